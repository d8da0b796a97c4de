using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>
/// DESIGN.md, "Waiting for the issue": Create and Update of a CertificateValidation in a preview. It looks once at most, and shows no id before there is
/// something to export.
/// </summary>
public sealed class ValidationCreatePreviewTests : ProviderFixture
{
    [Theory]
    [InlineData("CHECKING_DOMAIN", null)]
    [InlineData("CANCELCHECKING", null)]
    [InlineData("CHECKING_ORG", "DOMAIN_VALIDATED")]
    [InlineData("SOMETHING_NEW", null)]
    public async Task Preview_before_the_issue_leaves_the_id_unknown(string status, string? waitFor)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Next("show", Shown(status));

        var planned = await this.CreateValidationAsync(ValidationOf(id, waitFor), preview: true);

        Assert.All(
            ["certificateId", "status", "notBefore", "notAfter", "issueTime", "fingerprint", "domainNames"],
            (string name) => Assert.True(Property.IsUnknown(planned.Outputs[name]), name));
        Assert.Equal(waitFor, (string?)planned.Outputs["waitFor"]);
        Assert.Single(Emulator.History);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_after_the_issue_knows_everything()
    {
        var id = AddApplied("ISSUED");

        var planned = await this.CreateValidationAsync(ValidationOf(id), preview: true);

        Assert.Equal((id, "ISSUED", ""), ((string?)planned.Outputs["certificateId"], planned.Status, planned.Id));
        Assert.Equal(Emulator.Certificate(id).Fingerprint, (string?)planned.Outputs["fingerprint"]);
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Preview_with_an_unknown_certificate_makes_no_call()
    {
        var planned = await this.CreateValidationAsync(new JsonObject { ["certificateId"] = Property.Unknown }, preview: true);

        Assert.True(Property.IsUnknown(planned.Outputs["certificateId"]));
        Assert.Empty(Emulator.History);
    }

    /// <summary>No SDK leaves it out, but whoever speaks to the socket may.</summary>
    [Fact]
    public async Task Preview_without_an_id_leaves_it_unknown()
    {
        var answer = await CallAsync("Create", new JsonObject { ["urn"] = Validations.Urn, ["properties"] = new JsonObject(), ["preview"] = true });

        Assert.True(Property.IsUnknown(answer["properties"]!["certificateId"]));
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Preview_keeps_an_id_secret_that_came_so()
    {
        var program = new JsonObject { ["certificateId"] = Property.Secret(AddApplied("CHECKING_DOMAIN")) };

        Assert.True(Property.IsSecret((await this.CreateValidationAsync(program, preview: true)).Outputs["certificateId"]));
    }

    [Theory]
    [InlineData("OV_SSL_CERT", "an OV certificate, and 3 to 5 working days")]
    [InlineData("EV_SSL_CERT_PRO", "an EV certificate, and 7 to 10 working days")]
    public async Task Preview_says_how_long_the_review_of_an_organisation_takes(string type, string text)
    {
        var id = Add(new CertificateSeed { Type = type, Status = "CHECKING_DOMAIN", Domain = "www.example.com" });

        await this.CreateValidationAsync(ValidationOf(id), preview: true);

        Shows(Assert.Single(Warnings), id, text, "75 minutes", "DOMAIN_VALIDATED");
    }

    [Theory]
    [InlineData("DV_SSL_CERT", "CHECKING_DOMAIN", null)]
    [InlineData("OV_SSL_CERT", "CHECKING_DOMAIN", "DOMAIN_VALIDATED")]
    [InlineData("OV_SSL_CERT", "ISSUED", null)]
    [InlineData("OV_SSL_CERT", "ISSUING", null)]
    public async Task Preview_says_nothing_where_no_such_review_is_waited_for(string type, string status, string? waitFor)
    {
        var id = Add(new CertificateSeed { Type = type, Status = status, Domain = "www.example.com" });
        await this.CreateValidationAsync(ValidationOf(id, waitFor), preview: true);

        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("REVOKED", "FailedPrecondition", "A new certificate is needed")]
    [InlineData("EXPIRED", "FailedPrecondition", "A new certificate is needed")]
    [InlineData("UPLOAD", "FailedPrecondition", "was imported into SCM")]
    public async Task Preview_fails_where_no_update_can_help(string status, string code, string text)
    {
        var id = AddApplied(status);

        await FailsAsync(this.CreateValidationAsync(ValidationOf(id), preview: true), code, id, status, text);
    }

    [Fact]
    public async Task Preview_of_a_missing_certificate_fails() =>
        await FailsAsync(this.CreateValidationAsync(ValidationOf("scs0000000000000"), preview: true), "NotFound", "There is no certificate scs0000000000000");

    [Fact]
    public async Task Preview_of_a_rejected_application_warns_with_the_reason()
    {
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "The name is on a list." });

        await this.CreateValidationAsync(ValidationOf(id), preview: true);

        Shows(Assert.Single(Warnings), id, "rejected", "The name is on a list.", "Unless this update applies again");
    }

    [Fact]
    public async Task Preview_of_an_application_that_the_same_update_sends_again_tells_the_rejection_once()
    {
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "The name is on a list." });

        await this.PreviewAsync(Program(id));
        await this.CreateValidationAsync(ValidationOf(id), preview: true);

        Shows(Assert.Single(Warnings), id, "rejected", "The update will apply again.");
    }

    /// <summary>P5</summary>
    [Fact]
    public async Task Preview_without_the_service_warns()
    {
        await ConfigureAsync("http://127.0.0.1:1/");

        var planned = await this.CreateValidationAsync(ValidationOf(CertificateId), preview: true);

        Shows(Assert.Single(Warnings), CertificateId, "127.0.0.1", "could not check whether the certificate is issued");
        Assert.True(Property.IsUnknown(planned.Outputs["certificateId"]));
    }

    /// <summary>P5</summary>
    [Fact]
    public async Task Preview_without_credentials_warns_and_the_update_fails()
    {
        await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { ["endpoint"] = Emulator.Endpoint.AbsoluteUri } });

        await this.CreateValidationAsync(ValidationOf(CertificateId), preview: true);

        Shows(Assert.Single(Warnings), "huaweicloud-scm:accessKey", "could not check whether the certificate is issued");
        await FailsAsync(
            this.CreateValidationAsync(ValidationOf(CertificateId)), "FailedPrecondition", "huaweicloud-scm:accessKey", "huaweicloud-scm:secretKey");
    }

    /// <summary>P5</summary>
    [Fact]
    public async Task Preview_that_is_refused_fails()
    {
        Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));

        await FailsAsync(this.CreateValidationAsync(ValidationOf(CertificateId), preview: true), "PermissionDenied", "SCM.4002");
    }

    [Theory]
    [InlineData("CHECKING_ORG", true)]
    [InlineData("ISSUED", false)]
    public async Task Preview_of_an_update_looks_once(string status, bool unknown)
    {
        var id = AddApplied(status);
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.ClearHistory();

        var planned = await this.UpdateValidationAsync(validated, ValidationOf(id, "ISSUED"), preview: true);

        Assert.Equal((unknown, "ISSUED"), (Property.IsUnknown(planned.Outputs["certificateId"]), (string?)planned.Outputs["waitFor"]));
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Preview_of_a_certificate_that_nothing_applies_for_warns()
    {
        var planned = await this.CreateValidationAsync(ValidationOf(CertificateId), preview: true);

        Assert.True(Property.IsUnknown(planned.Outputs["certificateId"]));
        Shows(Assert.Single(Warnings), CertificateId, "has no application (status PAID)", "Unless this update applies first, waiting for it will fail");
    }

    [Fact]
    public async Task Preview_of_a_certificate_that_the_same_update_applies_for_says_nothing()
    {
        await this.PreviewAsync(Program(CertificateId));

        Assert.True(Property.IsUnknown((await this.CreateValidationAsync(ValidationOf(CertificateId), preview: true)).Outputs["certificateId"]));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_of_a_certificate_whose_application_will_be_refused_warns()
    {
        await Assert.ThrowsAsync<RpcFailure>(() => this.PreviewAsync(Program(CertificateId).With("domain", "*.example.com")));

        await this.CreateValidationAsync(ValidationOf(CertificateId), preview: true);

        Assert.Contains(Warnings, warning => warning.Contains("has no application (status PAID)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DV_SSL_CERT")]
    [InlineData("OV_SSL_CERT")]
    public async Task Preview_of_a_revocation_under_way_warns(string type)
    {
        var id = Add(new CertificateSeed { Type = type, Status = "REVOKING", Domain = "www.example.com" });

        Assert.True(Property.IsUnknown((await this.CreateValidationAsync(ValidationOf(id), preview: true)).Outputs["certificateId"]));

        Shows(Assert.Single(Warnings), id, "about to be revoked (status REVOKING)");
    }
}
