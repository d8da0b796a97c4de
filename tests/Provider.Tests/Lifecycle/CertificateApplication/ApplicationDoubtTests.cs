using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// DESIGN.md, "Exactly one application" (S1 to S3), beyond the faults of the matrix. The service accepts a second one all the time, and is never given it.
/// </summary>
public sealed class ApplicationDoubtTests : ProviderFixture
{
    [Fact]
    public async Task Create_after_a_rejection_without_a_response_in_time_adopts_the_application()
    {
        Emulator.Faults.Next("apply", Fault.HangAfterCommit);
        var create = await HeldAsync(this.UpAsync(Program(AddApplied("UNPASSED"))));

        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("CHECKING_DOMAIN", (await create).Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_whose_response_was_lost_adopts_when_the_service_lags()
    {
        Emulator.Switches.ShowLagsApply = 3;
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);

        await AssertAppliesOnceAsync();
    }

    [Fact]
    public async Task Create_in_doubt_that_sees_only_an_unknown_status_keeps_the_application()
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        for (var look = 2; look <= 5; look++) Emulator.Faults.Nth("show", look, Shown("FROZEN"));

        await AssertAppliesOnceAsync();
    }

    /// <summary>S2: an existing application is found, even if a proxy answers in place of the service.</summary>
    [Theory]
    [InlineData(400, "SCM.0005")]
    [InlineData(403, "SCM.9999")]
    [InlineData(409, "SCM.9999")]
    [InlineData(303, "SCM.9999")]
    [InlineData(200, "0")]
    [InlineData(503, "APIGW.0308")]
    [InlineData(200, "APIGW.0308")]
    public async Task Create_that_is_refused_although_it_took_effect_adopts_the_application(int status, string code)
    {
        Emulator.Faults.Next("apply", Fault.Error(status, code, "no") with { AfterCommit = true });

        await AssertAppliesOnceAsync();
    }

    /// <summary>Neither an old withdrawal nor an unknown status is a trace of our application; four looks in 30 s decide.</summary>
    [Theory]
    [InlineData("CANCELCHECKING")]
    [InlineData("FROZEN")]
    public async Task Create_in_doubt_keeps_looking_sends_nothing_again_and_the_next_one_continues(string seen)
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);
        Emulator.Faults.Nth("show", 2, Shown(seen));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "unknown", "still PAID");
        Assert.Equal((1, 0, 1 + 4), (Applies, Emulator.AcceptedApplications, Sent("show")));
        Assert.Equal(TimeSpan.FromSeconds(30), Time.Passed);

        await BeginRunAsync();
        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
        Assert.Equal((2, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_in_doubt_that_cannot_look_sends_nothing_again_and_the_next_one_adopts()
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        for (var call = 2; call <= 17; call++) Emulator.Faults.Nth("show", call, Fault.Html(503));

        var failure = await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "unknown", "HTTP 503");
        Assert.DoesNotContain("PAID", failure.Message, StringComparison.Ordinal);
        await BeginRunAsync();

        await AssertAppliesOnceAsync();
    }

    /// <summary>S2, S4: an expired token ends the looks at once, and the error asks for a new one.</summary>
    [Fact]
    public async Task Create_in_doubt_whose_looks_are_refused_reports_why()
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        Emulator.Faults.Nth("show", 2, Fault.Error(401, "APIGW.0307", "The token must be updated."));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "unknown", "APIGW.0307");

        Assert.Equal((2, TimeSpan.Zero), (Sent("show"), Time.Passed));
    }

    [Fact]
    public async Task Create_in_doubt_that_finds_another_application_says_so()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);
        Emulator.Faults.Nth("show", 2, Shown("CHECKING_DOMAIN", "other.example.com"));

        var failure = await FailsAsync(this.UpAsync(Program(CertificateId)), "FailedPrecondition", CertificateId, "differs in domain");

        Assert.DoesNotContain("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Applies);
    }

    /// <summary>S1: the delay that the service asks for ends at the operation's limit, and its message is still reported.</summary>
    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    public async Task Create_that_is_asked_to_wait_beyond_its_limit_fails_at_once(string operation)
    {
        Emulator.Faults.Next(operation, Fault.Throttle(TimeSpan.FromHours(1)));

        await FailsAsync(this.UpAsync(Program(CertificateId), timeout: 60), "ResourceExhausted", "60 minutes", "HTTP 429", "APIGW.0308");

        Assert.Equal(TimeSpan.Zero, Time.Passed);
        Assert.Equal((1, 0), (Sent(operation), Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Refused_signature_keeps_later_calls_unsent_until_the_next_Configure()
    {
        Emulator.Faults.Next("show", Fault.RefuseSignature);
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unauthenticated", "APIGW.0301");
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unauthenticated", "APIGW.0301");
        await FailsAsync(this.ImportAsync(CertificateId), "Unauthenticated", "APIGW.0301");
        Assert.Single(Emulator.History);

        await ConfigureAsync();

        await AssertAppliesOnceAsync();
    }

    private async Task AssertAppliesOnceAsync()
    {
        Emulator.Switches.SecondApplyAccepted = true;

        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal((CertificateId, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }
}
