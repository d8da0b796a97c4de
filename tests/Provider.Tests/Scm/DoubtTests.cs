using System.Net.Sockets;
using System.Text;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S1, S2: a write that may have reached the service is sent once and is in doubt.</summary>
public sealed class DoubtTests : ClientFixture
{
    /// <summary>A property whose name is an unpaired surrogate: valid JSON, but not a valid string.</summary>
    private const string HalfACharacter = """{"\ud800":1}""";

    private static readonly Dictionary<string, Fault> Doubtful = new(FaultsOfTheService)
    {
        ["500 with a body that is not text"] = Fault.Answer(500, HalfACharacter),
        ["429 of the gateway under another status"] = Fault.Error(503, "APIGW.0308", "The throttling threshold has been reached."),
        ["429 of another gateway under another status"] = Fault.Error(503, "APIG.0308", "The throttling threshold has been reached."),
    };

    /// <summary>Of an apply alone, since no other call says in words that it succeeded.</summary>
    private static readonly Dictionary<string, Fault> NoSuccess = new()
    {
        ["failed"] = Fault.Answer(200, """{"request_info":"failed"}"""),
        ["true"] = Fault.Answer(200, """{"request_info":true}"""),
        ["an object without a message"] = Fault.Answer(200, """{"failure_list":{"resource":"x"}}"""),
        ["a number"] = Fault.Answer(200, """{"request_info":1}"""),
        ["a list"] = Fault.Answer(200, """{"request_info":["success"]}"""),
        ["an object"] = Fault.Answer(200, """{"request_info":{"success":true}}"""),
        ["empty object"] = Fault.Answer(202, "{}"),
        ["no text"] = Fault.Answer(200, HalfACharacter),
    };

    /// <summary>Of a deployment, whose answer must have a list: an empty one is the success.</summary>
    private static readonly Dictionary<string, Fault> NoList = new()
    {
        ["no list"] = Fault.Answer(200, "{}"),
        ["null"] = Fault.Answer(200, """{"failure_list":null}"""),
        ["a string"] = Fault.Answer(200, """{"failure_list":"none"}"""),
        ["a flag"] = Fault.Answer(200, """{"failure_list":false}"""),
        ["an object for a list"] = Fault.Answer(200, """{"failure_list":{}}"""),
        ["a number"] = Fault.Answer(200, """{"failure_list":5}"""),
    };

    private int _posts;

    public static TheoryData<string, string> Writes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Doubtful.Keys.Concat(NoSuccess.Keys)) data.Add("apply", name);
            foreach (var name in Doubtful.Keys) data.Add("cancel-cert", name);
            foreach (var name in Doubtful.Keys.Concat(NoList.Keys)) data.Add("deploy", name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_in_doubt_is_not_sent_again(string operation, string fault)
    {
        // On a connection that was used before, because only there the handler would repeat the request itself.
        var id = await PrepareAsync(operation);
        Emulator.Faults.Next(operation, Doubtful.GetValueOrDefault(fault) ?? (operation == "apply" ? NoSuccess : NoList)[fault]);

        Assert.Equal(ScmErrorKind.InDoubt, (await FailAsync(operation, id: id)).Kind);
        Assert.Single(Sent(operation));
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    [InlineData("deploy")]
    public async Task Write_without_a_response_is_in_doubt_after_the_time_limit(string operation)
    {
        await PrepareAsync(operation);
        Emulator.Faults.Next(operation, Fault.HangBeforeCommit);
        var write = FailAsync(operation);
        await HeldAsync();

        Time.Advance(RequestLimit);

        var error = await write;
        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Contains("no response within 30 s", error.Message, StringComparison.Ordinal);
        Assert.Single(Sent(operation));
    }

    [Theory]
    [InlineData("apply", false)]
    [InlineData("apply", true)]
    [InlineData("cancel-cert", false)]
    [InlineData("cancel-cert", true)]
    [InlineData("deploy", false)]
    [InlineData("deploy", true)]
    public async Task Write_is_sent_once_when_the_server_closes_the_connection_in_good_order(string operation, bool isFirstOnConnection)
    {
        using var server = ClosingServer(answersBefore: isFirstOnConnection ? 0 : 1);
        var client = NewClient(endpoint: server.Address("http"));
        if (!isFirstOnConnection) await ShowAsync(client);

        Assert.Equal(ScmErrorKind.InDoubt, (await FailAsync(operation, client)).Kind);
        Assert.Equal(1, Volatile.Read(ref _posts));
    }

    /// <summary>Without the fault, the write would succeed.</summary>
    /// <returns>The certificate to write about.</returns>
    private async Task<string> PrepareAsync(string operation)
    {
        var id = operation == "deploy" ? Issued() : CertificateId;
        Emulator.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        await CallAsync(operation == "cancel-cert" ? "apply" : "show", id: id);
        return id;
    }

    /// <summary>Answers so many requests of a connection, then takes in one more and closes without a word: the emulator can only reset.</summary>
    private LoopbackServer ClosingServer(int answersBefore) => new(async connection =>
    {
        for (var answers = 0; await ReceiveAsync(connection) && answers < answersBefore; answers++)
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"status\":\"PAID\"}"u8.ToArray());
        }
    });

    /// <summary>Reads one whole request, or the end of the connection.</summary>
    private async Task<bool> ReceiveAsync(NetworkStream connection)
    {
        var (buffer, text) = (new byte[8192], "");
        while (!IsWhole(text))
        {
            var count = await connection.ReadAsync(buffer);
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
