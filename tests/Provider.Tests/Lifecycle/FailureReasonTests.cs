using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>The output <c>failureReason</c> (DESIGN.md, "The reason of a rejection"): every rejection reports it if known. Nothing fails without it.</summary>
public sealed class FailureReasonTests : ProviderFixture
{
    private const string Reason = "The domain name is on a blocklist.";

    [Fact]
    public async Task Rejection_during_the_wait_tells_the_reason()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var waiting = Time.StandStillAsync();
        var create = this.UpAsync(Program(CertificateId));
        await waiting;
        Emulator.Reject(CertificateId, Reason);
        Time.Advance(TimeSpan.FromSeconds(1));

        var rejected = await IsNotReadyAsync(
            create, [], CertificateId, $"the application was rejected (status UNPASSED); the reason given: {Reason} Change the inputs", "--target-replace");

        Assert.Equal(("UNPASSED", Reason), (rejected.Status, (string?)rejected.Outputs["failureReason"]));
    }

    [Fact]
    public async Task Update_and_refresh_of_a_rejected_application_tell_the_reason()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);

        var read = await IsNotReadyAsync(this.ReadAsync(created), [], $"the reason given: {Reason}");
        var updated = await IsNotReadyAsync(this.UpdateAsync(created, created.Inputs), created.Inputs, $"the reason given: {Reason}");

        Assert.All([read, updated], resource => Assert.Equal(Reason, (string?)resource.Outputs["failureReason"]));
    }

    /// <summary>Protobuf cannot write half of a surrogate pair, and the state would be lost with it.</summary>
    [Fact]
    public async Task Reason_that_is_cut_off_ends_with_a_whole_character()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, new string('x', 1023) + "😀");

        var read = await IsNotReadyAsync(this.ReadAsync(created), [], "the reason given: xxx");

        Assert.Equal(new string('x', 1023) + "…", (string?)read.Outputs["failureReason"]);
    }

    [Fact]
    public async Task Import_of_a_rejected_application_tells_the_reason()
    {
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = Reason });

        Assert.Equal(Reason, (string?)(await IsNotReadyAsync(this.ImportAsync(id), [], Reason)).Outputs["failureReason"]);
    }

    /// <summary>P3</summary>
    [Fact]
    public async Task Preview_warns_with_the_reason()
    {
        await this.PreviewAsync(Program(Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = Reason })));

        Shows(Assert.Single(Warnings), $"the last application was rejected (status UNPASSED); the reason given: {Reason} The update will apply again.");
    }

    [Fact]
    public async Task Refusal_to_apply_again_tells_the_reason_of_the_rejection()
    {
        Emulator.Switches.ApplyRefusedFromUnpassed = true;
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = Reason });

        await FailsAsync(this.UpAsync(Program(id)), "FailedPrecondition", id, $"the reason given: {Reason}", "SCM.0010", "another certificate");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Reason_is_gone_after_another_application()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);
        await IsNotReadyAsync(this.ReadAsync(created), []);
        await BeginRunAsync();

        Assert.Null((await this.UpAsync(Program(CertificateId))).Outputs["failureReason"]);
    }

    [Fact]
    public async Task Nobody_asks_for_a_reason_without_a_rejection()
    {
        var created = await this.UpAsync(Program(CertificateId));
        await this.ReadAsync(created);

        Assert.Equal(0, Sent("list-by-tag"));
        Assert.Null(created.Outputs["failureReason"]);
    }

    public static TheoryData<string, Fault[]> Obstacles => new()
    {
        { "forbidden", [Fault.Error(403, "SCM.4002", "no permission")] },
        { "unknown call", [Fault.Error(404, "APIGW.0101", "no such API")] },
        { "down", [Fault.Html(503), Fault.Html(503), Fault.Html(503), Fault.Html(503)] },
        { "none given", [Fault.Answer(200, """{"resources":[],"total_count":0}""")] },
        {
            "another certificate's",
            [Fault.Answer(200, """{"resources":[{"resource_id":"scs0","resource_detail":{"cert_id":"scs0","fail_reason":"x"}}, null, {}]}""")]
        },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task Reason_that_cannot_be_read_is_absent_and_nothing_else_fails(string what, Fault[] faults)
    {
        Assert.NotNull(what);
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);
        Emulator.Faults.Next("list-by-tag", faults);

        var read = await IsNotReadyAsync(this.ReadAsync(created), [], "rejected (status UNPASSED); the reason is shown in the SCM console");

        Assert.Equal("UNPASSED", read.Status);
        Assert.Null(read.Outputs["failureReason"]);
    }

    [Fact]
    public async Task Reason_is_not_looked_for_on_ever_the_same_page()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);
        var others = Enumerable.Range(0, 50).Select(_ => new JsonObject { ["resource_id"] = "scs0000000000000" });
        var page = new JsonObject { ["resources"] = new JsonArray([.. others]) };
        for (var call = 0; call < 50; call++) Emulator.Faults.Next("list-by-tag", Fault.Answer(200, page.ToJsonString()));

        await IsNotReadyAsync(this.ReadAsync(created), [], "the reason is shown in the SCM console");

        Assert.Equal(20, Sent("list-by-tag"));
    }

    [Fact]
    public async Task Reason_is_waited_for_five_seconds()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);
        Emulator.Faults.Next("list-by-tag", Fault.HangBeforeCommit);
        var read = this.ReadAsync(created);
        await Emulator.WhenHeldAsync();

        Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(read.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));

        await IsNotReadyAsync(read, [], "the reason is shown in the SCM console");
    }

    /// <summary>S6, T2: the fixture looks for the canaries in errors and state.</summary>
    [Theory]
    [InlineData(PersonalData.Full)]
    [InlineData(PersonalData.Masked)]
    [InlineData(PersonalData.Empty)]
    public async Task Persons_and_companies_in_a_reason_are_hidden(PersonalData echo)
    {
        Emulator.Switches.PersonalData = echo;
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT" });
        var created = await this.UpAsync(OrganizationProgram(id));
        Emulator.Reject(id, $"{Canaries.CompanyName} is not reached at {Canaries.ApplicantPhone} or {Canaries.ContactEmail} (Mr {Canaries.ApplicantName})");

        var read = await IsNotReadyAsync(this.ReadAsync(created), []);

        Assert.Equal("[hidden] is not reached at [hidden] or [hidden] (Mr [hidden])", (string?)read.Outputs["failureReason"]);
    }

    [Fact]
    public async Task Persons_in_the_reason_of_an_import_are_hidden()
    {
        var id = Add(new CertificateSeed
        {
            Status = "UNPASSED", Domain = "www.example.com",
            ApplicantPhone = Canaries.ApplicantPhone, FailReason = $"{Canaries.ApplicantPhone} does not answer",
        });

        Assert.Equal("[hidden] does not answer", (string?)(await IsNotReadyAsync(this.ImportAsync(id), [])).Outputs["failureReason"]);
    }

    /// <summary>T2: a CertificateValidation has no persons among its inputs, but the application of the same run has.</summary>
    [Fact]
    public async Task Persons_of_the_application_are_hidden_where_its_validation_fails()
    {
        Emulator.Switches.PersonalData = PersonalData.Empty;
        await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, $"{Canaries.ApplicantName} is not reached");

        await FailsAsync(this.CreateValidationAsync(ValidationOf(CertificateId)), "FailedPrecondition", "the reason given: [hidden] is not reached");
    }

    /// <summary>T2: the reason is about the application of before.</summary>
    [Fact]
    public async Task Persons_of_the_rejected_application_are_hidden_where_the_next_one_has_others()
    {
        Emulator.Switches.PersonalData = PersonalData.Masked;
        var rejected = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, $"{Canaries.ApplicantName} is not reached");
        await BeginRunAsync();

        var inputs = await this.CheckAsync(Program(CertificateId).With("applicantName", "Someone Else"), rejected);
        await this.CreateAsync(inputs, preview: true);

        Shows(Assert.Single(Warnings), "the reason given: [hidden] is not reached");
    }

    /// <summary>T2: destroy and refresh compare, or read, without a check.</summary>
    [Fact]
    public async Task Persons_that_only_the_state_knows_are_hidden()
    {
        Emulator.Switches.PersonalData = PersonalData.Empty;
        var rejected = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, $"{Canaries.ApplicantName} is not reached");
        await BeginRunAsync();

        await this.DiffAsync(rejected, rejected.Inputs);

        await FailsAsync(this.CreateValidationAsync(ValidationOf(CertificateId)), "FailedPrecondition", "the reason given: [hidden] is not reached");
    }

    /// <summary>T2: what nothing in this run knows, and the service does not show.</summary>
    [Theory]
    [InlineData("13800000000 does not answer", "[hidden] does not answer")]
    [InlineData("+86 (755) 2878-0808 does not answer, 2 calls", "[hidden] does not answer, 2 calls")]
    [InlineData("电话13800000000无人接听，邮箱zhang.san+scm@mail.example.com无法送达", "电话[hidden]无人接听，邮箱[hidden]无法送达")]
    [InlineData("mail to <wang@example.com> came back", "mail to <[hidden]> came back")]
    [InlineData("www.example.com:443 at 1.2.3.4 failed 3 times", "www.example.com:443 at 1.2.3.4 failed 3 times")]
    public async Task Phones_and_mail_addresses_that_nobody_knows_are_hidden(string reason, string shown)
    {
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = reason });

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id)), "FailedPrecondition", $"the reason given: {shown}.");
    }
}
