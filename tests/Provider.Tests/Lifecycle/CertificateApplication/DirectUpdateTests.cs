using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// Update of what Diff calls a replacement. The engine asks for it in <c>pulumi do … patch --stateless</c>. An Update sends nothing, so it must not record
/// what SCM does not have.
/// </summary>
public sealed class DirectUpdateTests : ProviderFixture
{
    /// <summary>The status, the patch, and what the error says about the way out.</summary>
    public static TheoryData<string, string, string> Replacements => new()
    {
        { "CHECKING_DOMAIN", """{"domain":"new.example.com"}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"sans":["b.example.com"]}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"applicantName":"Li Si"}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"applicantPhone":"13900000000"}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"domainMethod":"EMAIL"}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"companyUnit":"IT","domain":"new.example.com"}""", "`pulumi up`, or delete" },
        { "CHECKING_ORG", """{"companyName":"Another Company"}""", "`pulumi up`, or delete" },
        { "CHECKING_ORG", """{"country":"DE","contactEmail":"li@example.com"}""", "`pulumi up`, or delete" },
        { "CHECKING_DOMAIN", """{"certificateId":"scs9999999999999"}""", "`pulumi up`, or delete" },
        { "ISSUED", """{"certificateId":"scs9999999999999"}""", "`pulumi up`, or delete" },
        { "ISSUED", """{"domain":"new.example.com"}""", "reissue the certificate" },
        { "ISSUED", """{"sans":["b.example.com"],"applicantName":"Li Si"}""", "additional domain names" },
        { "REVOKING", """{"companyCity":"Beijing"}""", "reissue the certificate" },
        { "ISSUING", """{"applicantName":"Li Si"}""", "about to be issued" },
        { "EXPIRED", """{"domain":"new.example.com"}""", "or buy one" },
        { "REVOKED", """{"companyProvince":"Beijing"}""", "or buy one" },
        { "SOMETHING_NEW", """{"domain":"new.example.com"}""", "newer release" },
    };

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task Patch_that_needs_another_application_is_refused_and_says_how_to_make_the_change(string status, string patch, string wayOut)
    {
        var id = await AppliedAsync(status);
        var changes = Changes(patch);
        var needAnother = changes.Select(change => change.Key).Where(name => name != "companyUnit" && !(name == "applicantName" && status == "ISSUED"));

        foreach (var preview in (bool[])[true, false])
        {
            await FailsAsync(this.PatchAsync(id, changes, preview), "FailedPrecondition", [id, .. needAnother, wayOut]);
        }

        Assert.Empty(Infos);
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>Makes no call: the look of Read is the only one.</summary>
    [Fact]
    public async Task Preview_of_a_patch_makes_no_request()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var looks = Sent("show");

        await FailsAsync(this.UpdateAsync(old, old.Inputs.With("domain", "new.example.com"), preview: true), "FailedPrecondition", "domain");
        await this.UpdateAsync(old, old.Inputs.With("companyUnit", "IT"), preview: true);

        Assert.Equal(looks, Sent("show"));
    }

    /// <summary>D2</summary>
    [Theory]
    [InlineData("ISSUED", """{"applicantName":"Li Si"}""")]
    [InlineData("ISSUED", """{"domainMethod":"EMAIL"}""")]
    [InlineData("SUPPLEMENTCHECKING", """{"contactEmail":"li@example.com"}""")]
    [InlineData("REVOKING", """{"applicantEmail":"li@example.com"}""")]
    [InlineData("EXPIRED", """{"applicantPhone":"13900000000","contactName":"Li Si"}""")]
    public async Task Patch_without_effect_is_recorded_and_says_so(string status, string patch)
    {
        var id = await AppliedAsync(status);

        await this.PatchAsync(id, Changes(patch), preview: true);
        await this.PatchAsync(id, Changes(patch));

        Shows(Assert.Single(Infos), [.. Changes(patch).Select(change => change.Key), "Nothing was sent", status, "no effect"]);
    }

    /// <summary>D4: it is not known whether it is a change, and under review it would matter.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN", """{"keyAlgorithm":"EC_P256"}""")]
    [InlineData("CHECKING_DOMAIN", """{"csr":"rsa-2048"}""")]
    [InlineData("CHECKING_DOMAIN", """{"companyUnit":"IT"}""")]
    [InlineData("CHECKING_DOMAIN", """{"caHashAlgorithm":"SHA-256","autoDnsAuth":true}""")]
    [InlineData("CHECKING_ORG", """{"applicantName":"Li Si","applicantPhone":"13900000000","applicantEmail":"li@example.com"}""", PersonalData.Masked)]
    [InlineData("CHECKING_DOMAIN", """{"applicantName":"Li Si","applicantPhone":"13900000000","applicantEmail":"li@example.com"}""", PersonalData.Empty)]
    [InlineData("ISSUED", """{"keyAlgorithm":"EC_P256"}""")]
    public async Task Patch_of_what_SCM_does_not_show_says_that_nothing_was_sent_and_what_SCM_has(
        string status, string patch, PersonalData persons = PersonalData.Full)
    {
        Emulator.Switches.PersonalData = persons;
        var id = await AppliedAsync(status);

        await this.PatchAsync(id, Changes(patch));

        var info = Assert.Single(Infos);
        Shows(info, [.. Changes(patch).Select(change => change.Key), "Nothing was sent", $"keeps the one that it has (status {status})"]);
        Assert.DoesNotContain("no effect", info, StringComparison.Ordinal);
        Assert.Equal(1, Applies);
    }

    /// <summary>As Diff does.</summary>
    [Theory]
    [InlineData(true, "domain")]
    [InlineData(true, "*")]
    [InlineData(true, "applicantName", "domain")]
    [InlineData(false, "sans")]
    [InlineData(false, "domainMethod", "applicantName")]
    [InlineData(false)]
    public async Task Update_ignores_the_changes_that_the_program_ignores(bool isIgnored, params string[] ignoreChanges)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));

        var update = this.UpdateAsync(old, old.Inputs.With("domain", "new.example.com"), ignoreChanges: ignoreChanges);

        if (isIgnored) await update;
        else await FailsAsync(update, "FailedPrecondition", "domain");
    }

    /// <summary>D9: Diff has looked, and an answer of the service that lags behind is no reason to fail.</summary>
    [Theory]
    [InlineData("applicantName", "Li Si")]
    [InlineData("contactPhone", "13900000000")]
    [InlineData("domainMethod", "FILE")]
    public async Task Update_that_depends_on_a_look_succeeds_in_preview_and_update(string field, string value)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        var inputs = await this.CheckAsync(Program(CertificateId).With(field, value), old);
        Assert.Null((await this.DiffAsync(old, inputs))["replaces"]);

        await this.UpdateAsync(old, inputs, preview: true);
        var updated = await this.UpdateAsync(old, inputs);
        Emulator.Faults.Onward("show", 1, Shown("CHECKING_DOMAIN"));
        await this.UpdateAsync(updated, inputs.With(field, inputs[field] is null ? value : null));

        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>What SCM shows is not what is compared: a name that was added in the console is no change of the program.</summary>
    [Theory]
    [InlineData("domain", "other.example.com")]
    [InlineData("sans", "console.example.com")]
    [InlineData("validation_method", "EMAIL")]
    [InlineData("type", "OV_SSL_CERT")]
    [InlineData("domain", null)]
    public async Task Update_compares_the_program_with_the_state_and_not_with_SCM(string member, string? value)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Faults.Onward("show", 1, ShownWith("CHECKING_DOMAIN", (member, value)));

        Assert.Equal("IT", (string?)(await this.UpdateAsync(old, old.Inputs.With("companyUnit", "IT"))).Outputs["companyUnit"]);
    }

    private static JsonObject Changes(string patch)
    {
        var changes = JsonNode.Parse(patch)!.AsObject();
        if (changes.ContainsKey("csr")) changes["csr"] = CsrSamples.Read((string)changes["csr"]!);
        return changes;
    }

    /// <summary>An OV certificate for several names that an earlier run has applied for.</summary>
    private async Task<string> AppliedAsync(string status)
    {
        var id = Add(ForNames(5) with { Type = "OV_SSL_CERT" });
        await this.UpBeforeAsync(OrganizationProgram(id));
        if (status is "ISSUED" or "SUPPLEMENTCHECKING" or "REVOKING" or "EXPIRED" or "REVOKED") Emulator.Issue(id);
        Emulator.SetStatus(id, status);
        return id;
    }
}
