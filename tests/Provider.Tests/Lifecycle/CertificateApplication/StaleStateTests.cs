using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// D5, D9: the state was recorded before the certificate was issued, as in almost every stack. What depends on the application is deleted before the
/// application, so a replacement that cannot succeed must not begin with its Delete.
/// </summary>
public sealed class StaleStateTests : ProviderFixture
{
    private JsonObject NewName => Program(CertificateId).With("domain", "new.example.com");

    public static TheoryData<string, string> FieldsThatDoNotMatterOnceIssued => new()
    {
        { "applicantName", "Li Si" }, { "applicantPhone", "13900000000" }, { "contactEmail", "li@example.com" }, { "domainMethod", "FILE" },
        { "caHashAlgorithm", "SHA-256" },
    };

    [Theory]
    [InlineData("ISSUED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("REVOKING")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("ISSUING")]
    [InlineData("UPLOAD")]
    [InlineData("SOMETHING_NEW")]
    public async Task New_name_for_a_certificate_that_was_issued_in_the_meantime_fails_before_anything_is_deleted(string status)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        Emulator.SetStatus(CertificateId, status);

        await AssertCreatesFirstAsync(old, NewName, looks: 1);
        await FailsAsync(this.PreviewAsync(NewName), "FailedPrecondition", status);
        await FailsAsync(this.UpAsync(NewName), "FailedPrecondition", status);

        AssertUntouched();
    }

    /// <summary>The state shows it, so nothing needs to be looked at.</summary>
    [Fact]
    public async Task New_name_for_a_certificate_that_the_state_shows_as_issued_fails_before_anything_is_deleted()
    {
        var issued = await IssuedAsync();

        await AssertCreatesFirstAsync(issued, NewName, looks: 0);
        await FailsAsync(this.UpAsync(NewName), "FailedPrecondition", "ISSUED");

        AssertUntouched();
    }

    /// <summary>SCM shows neither the algorithm of the key nor whether there was a CSR, so a comparison would find no difference and adopt.</summary>
    [Fact]
    public async Task Change_that_SCM_does_not_show_is_not_adopted()
    {
        var issued = await IssuedAsync();
        var changed = Program(CertificateId).With("keyAlgorithm", "EC_P256");

        await AssertCreatesFirstAsync(issued, changed, looks: 0);
        await FailsAsync(this.UpAsync(changed), "FailedPrecondition", "ISSUED");
    }

    /// <summary>D5: an <c>onError</c> hook of the user asks for a second Create, without a Check.</summary>
    [Theory]
    [InlineData("ISSUED", "keyAlgorithm", "EC_P256")]
    [InlineData("SUPPLEMENTCHECKING", "keyAlgorithm", "SM2")]
    [InlineData("CHECKING_DOMAIN", "keyAlgorithm", "EC_P256")]
    [InlineData("CHECKING_DOMAIN", "caHashAlgorithm", "SHA-256")]
    [InlineData("CHECKING_ORG", "applicantName", "Li Si")]
    [InlineData("CHECKING_DOMAIN", "autoDnsAuth", true)]
    public async Task Change_that_SCM_does_not_show_is_not_adopted_by_a_second_attempt(string status, string field, object value)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        if (status is "ISSUED" or "SUPPLEMENTCHECKING") Emulator.Issue(CertificateId);
        Emulator.SetStatus(CertificateId, status);
        var changed = Program(CertificateId).With(field, JsonSerializer.SerializeToNode(value));
        await this.PlanAsync(old, changed);
        var inputs = await this.CheckAsync(changed);

        for (var attempt = 1; attempt <= 3; attempt++) await FailsAsync(this.CreateAsync(inputs), "FailedPrecondition", status);

        AssertUntouched();
    }

    /// <summary>P1: Create says what does not fit. If the application were withdrawn first, there would be none.</summary>
    [Theory]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", "sans", """["b.example.com"]""")]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", "domain", "\"*.example.com\"")]
    [InlineData("DV_SSL_CERT", "SINGLE_DOMAIN", "domainMethod", "\"EMAIL\"")]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", "sans", """["b.example.com","c.example.com","d.example.com"]""")]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", "sans", """["*.example.org"]""")]
    [InlineData("OV_SSL_CERT", "SINGLE_DOMAIN", "country", "null")]
    [InlineData("EV_SSL_CERT", "SINGLE_DOMAIN", "companyCity", "null")]
    public async Task Change_that_the_product_cannot_carry_fails_before_anything_is_deleted(string type, string domainType, string field, string value)
    {
        var id = Add(new CertificateSeed { Type = type, DomainType = domainType, DomainCount = domainType == "MULTI_DOMAIN" ? 3 : 1 });
        var old = await this.UpBeforeAsync(OrganizationProgram(id));
        var changed = OrganizationProgram(id).With(field, JsonNode.Parse(value));

        await AssertCreatesFirstAsync(old, changed, looks: 1);
        await FailsAsync(this.PreviewAsync(changed), "InvalidArgument", $"\n  {field}");
        await FailsAsync(this.UpAsync(changed), "InvalidArgument", $"\n  {field}");
        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition"); // R2

        AssertUntouched();
    }

    [Theory]
    [MemberData(nameof(FieldsThatDoNotMatterOnceIssued))]
    public async Task Change_without_effect_after_issue_is_recorded(string field, string value)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        var changed = Program(CertificateId).With(field, value);

        var diff = await this.PlanAsync(old, changed);
        Assert.Equal(("DIFF_SOME", true), ((string?)diff["changes"], diff["replaces"] is null));
        await this.UpdateAsync(old, await this.CheckAsync(changed, old));

        AssertUntouched();
    }

    /// <summary>There is nothing to withdraw, so nothing needs to be deleted first: if SCM refuses the new application, everything is still there.</summary>
    [Theory]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    public async Task New_name_for_a_certificate_that_is_free_again_is_applied_for_first(string status)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);

        await AssertCreatesFirstAsync(old, NewName, looks: 1);
        var created = await this.UpAsync(NewName);
        await this.DeleteAsync(old);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 0), (Applies, Withdrawals));
    }

    /// <summary>Withdrawn in the console a moment ago: Create waits for the end.</summary>
    [Fact]
    public async Task New_name_during_a_withdrawal_is_applied_for_when_it_has_ended()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Switches.WithdrawalReads = 3;
        Emulator.Withdraw(CertificateId);

        await AssertCreatesFirstAsync(old, NewName, looks: 1);
        await this.UpAsync(NewName);

        Assert.Equal(2, Applies);
    }

    /// <summary>Create says why, and the next run, which can ask, withdraws first.</summary>
    [Theory]
    [InlineData("no credentials")]
    [InlineData("no connection")]
    [InlineData("throttled")]
    [InlineData("no permission")]
    [InlineData("broken")]
    public async Task New_name_is_created_first_if_the_service_cannot_be_queried(string why)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        if (why == "no credentials") await BeginRunAsync(accessKey: null);
        if (why == "no connection") await BeginRunAsync(Nowhere);
        if (why == "throttled") Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromHours(1)));
        if (why == "no permission") Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));
        if (why == "broken") Emulator.Faults.Next("show", Fault.Html(502), Fault.Html(502), Fault.Html(502), Fault.Html(502));

        var diff = await this.PlanAsync(old, NewName);
        Assert.NotEqual(true, (bool?)diff["deleteBeforeReplace"]);
        Assert.Empty(Warnings);
        var isBack = why is not ("no credentials" or "no connection");
        if (isBack) await FailsAsync(this.UpAsync(NewName), "FailedPrecondition", "CHECKING_DOMAIN", "pulumi up --refresh");
        Assert.Equal((1, 0), (Applies, Withdrawals));

        await BeginRunAsync();
        Assert.Equal(true, (bool?)(await this.PlanAsync(old, NewName))["deleteBeforeReplace"]);
    }

    /// <summary>D7: a refresh checks nothing, and neither a Diff that finds no replacement nor one of another certificate needs a look.</summary>
    [Fact]
    public async Task Other_calls_of_Check_and_Diff_make_no_request()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var looks = Sent("show");

        await this.DiffAsync(old, NewName);
        await this.PlanAsync(old, Program(CertificateId));
        await this.PlanAsync(old, Program(CertificateId).With("companyUnit", "IT"));
        await this.PlanAsync(old, Program(Add(new CertificateSeed())));

        Assert.Equal(looks, Sent("show"));
    }

    /// <summary>D5: the engine also uses the flag if it replaces for its own reasons.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Response_without_a_change_has_the_order_of_a_replacement(bool isIssued, bool deletesFirst)
    {
        var recorded = isIssued ? await IssuedAsync() : await this.UpBeforeAsync(Program(CertificateId));

        var diff = await this.PlanAsync(recorded, Program(CertificateId));

        Assert.Equal(("DIFF_NONE", deletesFirst), ((string?)diff["changes"], (bool?)diff["deleteBeforeReplace"] ?? false));
    }

    /// <summary>R1: an application that an earlier Diff kept is replaced.</summary>
    [Fact]
    public async Task Replacement_that_creates_first_ends_what_an_earlier_diff_kept()
    {
        var issued = await IssuedAsync();
        await this.PlanAsync(issued, Program(CertificateId));

        await this.PlanAsync(issued, NewName);

        await FailsAsync(this.UpAsync(NewName), "FailedPrecondition", "ISSUED");
    }

    private async Task<Resource> IssuedAsync()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        var issued = (await this.ReadAsync(created))!;
        await BeginRunAsync();
        return issued;
    }

    private async Task AssertCreatesFirstAsync(Resource old, JsonObject program, int looks)
    {
        var before = Sent("show");
        var diff = await this.PlanAsync(old, program);

        Assert.NotEmpty(diff["replaces"]!.AsArray());
        Assert.NotEqual(true, (bool?)diff["deleteBeforeReplace"]);
        Assert.Equal(before + looks, Sent("show"));
    }

    private void AssertUntouched() => Assert.Equal((1, 0), (Applies, Withdrawals));
}
