using System.Net;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The body of a request that must not be sent twice. It settles the race between the first byte and the decision not to send: the handler writes the last
/// header line together with the body, so if the body was never begun, the service has not received the complete request.
/// </summary>
internal sealed class OnceContent(byte[] body) : HttpContent
{
    private const int Waiting = 0, Begun = 1, Abandoned = 2;
    private int _state;

    /// <returns>True if the request has not begun. It is not sent later, either.</returns>
    public bool Abandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting) != Begun;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Waiting) != Waiting)
            throw new IOException("The request was abandoned or already sent.");
        await stream.WriteAsync(body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
