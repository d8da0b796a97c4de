using System.Buffers.Binary;
using System.Net;
using System.Text;
using ScmPulumi.Fuzz.Mutations;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>
/// Raw bytes in valid HTTP/2: any method, any headers, any gRPC frames (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). An input is a path,
/// headers, an empty line, and the body.
/// </summary>
internal sealed class FrameTarget(string binary) : RpcTarget(binary)
{
    private static readonly string[] Paths =
    [
        "/", "/pulumirpc.ResourceProvider", "/pulumirpc.ResourceProvider/", "/pulumirpc.ResourceProvider/Nothing", "/pulumirpc.Engine/Log",
        "/grpc.health.v1.Health/Check", "/pulumirpc.ResourceProvider/check", "/%00", "/a?b#c",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/grpc", "application/grpc", "application/grpc", "application/grpc+proto", "application/grpc+json", "application/grpc-web",
        "application/json", "text/html", "application/", "", "a",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("te", ["trailers", "", "gzip", "trailers, x"]),
        ("grpc-encoding", ["identity", "gzip", "deflate", "br", "", "x"]),
        ("grpc-accept-encoding", ["identity,gzip", "x", "", ",,,"]),
        ("grpc-timeout", ["1S", "0n", "-1S", "99999999H", "1", "S", "999999999999999999S", "1Y"]),
        ("grpc-message-type", ["x"]),
        ("authorization", ["Bearer x"]),
        ("x-bin", ["%%%", "AAAA"]),
        ("user-agent", ["grpc-go/1.70.0", ""]),
    ];

    private readonly HttpClient _http = new(RunningProvider.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public override string Name => "frames";

    public override byte[] NewInput(Random random)
    {
        var method = Odd.Pick(random, RecordedRequests.Methods);
        var head = new StringBuilder();
        head.Append(random.Next(5) == 0 ? Odd.Pick(random, Paths) : $"/{method.Service.FullName}/{method.Name}").Append('\n');
        head.Append("content-type: ").Append(Odd.Pick(random, ContentTypes)).Append('\n');
        foreach (var (name, values) in Headers.Where(_ => random.Next(4) == 0)) head.Append(name).Append(": ").Append(Odd.Pick(random, values)).Append('\n');
        for (var many = random.Next(30) == 0 ? random.Next(60) : 0; many > 0; many--)
        {
            head.Append("x-").Append(many).Append(": ").Append('x', random.Next(300)).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes($"{head}\n"), .. Body(random, RecordedRequests.ToBytes(method, RecordedRequests.Any(method, random)))];
    }

    protected override async Task TryAsync(RunningProvider provider, byte[] input)
    {
        var end = input.AsSpan().IndexOf("\n\n"u8);
        var lines = Encoding.ASCII.GetString(input, 0, end).Split('\n');
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{provider.Port}{lines[0]}")
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(input[(end + 2)..]),
        };
        foreach (var header in lines[1..].Select(line => line.Split(": ", 2)))
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1])) request.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        await provider.EndAsync(SendAsync(request, lines[0]), lines[0]);
    }

    /// <summary>The answer must be a gRPC status, an HTTP error, or a reset stream.</summary>
    private async Task SendAsync(HttpRequestMessage request, string path)
    {
        try
        {
            using var response = await _http.SendAsync(request);
            await response.Content.ReadAsByteArrayAsync();
            var status = response.Headers.Concat(response.TrailingHeaders).FirstOrDefault(header => header.Key == "grpc-status").Value?.Single();
            if (response.StatusCode == HttpStatusCode.OK && status is null) throw new FindingException($"{path} is answered without a gRPC status");
            if (response.StatusCode == HttpStatusCode.InternalServerError) throw new FindingException($"{path} is answered with HTTP 500");
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.HttpProtocolError)
        {
            // The server reset the stream, as HTTP/2 requires.
        }
    }

    private static byte[] Body(Random random, byte[] message) => random.Next(8) switch
    {
        0 => Damage.Noise(random, 300),
        1 => Frame(0, message, uint.MaxValue >> random.Next(32)),
        2 => Frame((byte)random.Next(256), message),
        3 => Frame(1, message),
        4 => [.. Frame(0, message), .. Frame(0, message)],
        5 => Frame(0, message)[..random.Next(message.Length + 5)],
        6 => Frame(0, Damage.Noise(random, 300)),
        _ => Damage.Of(Frame(0, message), random),
    };

    /// <param name="flag">1 for a compressed message.</param>
    /// <param name="message">The message.</param>
    /// <param name="length">The length to write. Null means the true length.</param>
    private static byte[] Frame(byte flag, byte[] message, uint? length = null)
    {
        var prefix = new byte[5];
        prefix[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length ?? (uint)message.Length);
        return [.. prefix, .. message];
    }
}
