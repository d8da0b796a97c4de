using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S4: wrong credentials are tried once, so that the service does not lock the key.</summary>
public sealed class AuthenticationTests : ClientFixture
{
    private static ScmCredentials WrongKeys => new() { AccessKey = Keys.AccessKey, SecretKey = "not-the-secret-key" };

    [Fact]
    public async Task Refused_signature_is_sent_once_and_later_calls_fail_unsent_with_the_same_message()
    {
        var client = NewClient(WrongKeys);

        var first = await FailAsync("show", client);
        var second = await FailAsync("apply", client, "scs0000000000000");

        Assert.Equal((ScmErrorKind.Unauthenticated, "APIGW.0301"), (first.Kind, first.Code));
        Assert.Equal(first with { Operation = "apply", CertificateId = "scs0000000000000" }, second);
        Assert.Equal(Authentication.Refused, Assert.Single(Emulator.History).Authentication);
    }

    /// <summary>Once the service has accepted the keys, a 401 that bears no code is some proxy's.</summary>
    [Fact]
    public async Task Bare_401_after_an_accepted_call_does_not_block_later_calls()
    {
        await ShowAsync();
        Emulator.Faults.Next("show", Fault.Html(401));

        Assert.Equal(ScmErrorKind.Unauthenticated, (await FailAsync("show")).Kind);
        await ShowAsync();
    }

    /// <summary>The gateway's code may have been lost on the way, so it is not known how many refusals came from the gateway.</summary>
    [Fact]
    public async Task Many_bare_401s_in_a_row_are_refusals()
    {
        await ShowAsync();
        for (var i = 0; i < 30; i++) Emulator.Faults.Next("show", Fault.Html(401));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => FailAsync("show")));

        Assert.InRange(Sent("show").Count, 2, 1 + 7); // those in flight when the response to the fourth arrived
    }

    [Fact]
    public async Task Refused_signature_of_many_calls_at_once_is_sent_once_and_another_client_is_not_locked_out()
    {
        var client = NewClient(WrongKeys);

        var errors = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FailAsync("show", client)));

        Assert.All(errors, error => Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind));
        Assert.Single(Emulator.History);
        await ShowAsync();
    }

    [Fact]
    public Task Nothing_is_sent_until_the_first_call_is_answered_then_all_at_once() => AssertFirstAnswerIsAwaitedAsync(Client, Client);

    /// <summary>More than five refused signatures lock a key. Each row is what was sent before the key was refused.</summary>
    [Theory]
    [InlineData(0, "show", 1)]
    [InlineData(1, "show", 4)]
    [InlineData(9, "show", 4)]
    [InlineData(1, "apply", 4)]
    [InlineData(1, "cancel-cert", 4)]
    [InlineData(1, "list", 4)]
    [InlineData(1, "export", 4)]
    [InlineData(1, "list-by-tag", 4)]
    public async Task Key_that_is_refused_is_not_locked_by_many_calls_at_once_in_this_run_and_the_next(int before, string operation, int refused)
    {
        for (var i = 0; i < before; i++) await ShowAsync();
        (Emulator.Switches.KeyDeleted, Emulator.Switches.HoldRefusals) = (true, true);

        var thisRun = Enumerable.Range(0, 30).Select(_ => FailAsync(operation)).ToList();
        await Emulator.WhenHeldAsync(refused);
        Emulator.Switches.HoldRefusals = false;
        Emulator.Release();
        Assert.All(await Task.WhenAll(thisRun), error => Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind));
        Assert.Equal(refused, Refused());

        var nextRun = NewClient();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => FailAsync("show", nextRun))), error => Assert.Equal("APIGW.0301", error.Code));
        Assert.Equal(refused + 1, Refused());
        Assert.DoesNotContain(Emulator.History, request => request.Authentication == Authentication.Locked);
    }

    [Fact]
    public async Task Reads_in_flight_end_when_the_key_is_refused()
    {
        await ShowAsync();
        Emulator.Faults.Next("show", Fault.HangBeforeCommit, Fault.HangBeforeCommit, Fault.HangBeforeCommit);
        var held = Enumerable.Range(0, 3).Select(_ => FailAsync("show")).ToList();
        await Emulator.WhenHeldAsync(3);
        Emulator.Switches.KeyDeleted = true;

        await FailAsync("list");

        Assert.All(await Task.WhenAll(held), error => Assert.Equal((ScmErrorKind.Unauthenticated, "show"), (error.Kind, error.Operation)));
    }

    /// <summary>S1: the service may have accepted it.</summary>
    [Fact]
    public async Task Application_in_flight_when_the_key_is_refused_is_in_doubt()
    {
        await ShowAsync();
        Emulator.Switches.HoldAnswerOfNextApply = true;
        var apply = FailAsync("apply");
        await HeldAsync();
        Emulator.Switches.KeyDeleted = true;

        await FailAsync("list");
        Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(ScmErrorKind.InDoubt, (await apply).Kind);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Call_that_waits_for_a_retry_is_not_sent_again_when_the_key_is_refused(string operation)
    {
        await ShowAsync();
        Emulator.Faults.Next(operation, Fault.Throttle(TimeSpan.FromSeconds(30)));
        var waiting = Time.StandStillAsync();
        var call = FailAsync(operation);
        await waiting;
        var sent = Sent(operation).Count;
        Emulator.Switches.KeyDeleted = true;

        await FailAsync("list");
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ScmErrorKind.Unauthenticated, (await call).Kind);
        Assert.Equal(sent, Sent(operation).Count);
    }

    /// <summary>The service does not answer the first call. The calls that wait for it would otherwise take their own time limits, one by one.</summary>
    [Theory]
    [InlineData("show", "show")]
    [InlineData("show", "apply")]
    [InlineData("apply", "show")]
    [InlineData("apply", "cancel-cert")]
    [InlineData("list", "export")]
    public async Task Calls_that_wait_for_the_first_response_fail_with_the_first_call(string first, string others)
    {
        Emulator.Faults.Next(first, Fault.HangBeforeCommit);
        var client = NewClient(attempts: 1);
        var calls = new List<Task<ScmError>> { FailAsync(first, client) };
        await HeldAsync();
        calls.AddRange(Enumerable.Range(0, 4).Select(_ => FailAsync(others, client)));

        Time.Advance(RequestLimit);

        var errors = await Task.WhenAll(calls);
        var kind = others is "apply" or "cancel-cert" ? ScmErrorKind.Unreachable : ScmErrorKind.Unavailable; // a write surely was not sent
        Assert.All(errors.Skip(1), error => Assert.Equal((kind, others), (error.Kind, error.Operation)));
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task After_an_unanswered_first_call_the_next_one_is_sent_alone()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);

        await FailAsync("apply");
        await ShowAsync();

        Assert.Equal(2, Emulator.History.Count);
    }

    [Theory]
    [InlineData(401, "SCM.1000", true)]
    [InlineData(401, "SCM.4002", false)]
    [InlineData(401, "SCM.1004", false)]
    [InlineData(401, "SCM.1009", false)]
    [InlineData(401, "SCM.1010", false)]
    [InlineData(401, "APIGW.0307", true)] // a token that must be renewed in the middle of a run
    [InlineData(401, "APIG.0307", true)]
    [InlineData(200, "APIGW.0301", true)]
    [InlineData(200, "APIG.0307", true)]
    public async Task Refusal_stops_later_calls_only_if_it_is_about_the_credentials(int status, string code, bool stops)
    {
        await ShowAsync();
        Emulator.Faults.Next("show", Fault.Error(status, code, "refused"));

        var error = await FailAsync("show");
        var later = await Record.ExceptionAsync(() => CallAsync("apply"));

        Assert.Equal((stops ? ScmErrorKind.Unauthenticated : ScmErrorKind.Forbidden, stops), (error.Kind, later is ScmException));
        Assert.Equal(stops ? 0 : 1, Sent("apply").Count);
    }

    private int Refused() => Emulator.History.Count(request => request.Authentication == Authentication.Refused);

    /// <summary>T2.</summary>
    [Fact]
    public async Task Token_that_is_refused_is_not_shown()
    {
        var error = await FailAsync("show", NewClient(new ScmCredentials { AuthToken = "of-yesterday" }));

        Assert.Equal(("APIGW.0301", CredentialKind.Token), (error.Code, error.Credentials));
        Assert.Equal(Authentication.Refused, Sent("show").Single().Authentication);
        Assert.DoesNotContain("of-yesterday", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-27)]
    [InlineData(60)]
    public async Task Wrong_clock_is_detected_from_the_date_of_the_refusal(int minutes)
    {
        var options = new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = Keys };
        using var client = new ScmClient(options, new FakeTimeProvider(Time.GetUtcNow().AddMinutes(minutes)), () => 1);

        var error = await FailAsync("show", client);

        Assert.Equal(Authentication.Refused, Sent("show").Single().Authentication);
        Assert.Equal(minutes, error.ClockSkew?.TotalMinutes);
        Assert.Contains($"{Math.Abs(minutes)} min {(minutes < 0 ? "behind" : "ahead")}", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A token has no date, SCM itself does not check signatures, and the gateway tolerates a quarter of an hour.</summary>
    [Theory]
    [InlineData("a token", "APIGW.0301", "09:00:00")]
    [InlineData("keys", "SCM.1000", "09:00:00")]
    [InlineData("keys", "APIGW.0301", "08:14:00")]
    public async Task Clock_is_not_mentioned_in_other_failures(string credentials, string code, string date)
    {
        var headers = new Dictionary<string, string> { ["Date"] = $"Sat, 01 Mar 2025 {date} GMT" };
        Emulator.Faults.Next("show", Fault.Error(401, code, "no") with { Headers = headers });

        var error = await FailAsync("show", NewClient(credentials == "keys" ? Keys : Token));

        Assert.DoesNotContain("clock", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
