using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S1, S5: what is repeated, when and how.</summary>
public sealed class RetryTests : ClientFixture
{
    private static readonly Dictionary<string, Fault> Transient = new(FaultsOfTheService)
    {
        ["429"] = Fault.Throttle(),
        ["wrong types"] = Fault.Answer(200, """{"status":["PAID"],"certificates":5,"certificate":[],"resources":5}"""),
        ["nulls"] = Fault.Answer(200, """{"status":null,"total_count":null,"certificate":null,"resources":null}"""),
        ["empty strings"] = Fault.Answer(200, """{"status":"","certificate":""}"""),
        ["empty object"] = Fault.Answer(200, "{}"),
    };

    public static TheoryData<string> TransientFaults => [.. Transient.Keys];

    /// <summary>Three of the reads are POSTs. None is ever in doubt.</summary>
    [Theory]
    [MemberData(nameof(TransientFaults))]
    public async Task Read_is_repeated_after_a_transient_fault_and_fails_after_the_last_attempt(string name)
    {
        var (id, fault) = (Issued(), Transient[name]);
        foreach (var operation in new[] { "show", "list", "list-by-tag", "export", "deployed-resources" })
        {
            Emulator.Faults.Next(operation, fault, fault, fault);
            await CallAsync(operation, id: id);
            Assert.Equal((operation, 4), (operation, Sent(operation).Count));

            Emulator.Faults.Next(operation, fault, fault, fault, fault);
            var kind = (await FailAsync(operation, id: id)).Kind;
            Assert.Equal((operation, fault.Status == 429 ? ScmErrorKind.Throttled : ScmErrorKind.Unavailable, 8), (operation, kind, Sent(operation).Count));
        }

        Assert.Equal([.. Enumerable.Repeat<double[]>([0.5, 1, 2], 10).SelectMany(waits => waits)], Time.Waits);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Wait_between_attempts_grows_up_to_its_limit(int status)
    {
        const int attempts = 60;
        for (var i = 0; i < attempts; i++) Emulator.Faults.Next("show", Fault.Html(status));

        await FailAsync("show", NewClient(attempts: attempts));

        Assert.Equal(attempts, Sent("show").Count);
        Assert.Equal((attempts - 1, 20), (Time.Waits.Count(), Time.Waits.Max()));
        Assert.Equal(Time.Waits.Order(), Time.Waits);
    }

    [Fact]
    public async Task Every_attempt_is_signed_again()
    {
        Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromSeconds(3)), Fault.Throttle(TimeSpan.FromSeconds(3)));

        await ShowAsync();

        Assert.Equal(
            ["20250301T080000Z", "20250301T080003Z", "20250301T080006Z"],
            Sent("show").Select(request => request.Headers["X-Sdk-Date"]));
        Assert.Equal(3, Sent("show").Select(request => request.Headers["Authorization"]).Distinct().Count());
        Assert.All(Sent("show"), request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    /// <summary>A date is compared to the clock of the server that answered.</summary>
    [Theory]
    [InlineData("0", 0.5)]
    [InlineData("9", 9)]
    [InlineData("999999999", 24 * 60 * 60)]
    [InlineData("Sat, 01 Mar 2025 09:00:07 GMT", 7)]
    [InlineData("Sat, 01 Mar 2025 08:00:00 GMT", 0.5)]
    [InlineData("Sun, 01 Mar 2026 09:00:00 GMT", 24 * 60 * 60)]
    [InlineData("-5", 0.5)]
    [InlineData("soon", 0.5)]
    [InlineData("", 0.5)]
    public async Task Retry_after_is_used_within_limits(string value, double seconds)
    {
        var headers = new Dictionary<string, string> { ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT", ["Retry-After"] = value };
        Emulator.Faults.Next("show", Fault.Throttle() with { Headers = headers });

        await ShowAsync();

        Assert.Equal([seconds], Time.Waits);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Time.Passed);
    }

    /// <summary>To wait would only delay the error.</summary>
    [Theory]
    [InlineData("61", 60, false)]
    [InlineData("60", 60, true)]
    [InlineData("59", 60, true)]
    [InlineData("3600", 300, false)]
    [InlineData("999999999", 75 * 60, false)]
    [InlineData("Sat, 01 Mar 2025 09:01:01 GMT", 60, false)]
    [InlineData("Sat, 01 Mar 2025 09:00:20 GMT", 60, true)]
    public async Task Call_that_is_asked_to_wait_too_long_fails_at_once_with_the_delay(string value, int seconds, bool isRepeated)
    {
        foreach (var (operation, fault) in new[] { ("show", Fault.Throttle()), ("apply", Fault.Throttle()), ("list", Fault.Html(503)) })
        {
            Emulator.ClearHistory();
            var headers = new Dictionary<string, string> { ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT", ["Retry-After"] = value };
            Emulator.Faults.Next(operation, fault with { Headers = headers });
            var begun = Time.Passed;

            var failure = await Record.ExceptionAsync(() => CallAsync(operation, deadline: new Deadline(Time.GetUtcNow().AddSeconds(seconds), default)));

            Assert.Equal((operation, isRepeated ? 2 : 1), (operation, Sent(operation).Count));
            if (isRepeated) continue;
            var error = Assert.IsType<ScmException>(failure).Error;
            Assert.Equal(begun, Time.Passed);
            var back = seconds == 60 ? "61 seconds" : seconds == 300 ? "60 minutes" : "1440 minutes";
            Assert.Contains($"in {back}", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1", "in 1 second.")]
    [InlineData("2", "in 2 seconds.")]
    [InlineData("119", "in 119 seconds.")]
    [InlineData("120", "in 2 minutes.")]
    [InlineData("121", "in 3 minutes.")]
    [InlineData("Sat, 01 Mar 2025 09:00:01 GMT", "in 1 second.")]
    public async Task Error_has_the_retry_delay_in_singular_or_plural(string value, string said)
    {
        var headers = new Dictionary<string, string> { ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT", ["Retry-After"] = value };
        Emulator.Faults.Next("show", Fault.Throttle() with { Headers = headers });

        var failure = await Record.ExceptionAsync(() => CallAsync("show", deadline: new Deadline(Time.GetUtcNow().AddSeconds(0.5), default)));

        Assert.EndsWith(said, failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public async Task Wait_is_between_zero_and_its_limit(double random)
    {
        Emulator.Faults.Next("show", Fault.Html(503), Fault.Html(503), Fault.Html(503));

        await ShowAsync(NewClient(random: random));

        Assert.Equal(TimeSpan.FromSeconds(3.5 * random), Time.Passed);
    }

    /// <summary>The emulator does not speak TLS.</summary>
    [Theory]
    [InlineData("show", "refused")]
    [InlineData("apply", "refused")]
    [InlineData("cancel-cert", "refused")]
    [InlineData("show", "TLS failed")]
    [InlineData("apply", "TLS failed")]
    public async Task Connection_that_fails_is_tried_again_and_then_unreachable(string operation, string reason)
    {
        var endpoint = reason == "refused" ? ClosedPort() : new UriBuilder(Emulator.Endpoint) { Scheme = "https" }.Uri;

        var error = await FailAsync(operation, NewClient(endpoint: endpoint));

        Assert.Equal(ScmErrorKind.Unreachable, error.Kind);
        Assert.Contains(reason, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, Time.Waits.Count());
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Write_without_a_connection_in_time_is_unreachable_and_not_in_doubt()
    {
        using var server = SilentServer();
        var apply = FailAsync("apply", NewClient(endpoint: server.Address("https"), attempts: 1));

        Time.Advance(RequestLimit);

        var error = await apply;
        Assert.Equal(ScmErrorKind.Unreachable, error.Kind);
        Assert.Contains("no connection within 30 s", error.Message, StringComparison.Ordinal);
    }

    private static Uri ClosedPort()
    {
        using var server = SilentServer();
        return server.Address("http");
    }
}
