using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>DESIGN.md, "Exactly one application" (S1 to S3). The service accepts a second one all the time, and is never given it.</summary>
public class ApplicationDoubtTests : ProviderFixture
{
    public static TheoryData<Fault> AfterCommit =>
        [Fault.ResetAfterCommit, Fault.TruncatedJson, Fault.ResetAfterCommit with { Kind = FaultKind.Answer, Status = 502 }];

    public static TheoryData<Fault> BeforeCommit =>
    [
        Fault.ResetBeforeCommit,
        Fault.Error(500, "SCM.0016", "订单异常"),
        Fault.Html(502),
        Fault.Answer(503, ""),
        Fault.Answer(408, ""),
        Fault.Html(200),
        Fault.Answer(200, ""),
        Fault.Answer(200, """{"request_info":"failed"}"""),
    ];

    [Theory]
    [MemberData(nameof(AfterCommit))]
    public async Task Create_whose_answer_was_lost_adopts_the_application(Fault fault)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Faults.Next("apply", fault);

        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Assert.Single(created.Records);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Create_whose_answer_was_lost_adopts_when_the_service_lags(int reads)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Switches.ShowLagsApply = reads;
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    public async Task Create_without_an_answer_in_time_adopts_the_application(string status)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        var id = status == "PAID" ? CertificateId : AddApplied(status);
        Emulator.Faults.Next("apply", Fault.HangAfterCommit);

        var create = this.UpAsync(Program(id));
        await Emulator.WhenHeldAsync();
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("CHECKING_DOMAIN", (await create).Status);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [MemberData(nameof(BeforeCommit))]
    public async Task Create_in_doubt_sends_nothing_again_and_the_next_one_goes_on(Fault fault)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Faults.Next("apply", fault);

        await FailsAsync(
            this.UpAsync(Program(CertificateId)),
            "Unavailable", CertificateId, "outcome", "unknown", "the status read after it is still PAID", "`pulumi up` again");
        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(1 + 4, Sent("show"));
        Assert.Equal(TimeSpan.FromSeconds(30), Time.Passed);

        await BeginRunAsync();
        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
        Assert.Equal((2, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_in_doubt_that_cannot_look_sends_nothing_again_and_the_next_one_adopts()
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        for (var call = 2; call <= 17; call++) Emulator.Faults.Nth("show", call, Fault.Html(503));

        var failure = await FailsAsync(
            this.UpAsync(Program(CertificateId)),
            "Unavailable", CertificateId, "outcome", "unknown", "could not be read after it", "show of certificate", "HTTP 503");
        Assert.DoesNotContain("PAID", failure.Message, StringComparison.Ordinal);
        await BeginRunAsync();
        await this.UpAsync(Program(CertificateId));

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>S2, S4: a token that has expired meanwhile ends the looks at once, and is told: a new one is what helps.</summary>
    [Fact]
    public async Task Create_in_doubt_whose_looks_are_refused_tells_why()
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        Emulator.Faults.Nth("show", 2, Fault.Error(401, "APIGW.0307", "The token must be updated."));

        await FailsAsync(
            this.UpAsync(Program(CertificateId)),
            "Unavailable", CertificateId, "outcome", "unknown", "could not be read after it", "APIGW.0307", "get a new one");

        Assert.Equal((2, TimeSpan.Zero), (Sent("show"), Time.Passed));
    }

    /// <summary>S2: a withdrawal is no trace of our application.</summary>
    [Fact]
    public async Task Create_in_doubt_that_sees_an_old_withdrawal_looks_on()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);
        Emulator.Faults.Nth("show", 2, Shown("CANCELCHECKING"));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "outcome", "unknown", "still PAID");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>S2: whatever answers in the service's stead, an application that is there is found.</summary>
    [Theory]
    [InlineData(400, "SCM.0005")]
    [InlineData(403, "SCM.9999")]
    [InlineData(409, "SCM.9999")]
    [InlineData(303, "SCM.9999")]
    [InlineData(200, "0")]
    [InlineData(503, "APIGW.0308")]
    [InlineData(200, "APIGW.0308")]
    public async Task Create_that_is_refused_in_spite_of_the_commit_takes_the_application_over(int status, string code)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Faults.Next("apply", Fault.Error(status, code, "no") with { AfterCommit = true });

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_in_doubt_that_sees_an_unknown_status_looks_on()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);
        Emulator.Faults.Nth("show", 2, Shown("FROZEN"));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "outcome", "unknown", "the status read after it is still PAID");

        await BeginRunAsync();
        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
        Assert.Equal((2, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_in_doubt_that_sees_an_unknown_status_to_the_end_keeps_the_application()
    {
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);
        for (var look = 2; look <= 5; look++) Emulator.Faults.Nth("show", look, Shown("FROZEN"));

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_in_doubt_that_finds_somebody_elses_application_says_so()
    {
        Emulator.Faults.Next("apply", Fault.ResetBeforeCommit);
        Emulator.Faults.Nth("show", 2, Shown("CHECKING_DOMAIN", "other.example.com"));

        var failure = await FailsAsync(this.UpAsync(Program(CertificateId)), "FailedPrecondition", CertificateId, "differs in domain");

        Assert.DoesNotContain("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Create_with_an_error_inside_a_200_fails_without_doubt()
    {
        Emulator.Faults.Next("apply", Fault.ErrorInside200("SCM.0015", "域名数量不符"));

        await FailsAsync(this.UpAsync(Program(CertificateId)), "InvalidArgument", CertificateId, "SCM.0015", "域名数量不符", "does not fit the product");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
        Assert.Equal(TimeSpan.Zero, Time.Passed);
    }

    [Fact]
    public async Task Create_that_is_throttled_is_repeated()
    {
        Emulator.Faults.Next("apply", Fault.Throttle(TimeSpan.FromSeconds(7)), Fault.Throttle());

        await this.UpAsync(Program(CertificateId));

        Assert.Equal((3, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>S1: the time that the service asks for ends at the operation's limit, and what it said is still told.</summary>
    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    public async Task Create_that_is_asked_to_wait_beyond_its_limit_ends_there(string operation)
    {
        Emulator.Faults.Next(operation, Fault.Throttle(TimeSpan.FromHours(1)));

        await FailsAsync(this.UpAsync(Program(CertificateId), timeout: 60), "DeadlineExceeded", "time is up after 60 s", "HTTP 429", "APIGW.0308");

        Assert.Equal(TimeSpan.FromSeconds(60), Time.Passed);
        Assert.Equal((1, 0), (Sent(operation), Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Create_at_an_endpoint_that_refuses_the_connection_sends_nothing()
    {
        await ConfigureAsync("http://127.0.0.1:1/");

        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unavailable", CertificateId, "127.0.0.1", "Nothing was sent");

        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Refused_signature_keeps_later_calls_unsent_until_the_next_Configure()
    {
        Emulator.Faults.Next("show", Fault.RefuseSignature);
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unauthenticated", "APIGW.0301", CertificateId, "show");
        await FailsAsync(this.UpAsync(Program(CertificateId)), "Unauthenticated", "APIGW.0301", CertificateId);
        await FailsAsync(this.ImportAsync(CertificateId), "Unauthenticated", "APIGW.0301");
        Assert.Single(Emulator.History);

        await ConfigureAsync(Emulator.Endpoint.AbsoluteUri);
        await this.UpAsync(Program(CertificateId));

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }
}

/// <summary>The same by the historical call.</summary>
public sealed class DoubtByV2Tests : ApplicationDoubtTests
{
    internal override string? ApiVersion => "v2";
}
