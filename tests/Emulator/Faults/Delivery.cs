using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using ScmPulumi.Emulator.Api;

namespace ScmPulumi.Emulator.Faults;

/// <summary>Sends an answer to the client, with or without a fault. The client may disconnect at any time.</summary>
internal sealed class Delivery(HttpContext http, TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;
    private const int OversizeMegabytes = 10;
    private const int MostDrops = 40;

    private static readonly TimeSpan BytePause = TimeSpan.FromSeconds(1);
    private static readonly byte[] Blanks = [.. Enumerable.Repeat((byte)' ', Megabyte)];

    public async Task SendAsync(Answer answer, Fault? fault)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.Date = (clock.GetUtcNow() + (fault?.Skew ?? TimeSpan.Zero)).ToString("r", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        try
        {
            await WriteAsync(Encoding.UTF8.GetBytes(answer.Body), fault?.Kind);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has disconnected.
        }
    }

    private async Task WriteAsync(byte[] body, FaultKind? kind)
    {
        if (kind == FaultKind.Gzip)
        {
            body = Compressed(body);
            http.Response.Headers.ContentEncoding = "gzip";
        }

        http.Response.ContentLength = body.Length + (kind == FaultKind.Oversize ? OversizeMegabytes * Megabyte : 0);
        switch (kind)
        {
            case FaultKind.Drip:
                await DripAsync(body);
                break;
            case FaultKind.CutOff:
                await WriteAsync(body.AsMemory(0, body.Length / 2));
                http.Abort();
                break;
            case FaultKind.Oversize:
                await WriteAsync(body);
                for (var megabyte = 0; megabyte < OversizeMegabytes; megabyte++) await WriteAsync(Blanks);
                break;
            case FaultKind.Close:
                await WriteAsync(body);
                http.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
                break;
            default:
                await WriteAsync(body);
                break;
        }
    }

    /// <summary>
    /// Drips for longer than a client waits, then stops. Otherwise a fake clock would advance by minutes before the client could close the connection.
    /// </summary>
    private async Task DripAsync(byte[] body)
    {
        for (var at = 0; at < Math.Min(body.Length, MostDrops); at++)
        {
            await WriteAsync(body.AsMemory(at, 1));
            await Task.Delay(BytePause, clock, http.RequestAborted);
        }

        if (body.Length > MostDrops) await Task.Delay(Timeout.InfiniteTimeSpan, clock, http.RequestAborted);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static byte[] Compressed(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(body);
        return compressed.ToArray();
    }
}
