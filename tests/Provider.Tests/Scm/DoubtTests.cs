using System.Net;
using System.Net.Sockets;
using System.Text;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S1, S2: a write that may have reached the service is sent once and is in doubt.</summary>
public sealed class DoubtTests : ClientFixture
{
    /// <summary>A property whose name is half a surrogate pair: JSON by its grammar, but no text.</summary>
    private const string HalfACharacter = """{"\ud800":1}""";

    public static TheoryData<string, Fault> Doubtful
    {
        get
        {
            var data = new TheoryData<string, Fault>();
            foreach (var operation in new[] { "apply", "cancel-cert" })
            {
                data.Add(operation, Fault.ResetBeforeCommit);
                data.Add(operation, Fault.ResetAfterCommit);
                data.Add(operation, Fault.Error(500, "SCM.0016", "订单异常"));
                data.Add(operation, Fault.Html(502));
                data.Add(operation, Fault.Answer(503, ""));
                data.Add(operation, Fault.Answer(408, ""));
                data.Add(operation, Fault.Html(200));
                data.Add(operation, Fault.Answer(200, ""));
                data.Add(operation, Fault.TruncatedJson);
                data.Add(operation, Fault.Answer(200, new string(' ', 1024 * 1024) + "{}"));
            }

            data.Add("apply", Fault.Answer(200, """{"request_info":"failed"}"""));
            data.Add("apply", Fault.Answer(200, """{"request_info":true}"""));
            data.Add("apply", Fault.Answer(202, "{}"));
            data.Add("apply", Fault.Answer(200, HalfACharacter));
            data.Add("apply", Fault.Answer(500, HalfACharacter));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task Write_is_sent_once_and_in_doubt(string operation, Fault fault)
    {
        // On a connection that was used before: only there does the handler think of repeating by itself.
        await PrepareAsync(operation);
        Emulator.Faults.Next(operation, fault);

        var error = await FailureAsync(WriteAsync(operation));

        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Single(Sent(operation));
        Assert.Contains("Whether it took effect is not known", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Write_without_an_answer_is_in_doubt_after_the_time_limit(string operation)
    {
        await PrepareAsync(operation);
        Emulator.Faults.Next(operation, Fault.HangBeforeCommit);

        var write = WriteAsync(operation);
        await Emulator.WhenHeldAsync();
        Time.Advance(RequestLimit);
        var error = await FailureAsync(write);

        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Contains("no answer within 30 s", error.Message, StringComparison.Ordinal);
        Assert.Single(Sent(operation));
    }

    [Fact]
    public async Task Show_without_an_answer_is_repeated_after_the_time_limit()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);

        var show = Client.ShowAsync(CertificateId, CancellationToken.None);
        await Emulator.WhenHeldAsync();
        Time.Advance(RequestLimit);

        Assert.Equal("PAID", (await show).Status);
        Assert.Equal(2, Sent("show").Count);
    }

    [Theory]
    [InlineData("apply", false)]
    [InlineData("apply", true)]
    [InlineData("cancel-cert", false)]
    [InlineData("cancel-cert", true)]
    public async Task Write_is_sent_once_when_the_server_closes_the_connection_in_good_order(string operation, bool isFirstOnConnection)
    {
        using var server = new ClosingServer(answersBefore: isFirstOnConnection ? 0 : 1);
        var client = NewClient(endpoint: server.Endpoint);
        if (!isFirstOnConnection) await client.ShowAsync(CertificateId, CancellationToken.None);

        var error = await FailureAsync(operation == "apply"
            ? client.ApplyAsync(CertificateId, Application(), CancellationToken.None)
            : client.CancelAsync(CertificateId, CancellationToken.None));

        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Equal(1, server.Posts);
    }

    private async Task PrepareAsync(string operation)
    {
        if (operation == "cancel-cert") await Client.ApplyAsync(CertificateId, Application(), CancellationToken.None);
        else await Client.ShowAsync(CertificateId, CancellationToken.None);
    }

    private Task WriteAsync(string operation) => operation == "apply"
        ? Client.ApplyAsync(CertificateId, Application(), CancellationToken.None)
        : Client.CancelAsync(CertificateId, CancellationToken.None);

    /// <summary>Answers so many requests of a connection, then takes in one more and closes without a word: the emulator can only reset.</summary>
    private sealed class ClosingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly int _answersBefore;
        private int _posts;

        public ClosingServer(int answersBefore)
        {
            _answersBefore = answersBefore;
            _listener.Start();
            _ = AcceptAsync();
        }

        public Uri Endpoint => new($"http://{_listener.LocalEndpoint}/");

        public int Posts => Volatile.Read(ref _posts);

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptSocketAsync();
                    for (var answers = 0; await ReceiveAsync(connection) && answers < _answersBefore; answers++)
                        await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"status\":\"PAID\"}"u8.ToArray());
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        /// <summary>Reads one whole request, or the end of the connection.</summary>
        private async Task<bool> ReceiveAsync(Socket connection)
        {
            var (buffer, text) = (new byte[8192], "");
            while (!IsWhole(text))
            {
                var count = await connection.ReceiveAsync(buffer);
                if (count == 0) return false;
                text += Encoding.Latin1.GetString(buffer, 0, count);
            }

            if (text.StartsWith("POST", StringComparison.Ordinal)) Interlocked.Increment(ref _posts);
            return true;
        }

        private static bool IsWhole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) return false;
            var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal));
            return length is null || text.Length >= end + 4 + int.Parse(length[16..], System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
