using System.Globalization;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>
/// Answers of the service to every call, over a real socket. Each call must soon return a result or throw a <see cref="ScmException"/>. An input is one byte,
/// which is 1 if the connection stays open, followed by the bytes of the answer.
/// </summary>
internal sealed class AnswerTarget : FuzzTarget
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>The time limit for a call, on a machine that is busy with other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] OddHeaders =
    [
        "Retry-After: 99999999999999999999", "Retry-After: -1", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "Date: Mon, 01 Jan 0001 00:00:00 GMT",
        "Date: x", "X-Request-Id: a@b", "X-Request-Id:", "Content-Encoding: gzip", "Content-Type: application/json; charset=\"x",
        "Location: http://127.0.0.1:1/", "Transfer-Encoding: gzip", "Connection: close", "Connection: keep-alive", "no colon", ": no name", " folded",
        "Set-Cookie: a=b", "Content-Length: 1", "Upgrade: h2c", "X: \u0001\u00ff", "Trailer: X-Request-Id",
    ];

    /// <summary>Includes half a surrogate pair, which no JSON tree can contain.</summary>
    private static readonly string[] Escapes = [@"\ud800", @"\udc00x", @"\u0000", @"\u", @"\x", "\u0001"];

    /// <summary>Replacements for the last brace. Some of them repeat a member.</summary>
    private static readonly string[] Ends =
        [",\"status\":\"PAID\"}", ",\"status\":1e999}", ",\"error_code\":null}", ",\"request_info\":\"success\"}", ",}", "}}", "", "} x"];

    public override string Name => "answers";

    public override int BatchSize => 16;

    public override byte[] NewInput(Random random)
    {
        var body = Body(random);
        var head = new StringBuilder();
        for (var informational = random.Next(40) == 0 ? random.Next(50) : 0; informational > 0; informational--) head.Append("HTTP/1.1 103 Early\r\n\r\n");
        head.Append(random.Next(20) == 0 ? Odd.Anything(random) : string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status(random)} OK")).Append("\r\n");
        for (var odd = random.Next(3) == 0 ? random.Next(3) : 0; odd > 0; odd--) head.Append(Odd.Pick(random, OddHeaders)).Append("\r\n");
        for (var flood = random.Next(60) == 0 ? random.Next(3000) : 0; flood > 0; flood--) head.Append("X-Flood: ").Append('x', 40).Append("\r\n");
        var (framing, framed) = Framed(body, random);
        byte[] answer = [.. Encoding.Latin1.GetBytes($"{head}{framing}\r\n"), .. framed];
        return [(byte)(random.Next(200) == 0 ? 1 : 0), .. random.Next(20) == 0 ? Damage.Of(answer, random) : answer];
    }

    public override async Task TryAsync(byte[] input)
    {
        using var server = new AnswerServer(input.AsMemory(1), closesConnection: input[0] == 0);
        var options = new ScmClientOptions
        {
            Endpoint = server.Endpoint,
            Credentials = new ScmCredentials { AccessKey = "a-key", SecretKey = "a-secret-key" },
            Attempts = 1,
            RequestTimeout = RequestTimeout,
        };
        using var client = new ScmClient(options, TimeProvider.System, () => 0.5);
        foreach (var (operation, call) in Calls(client))
        {
            try
            {
                await call.WaitAsync(Patience);
            }
            catch (ScmException failure)
            {
                Judge(operation, failure);
            }
            catch (TimeoutException)
            {
                throw new FindingException($"{operation} does not end");
            }
        }
    }

    private static IEnumerable<(string Operation, Task Call)> Calls(ScmClient client)
    {
        yield return ("show", client.ShowAsync(Samples.CertificateId, CancellationToken.None));
        yield return ("list", client.ListAsync(new CertificateQuery(), CancellationToken.None));
        yield return ("export", client.ExportAsync(Samples.CertificateId, CancellationToken.None));
        yield return ("apply", client.ApplyAsync(Samples.CertificateId, new ApplyRequest { Domain = "www.example.com" }, CancellationToken.None));
        yield return ("cancel-cert", client.CancelAsync(Samples.CertificateId, CancellationToken.None));
        var cdn = new DeployRequest { ServiceName = "CDN", Resources = [new DeployTarget { DomainName = "www.example.com" }] };
        yield return ("deploy", client.DeployAsync(Samples.CertificateId, cdn, CancellationToken.None));
        yield return ("deployed-resources", client.DeployedResourcesAsync([Samples.CertificateId], ["ALL"], CancellationToken.None));
        using var stop = new CancellationTokenSource(4 * RequestTimeout, TimeProvider.System); // paging may never end, so the caller sets a limit
        yield return ("list-by-tag", client.FailureReasonAsync(Samples.CertificateId, "scm-1", stop.Token));
    }

    /// <summary>The message goes into a gRPC status and to a terminal, so it must be one line of limited length and valid Unicode.</summary>
    private static void Judge(string operation, ScmException failure)
    {
        var text = failure.Error.ToString();
        if (text.Length > 3000 || text.Any(char.IsControl))
        {
            throw new FindingException($"{operation} fails with {text.Length} characters or control characters: {text}");
        }

        if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text) throw new FindingException($"{operation} fails with half a surrogate pair: {text}");
    }

    private static int Status(Random random) => random.Next(4) switch
    {
        0 => Odd.Pick(random, [400, 401, 403, 404, 409, 429, 500, 502, 503, 504]),
        1 => random.Next(100, 1000),
        _ => 200,
    };

    private static byte[] Body(Random random)
    {
        if (random.Next(10) == 0) return Damage.Noise(random, 200);
        var json = Samples.ChangedAnswer(random);
        if (random.Next(10) == 0) json = json.Insert(json.IndexOf('"', random.Next(json.Length)) + 1, Odd.Pick(random, Escapes)); // in a string or a name
        var body = Encoding.UTF8.GetBytes(json);
        if (random.Next(6) == 0) body = [.. body.AsSpan(0, body.Length - 1), .. Encoding.UTF8.GetBytes(Odd.Pick(random, Ends))];
        return random.Next(5) == 0 ? Damage.Of(body, random) : body;
    }

    /// <summary>The header that says where the body ends, and the encoded body. Both are correct most of the time.</summary>
    private static (string Header, byte[] Body) Framed(byte[] body, Random random) => random.Next(12) switch
    {
        0 => ("", body),
        1 => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + random.Next(-3, 4)}\r\n"), body),
        2 => ($"Content-Length: {Odd.Text(random)}\r\n", body),
        3 => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n"), body),
        4 => ("Transfer-Encoding: chunked\r\n", [.. Chunk(body), .. "0\r\n\r\n"u8]),
        5 => ("Transfer-Encoding: chunked\r\n", Damage.Of([.. Chunk(body), .. "0\r\n\r\n"u8], random)),
        6 => ("Transfer-Encoding: chunked\r\n", [.. Encoding.ASCII.GetBytes($"{Odd.Text(random)}\r\n"), .. body]),
        _ => (string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n"), body),
    };

    private static byte[] Chunk(byte[] body) => [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n"u8];
}
