using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests.Faults;

/// <summary>The rows of the fault matrix that matter most, once more with the native binary in real time (S1 to S6).</summary>
public sealed class NativeFaultTests
{
    [Theory]
    [InlineData("throttled")]
    [InlineData("throttled-for-seconds")]
    [InlineData("extra-fields")]
    [InlineData("wrong-content-type")]
    [InlineData("connection-closed")]
    public async Task Application_is_made_all_the_same(string fault)
    {
        await using var day = await BadDay.StartAsync();
        day.Meet("apply", 1, fault);

        var up = await day.UpAsync();

        Assert.True(up.Succeeded, up.Text);
        Assert.DoesNotContain("Took over", up.Text, StringComparison.Ordinal);
        AssertSettled(day);
    }

    [Theory]
    [InlineData("reset-after-commit")]
    [InlineData("error-502-html-after-commit")]
    [InlineData("no-answer-after-commit")]
    [InlineData("dripped")]
    [InlineData("cut-off")]
    [InlineData("truncated")]
    [InlineData("wrong-types")]
    [InlineData("nulls")]
    [InlineData("oversized")]
    [InlineData("gzip")]
    public async Task Application_whose_answer_was_lost_is_taken_over(string fault)
    {
        await using var day = await BadDay.StartAsync();
        day.Meet("apply", 1, fault);

        var up = await day.UpAsync();

        Assert.True(up.Succeeded, up.Text);
        Assert.Contains("Took over the application that certificate scs1554192131150 has already (status CHECKING_DOMAIN).", up.Text, StringComparison.Ordinal);
        AssertSettled(day);
    }

    [Theory]
    [InlineData("signature-expired", "Access key or secret key is wrong, or of another site than the endpoint")]
    [InlineData("clock-skew", "The clock of this machine is 16 min behind the service's, which accepts 15 min: set it right.")]
    [InlineData("redirect", "Check the certificate id, the account of the credentials and the endpoint of that account's site.")]
    public async Task Application_that_is_refused_is_made_by_the_next_run(string fault, string advice)
    {
        await using var day = await BadDay.StartAsync();
        day.Meet("apply", 1, fault);

        var refused = await day.UpAsync();
        Assert.DoesNotContain(day.Scm.History, request => request.Path == "/elsewhere");
        var up = await day.UpAsync();

        Assert.False(refused.Succeeded);
        Assert.Contains(advice, refused.Text, StringComparison.Ordinal);
        Assert.True(up.Succeeded, up.Text);
        AssertSettled(day);
    }

    [Fact]
    public async Task Token_that_expires_while_records_are_waited_for_keeps_the_application_and_the_next_run_goes_on()
    {
        await using var day = await BadDay.StartAsync();
        day.Scm.Faults.Onward("show", 3, FaultCatalogue.Find("token-expired").Fault);

        var expired = await day.UpAsync();
        var kept = Scenario.Application(day.Stack);
        day.Scm.Faults.Clear();
        var up = await day.UpAsync();

        Assert.False(expired.Succeeded);
        Assert.Contains("APIGW.0307", expired.Text, StringComparison.Ordinal);
        Assert.Equal((Scenario.CertificateId, 1), (kept?.Id, kept?.InitErrors.Count));
        Assert.True(up.Succeeded, up.Text);
        AssertSettled(day);
    }

    [Theory]
    [InlineData("reset-after-commit", "PAID")]
    [InlineData("reset", "PAID")]
    [InlineData("cancel-refused", "PAID")]
    [InlineData("cancel-loses-race", "ISSUED")]
    public async Task Destroy_ends_where_the_service_says(string fault, string status)
    {
        await using var day = await BadDay.StartAsync();
        await day.UpAsync();
        day.Meet("cancel-cert", 1, fault);

        var destroy = await day.DestroyAsync();

        Assert.True(destroy.Succeeded, destroy.Text);
        Assert.Equal((status, 1), (day.Status, day.Applications));
        Assert.Equal(status == "ISSUED", destroy.Text.Contains("stays so", StringComparison.Ordinal));
        Assert.Null(Scenario.Application(day.Stack));
    }

    /// <summary>What is refused is refused for the reason that its name says.</summary>
    [Theory]
    [InlineData(ServerCertificate.Good, true)]
    [InlineData(ServerCertificate.SelfSigned, false)]
    [InlineData(ServerCertificate.WrongHost, false)]
    [InlineData(ServerCertificate.Expired, false)]
    public async Task Endpoint_is_trusted_only_with_a_good_certificate(ServerCertificate certificate, bool trusted)
    {
        await using var day = await BadDay.StartAsync();
        day.Stack.Config["huaweicloud-scm:maxRetries"] = new ConfigValue("1");
        day.Stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue((await day.Scm.ListenWithTlsAsync(certificate)).AbsoluteUri);

        var up = await day.UpAsync();

        Assert.Equal((trusted, trusted ? 1 : 0), (up.Succeeded, day.Applications));
        Assert.Equal(!trusted, up.Text.Contains("TLS failed", StringComparison.Ordinal));
        Assert.Equal(!trusted, day.Scm.History.Count == 0);
    }

    /// <summary>S1: where there was no handshake, the application was not sent.</summary>
    [Theory]
    [InlineData(ServerCertificate.SelfSigned)]
    [InlineData(ServerCertificate.WrongHost)]
    [InlineData(ServerCertificate.Expired)]
    public async Task Application_to_an_endpoint_that_turned_bad_after_the_look_is_made_by_the_next_run(ServerCertificate certificate)
    {
        await using var day = await BadDay.StartAsync();
        day.Stack.Config["huaweicloud-scm:maxRetries"] = new ConfigValue("1");
        var good = day.Stack.Config["huaweicloud-scm:endpoint"];
        var endpoint = await day.Scm.ListenWithTlsAsync(certificate, first: ServerCertificate.Good);
        day.Stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(endpoint.AbsoluteUri);

        var failed = await day.UpAsync();
        Assert.Equal(["show"], day.Scm.History.Select(request => request.Operation));
        day.Stack.Config["huaweicloud-scm:endpoint"] = good;
        var up = await day.UpAsync();

        Assert.False(failed.Succeeded);
        Assert.Contains("apply of certificate scs1554192131150 at 127.0.0.1 failed: TLS failed", failed.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", failed.Text, StringComparison.Ordinal);
        Assert.True(up.Succeeded, up.Text);
        AssertSettled(day);
    }

    /// <summary>One application, and a state that says what SCM says.</summary>
    private static void AssertSettled(BadDay day)
    {
        Assert.Equal(1, day.Applications);
        var application = Scenario.Application(day.Stack)!;
        Assert.Empty(application.InitErrors);
        Assert.Equal((day.Status, "CHECKING_DOMAIN"), ((string?)application.Outputs["status"], day.Status));
    }
}
