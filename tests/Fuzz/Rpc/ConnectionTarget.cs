using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ScmPulumi.Fuzz.Mutations;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>Bytes that are barely HTTP/2 (https://www.rfc-editor.org/rfc/rfc9113), or not at all. An input is the data for one connection.</summary>
internal sealed class ConnectionTarget(string binary) : RpcTarget(binary)
{
    private const byte Data = 0, Headers = 1, Priority = 2, Reset = 3, Settings = 4, Push = 5, Ping = 6, GoAway = 7, WindowUpdate = 8, Continuation = 9;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    public override string Name => "connections";

    public override byte[] NewInput(Random random) => random.Next(10) switch
    {
        0 => Damage.Noise(random, 4000),
        1 => [.. Preface, .. Damage.Noise(random, 4000)],
        2 => Encoding.ASCII.GetBytes(
            $"POST /pulumirpc.ResourceProvider/Check HTTP/1.1\r\nHost: x\r\nContent-Length: {random.Next()}\r\n\r\n{Odd.Repeated("x", random)}"),
        3 => Damage.Of([.. Preface, .. Frame(Settings, 0, 0, []), .. Calls(random)], random),
        4 => [.. Preface, .. Frame(Settings, 0, 0, []), .. Flood(random)],
        5 => [.. Preface, .. Frame(Settings, 0, 0, []), .. Calls(random)],
        _ => [.. Preface, .. Frame(Settings, 0, 0, AnySettings(random)), .. Enumerable.Range(0, random.Next(20)).SelectMany(_ => AnyFrame(random))],
    };

    /// <summary>The server must close the connection when the client has sent everything, or earlier.</summary>
    protected override async Task TryAsync(RunningProvider provider, byte[] input)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, provider.Port);
        using var limit = new CancellationTokenSource(RunningProvider.Patience, TimeProvider.System);
        var stream = client.GetStream();
        try
        {
            var reading = stream.CopyToAsync(Stream.Null, limit.Token);
            await stream.WriteAsync(input, limit.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            await reading;
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            // The server has closed the connection.
        }
        catch (OperationCanceledException slow)
        {
            throw new FindingException("the connection stays open", slow);
        }
    }

    /// <summary>Valid calls on many streams, complete or truncated.</summary>
    private static byte[] Calls(Random random)
    {
        var bytes = new List<byte>();
        var streams = Odd.Pick(random, [1, 10, 300, 3000]);
        for (var stream = 1; stream < 2 * streams; stream += 2)
        {
            var method = Odd.Pick(random, RecordedRequests.Methods);
            bytes.AddRange(Frame(Headers, 4, stream, CallHeaders($"/{method.Service.FullName}/{method.Name}")));
            if (random.Next(4) > 0) bytes.AddRange(Frame(Data, (byte)random.Next(2), stream, [0, 0, 0, 0, (byte)random.Next(2)]));
            if (random.Next(4) == 0) bytes.AddRange(Frame(Reset, 0, stream, [0, 0, 0, 8]));
        }

        return [.. bytes];
    }

    /// <summary>Very many frames that cost the sender almost nothing.</summary>
    private static byte[] Flood(Random random)
    {
        var count = random.Next(20_000);
        return random.Next(5) switch
        {
            0 => Many(count, _ => Frame(Ping, 0, 0, new byte[8])),
            1 => Many(count, _ => Frame(Settings, 0, 0, [])),
            2 => [.. Frame(Headers, 0, 1, CallHeaders("/x")), .. Many(count, _ => Frame(Continuation, 0, 1, Literal("x", "y")))],
            3 => Many(count, number =>
            [
                .. Frame(Headers, 4, (2 * number) + 1, CallHeaders("/pulumirpc.ResourceProvider/GetSchema")),
                .. Frame(Reset, 0, (2 * number) + 1, [0, 0, 0, 8]),
            ]),
            _ => Many(count, _ => Frame(Data, 0, 1, [])),
        };
    }

    private static byte[] AnyFrame(Random random)
    {
        var type = (byte)random.Next(12);
        var stream = Odd.Pick(random, [0, 1, 2, 3, 5, int.MaxValue]);
        var flags = (byte)(random.Next(2) == 0 ? random.Next(256) : 4 + random.Next(2));
        var content = type switch
        {
            Headers when random.Next(2) == 0 => CallHeaders(Odd.Pick(random, RecordedRequests.Methods).Name),
            Headers or Continuation or Push => Literal(Odd.Text(random), Odd.Repeated(Odd.Text(random), random)),
            Priority => Damage.Noise(random, 6),
            Reset or WindowUpdate => Damage.Noise(random, 4),
            Settings => AnySettings(random),
            Ping or GoAway => Damage.Noise(random, 16),
            _ => Damage.Noise(random, 300),
        };
        return Frame(type, flags, stream, content[..Math.Min(content.Length, 16_384)]);
    }

    private static byte[] AnySettings(Random random) => Many(random.Next(4), _ => [0, (byte)random.Next(8), .. BitConverter.GetBytes(random.Next())]);

    private static byte[] CallHeaders(string path) =>
        [
            .. Literal(":method", "POST"), .. Literal(":scheme", "http"), .. Literal(":path", path), .. Literal(":authority", "x"),
            .. Literal("content-type", "application/grpc"), .. Literal("te", "trailers"),
        ];

    /// <summary>A header as an HPACK literal without indexing (https://www.rfc-editor.org/rfc/rfc7541#section-6.2.2).</summary>
    private static byte[] Literal(string name, string value) => [0, .. Text(name), .. Text(value)];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < 127) return [(byte)bytes.Length, .. bytes];
        var length = new List<byte> { 127 };
        var rest = bytes.Length - 127;
        for (; rest >= 128; rest >>= 7) length.Add((byte)(rest | 128));
        return [.. length, (byte)rest, .. bytes];
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] content)
    {
        var head = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length << 8);
        (head[3], head[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), stream);
        return [.. head, .. content];
    }

    private static byte[] Many(int count, Func<int, byte[]> part)
    {
        using var all = new MemoryStream();
        for (var number = 0; number < count; number++) all.Write(part(number));
        return all.ToArray();
    }
}
