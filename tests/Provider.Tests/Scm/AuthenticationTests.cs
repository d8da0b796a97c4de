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
    public async Task Refused_signature_is_sent_once_and_later_calls_fail_unsent_with_the_same_words()
    {
        var client = NewClient(WrongKeys);

        var first = await FailureAsync(client.ShowAsync(CertificateId, CancellationToken.None));
        var second = await FailureAsync(client.ApplyAsync("scs0000000000000", Application(), CancellationToken.None));

        Assert.Equal(ScmErrorKind.Unauthenticated, first.Kind);
        Assert.Equal("APIGW.0301", first.Code);
        Assert.Equal(first with { Operation = "apply", CertificateId = "scs0000000000000" }, second);
        Assert.Single(Emulator.History);
    }

    /// <summary>Once the service has accepted the keys, a 401 that bears no code is some proxy's.</summary>
    [Fact]
    public async Task Bare_401_after_an_accepted_call_closes_nothing()
    {
        await Client.ShowAsync(CertificateId, CancellationToken.None);
        Emulator.Faults.Next("show", Fault.Html(401));

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind);
        Assert.Contains("a proxy or firewall on the way", error.ToString(), StringComparison.Ordinal);
        await Client.ShowAsync(CertificateId, CancellationToken.None);
    }

    [Fact]
    public async Task Refused_signature_of_many_calls_at_once_is_sent_once_and_another_client_is_not_locked_out()
    {
        var client = NewClient(WrongKeys);

        var calls = Enumerable.Range(0, 20).Select(_ => client.ShowAsync(CertificateId, CancellationToken.None)).ToList();
        foreach (var call in calls) Assert.Equal(ScmErrorKind.Unauthenticated, (await FailureAsync(call)).Kind);

        Assert.Single(Emulator.History);
        await Client.ShowAsync(CertificateId, CancellationToken.None);
    }

    [Fact]
    public async Task Nothing_is_sent_until_the_first_call_is_answered_then_all_at_once()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit, Fault.HangBeforeCommit);
        var first = Client.ShowAsync(CertificateId, CancellationToken.None);
        await Emulator.WhenHeldAsync();

        var others = new[] { Client.ShowAsync(CertificateId, CancellationToken.None), Client.ShowAsync(CertificateId, CancellationToken.None) };
        Assert.Single(Emulator.History);

        Emulator.Release();
        await first;
        // One of the others is held; the last one does not wait for it.
        await Task.WhenAny(others).WaitAsync(TimeSpan.FromSeconds(30));
        await Emulator.WhenHeldAsync();
        Emulator.Release();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task Unanswered_first_call_lets_the_next_one_try_alone()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);

        await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));
        await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal(2, Emulator.History.Count);
    }

    [Theory]
    [InlineData("SCM.1000", ScmErrorKind.Unauthenticated, 1)]
    [InlineData("SCM.4002", ScmErrorKind.Forbidden, 2)]
    [InlineData("SCM.1004", ScmErrorKind.Forbidden, 2)]
    [InlineData("SCM.1009", ScmErrorKind.Forbidden, 2)]
    [InlineData("SCM.1010", ScmErrorKind.Forbidden, 2)]
    public async Task Refusal_by_scm_itself_stops_later_calls_only_where_it_is_about_the_credentials(string code, object kind, int sent)
    {
        Emulator.Faults.Next("show", Fault.Error(401, code, "refused"));

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));
        var later = await Record.ExceptionAsync(() => Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(sent, Sent("show").Count);
        Assert.Equal(sent == 1, later is ScmException);
    }

    [Theory]
    [InlineData("APIGW.0301")]
    [InlineData("APIG.0307")]
    public async Task Refusal_by_the_gateway_inside_a_200_stops_later_calls(string code)
    {
        Emulator.Faults.Next("show", Fault.ErrorInside200(code, "Incorrect IAM authentication information"));

        var first = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));
        var second = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal((ScmErrorKind.Unauthenticated, ScmErrorKind.Unauthenticated), (first.Kind, second.Kind));
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Wrong_key_is_told()
    {
        var error = await FailureAsync(NewClient(WrongKeys).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(("APIGW.0301", Authentication.Refused), (error.Code, Sent("show").Single().Authentication));
        Assert.Contains("Access key or secret key is wrong", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_token_of_iam_is_told()
    {
        var error = await FailureAsync(NewClient(new ScmCredentials { AuthToken = "of-yesterday" }).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(("APIGW.0301", Authentication.Refused), (error.Code, Sent("show").Single().Authentication));
        Assert.Contains("The IAM token is not accepted: get a new one", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("of-yesterday", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("APIGW.0307")]
    [InlineData("APIG.0307")]
    public async Task Token_that_must_be_renewed_in_the_middle_of_a_run_is_told_and_not_tried_again(string code)
    {
        var client = NewClient(new ScmCredentials { AuthToken = "an-iam-token" });
        await client.ShowAsync(CertificateId, CancellationToken.None);
        Emulator.Faults.Next("show", Fault.Error(401, code, "The token must be updated."));

        var error = await FailureAsync(client.ShowAsync(CertificateId, CancellationToken.None));
        await FailureAsync(client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(ScmErrorKind.Unauthenticated, error.Kind);
        Assert.Contains("The token has expired: get a new one", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Sent("show").Count);
    }

    [Fact]
    public async Task Missing_permission_is_told_with_the_action_to_allow_and_closes_nothing()
    {
        Emulator.Switches.PermissionDenied = true;
        var error = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));
        Emulator.Switches.PermissionDenied = false;
        await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal((401, "SCM.4002", ScmErrorKind.Forbidden), (error.HttpStatus, error.Code, error.Kind));
        Assert.Contains("allow the user the action scm:cert:apply", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-27, "27 min behind")]
    [InlineData(60, "60 min ahead of")]
    public async Task Wrong_clock_is_named_with_its_difference(int minutes, string difference)
    {
        var options = new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = Keys };
        using var client = new ScmClient(options, new FakeTimeProvider(Time.GetUtcNow().AddMinutes(minutes)), () => 1);

        var error = await FailureAsync(client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(Authentication.Refused, Sent("show").Single().Authentication);
        Assert.Contains($"The clock of this machine is {difference} the service's", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A token bears no date: what is wrong with it is not the clock.</summary>
    [Fact]
    public async Task Wrong_clock_is_not_blamed_for_a_token_nor_for_a_missing_account()
    {
        var late = new Dictionary<string, string> { ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT" };
        Emulator.Faults.Next("show", Fault.RefuseSignature with { Headers = late }, Fault.Error(401, "SCM.1000", "no") with { Headers = late });

        var ofToken = await FailureAsync(NewClient(new ScmCredentials { AuthToken = "an-iam-token" }).ShowAsync(CertificateId, CancellationToken.None));
        var ofScm = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.DoesNotContain("clock", ofToken.ToString() + ofScm, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Clock_within_what_the_gateway_accepts_is_not_blamed()
    {
        Emulator.Faults.Next("show", Fault.RefuseSignature with { Headers = new Dictionary<string, string> { ["Date"] = "Sat, 01 Mar 2025 08:14:00 GMT" } });

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.DoesNotContain("clock", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Authentication.Signature, Sent("show").Single().Authentication);
    }
}
