using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>The output <c>failureReason</c> (DESIGN.md, "The reason for a rejection"): every rejection reports it if known. Nothing fails without it.</summary>
public sealed class FailureReasonTests : ProviderFixture
{
    private const string Reason = "The domain name is on a blocklist.";

    [Fact]
    public async Task Rejection_during_the_wait_reports_the_reason()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var create = await WaitingAsync(() => this.UpAsync(Program(CertificateId)));
        Emulator.Reject(CertificateId, Reason);
        Time.Advance(TimeSpan.FromSeconds(1));

        AssertReason(Reason, await IsNotReadyAsync(create, CertificateId, Reason));
    }

    [Fact]
    public async Task Update_refresh_and_import_of_a_rejected_application_report_the_reason_until_the_next_application()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, Reason);

        AssertReason(Reason, await IsNotReadyAsync(this.ReadAsync(created), Reason));
        AssertReason(Reason, await IsNotReadyAsync(this.UpdateAsync(created, created.Inputs), Reason));
        AssertReason(Reason, await IsNotReadyAsync(this.ImportAsync(CertificateId), Reason));
        await BeginRunAsync();
        AssertReason(null, await this.UpAsync(Program(CertificateId)));
    }

    /// <summary>In quotes, because shells expand a word after <c>$</c>, and names may contain blanks.</summary>
    [Theory]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::www")]
    [InlineData("urn:pulumi:prod::other-project::huaweicloud-scm:index:CertificateApplication::www.example.com")]
    [InlineData("urn:pulumi:dev::site::acme:web:Site$huaweicloud-scm:index:CertificateApplication::www")]
    [InlineData("urn:pulumi:dev::site::acme:web:Site$acme:web:Tls$huaweicloud-scm:index:CertificateApplication::www-tls")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::the shop's neighbour")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::a::b")]
    public async Task Advice_to_apply_again_names_the_resource(string urn)
    {
        var advice = $"`pulumi up --target-replace '{urn}'`";
        var created = await this.CreateAsync(await this.CheckAsync(Program(CertificateId)), urn: urn);
        Emulator.Reject(CertificateId);

        await IsNotReadyAsync(this.UpdateAsync(created, created.Inputs), advice);
        await IsNotReadyAsync(this.ReadAsync(created), advice);
        await IsNotReadyAsync(this.ImportAsync(CertificateId, urn), advice);
        Emulator.Faults.Next("show", Fault.Shows("PAID"), Fault.Of(FaultKind.Reject));
        await IsNotReadyAsync(this.CreateAsync(Program(Add(new CertificateSeed())), urn: urn), advice);
    }

    /// <summary>Protobuf cannot write half of a surrogate pair, and the state would be lost with it.</summary>
    [Fact]
    public async Task Reason_that_is_cut_off_ends_with_a_whole_character() =>
        AssertReason(new string('x', 1023) + "…", await IsNotReadyAsync(this.ReadAsync(await RejectedAsync(new string('x', 1023) + "😀"))));

    [Fact]
    public async Task Refusal_to_apply_again_reports_the_reason_of_the_rejection()
    {
        Emulator.Switches.ApplyRefusedFromUnpassed = true;

        await FailsAsync(this.UpAsync(Program(AddRejected(Reason))), "FailedPrecondition", Reason, "SCM.0010");

        Assert.Equal((1, 0), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Reason_is_not_queried_without_a_rejection()
    {
        var created = await this.UpAsync(Program(CertificateId));
        await this.ReadAsync(created);

        Assert.Equal(0, Sent("list-by-tag"));
        AssertReason(null, created);
    }

    /// <summary>Why there is no reason, and what the service answers to one of the calls.</summary>
    [Theory]
    [InlineData("forbidden", 403, """{"error_code":"SCM.4002"}""")]
    [InlineData("unknown call", 404, """{"error_code":"APIGW.0101"}""")]
    [InlineData("down", 503, "")]
    [InlineData("none given", 200, """{"resources":[],"total_count":0}""")]
    [InlineData("another certificate's", 200,
        """{"resources":[{"resource_id":"scs0","resource_detail":{"cert_id":"scs0","fail_reason":"x"}}, null, {}]}""")]
    public async Task Reason_that_cannot_be_read_is_absent_and_nothing_else_fails(string why, int status, string answer)
    {
        var rejected = await RejectedAsync(why);
        Emulator.Faults.Onward("list-by-tag", 1, Fault.Answer(status, answer));

        AssertReason(null, await IsNotReadyAsync(this.ReadAsync(rejected), "in the SCM console"));
    }

    [Fact]
    public async Task Reason_is_not_searched_on_the_same_page_forever()
    {
        var rejected = await RejectedAsync(Reason);
        var others = Enumerable.Range(0, 50).Select(_ => new JsonObject { ["resource_id"] = "scs0000000000000" });
        Emulator.Faults.Onward("list-by-tag", 1, Fault.Answer(200, new JsonObject { ["resources"] = new JsonArray([.. others]) }.ToJsonString()));

        AssertReason(null, await IsNotReadyAsync(this.ReadAsync(rejected)));

        Assert.Equal(20, Sent("list-by-tag"));
    }

    [Fact]
    public async Task Reason_is_awaited_for_five_seconds()
    {
        var rejected = await RejectedAsync(Reason);
        Emulator.Faults.Next("list-by-tag", Fault.HangBeforeCommit);
        var read = await HeldAsync(this.ReadAsync(rejected));

        Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(read.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));

        AssertReason(null, await IsNotReadyAsync(read.WaitAsync(WaitingTime.Patience)));
    }

    /// <summary>S6, T2: the fixture looks for the canaries in errors and state.</summary>
    [Theory]
    [InlineData(PersonalData.Full)]
    [InlineData(PersonalData.Masked)]
    [InlineData(PersonalData.Empty)]
    public async Task Persons_and_companies_in_a_reason_are_hidden(PersonalData echo)
    {
        Emulator.Switches.PersonalData = echo;
        var id = Add(Organization);
        var created = await this.UpAsync(OrganizationProgram(id));
        Emulator.Reject(id, $"{Canaries.CompanyName} is not reached at {Canaries.ApplicantPhone} or {Canaries.ContactEmail} (Mr {Canaries.ApplicantName})");

        AssertReason("[hidden] is not reached at [hidden] or [hidden] (Mr [hidden])", await IsNotReadyAsync(this.ReadAsync(created)));
    }

    /// <summary>
    /// T2: a CertificateValidation has no persons among its inputs, but the application of the same run has; and destroy and refresh compare, or read,
    /// without a check.
    /// </summary>
    [Theory]
    [InlineData("in the same run")]
    [InlineData("in the state")]
    public async Task Persons_of_the_application_are_hidden_where_its_validation_fails(string known)
    {
        Emulator.Switches.PersonalData = PersonalData.Empty;
        var rejected = await RejectedAsync($"{Canaries.ApplicantName} is not reached");
        if (known == "in the state")
        {
            await BeginRunAsync();
            await this.DiffAsync(rejected, rejected.Inputs);
        }

        await FailsAsync(this.CreateValidationAsync(ValidationOf(CertificateId)), "FailedPrecondition", "[hidden] is not reached");
    }

    /// <summary>T2: the reason is about the application of before.</summary>
    [Fact]
    public async Task Persons_of_the_rejected_application_are_hidden_where_the_next_one_has_others()
    {
        Emulator.Switches.PersonalData = PersonalData.Masked;
        var rejected = await RejectedAsync($"{Canaries.ApplicantName} is not reached");
        await BeginRunAsync();

        await this.CreateAsync(await this.CheckAsync(Program(CertificateId).With("applicantName", "Someone Else"), rejected), preview: true);

        Shows(Assert.Single(Warnings), "[hidden] is not reached");
    }

    /// <summary>T2: what nothing in this run knows, and the service does not show.</summary>
    [Theory]
    [InlineData("13800000000 does not answer", "[hidden] does not answer")]
    [InlineData("+86 (755) 2878-0808 does not answer, 2 calls", "[hidden] does not answer, 2 calls")]
    [InlineData("电话13800000000无人接听，邮箱zhang.san+scm@mail.example.com无法送达", "电话[hidden]无人接听，邮箱[hidden]无法送达")]
    [InlineData("mail to <wang@example.com> came back", "mail to <[hidden]> came back")]
    [InlineData("www.example.com:443 at 1.2.3.4 failed 3 times", "www.example.com:443 at 1.2.3.4 failed 3 times")]
    public async Task Unknown_phones_and_email_addresses_are_hidden(string reason, string shown) =>
        await FailsAsync(this.CreateValidationAsync(ValidationOf(AddRejected(reason))), "FailedPrecondition", $": {shown}.");

    private static void AssertReason(string? expected, Resource resource) => Assert.Equal(expected, (string?)resource.Outputs["failureReason"]);

    private string AddRejected(string reason) => Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = reason });

    /// <summary>The application of this run, which was rejected since.</summary>
    private async Task<Resource> RejectedAsync(string reason)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId, reason);
        return created;
    }
}
