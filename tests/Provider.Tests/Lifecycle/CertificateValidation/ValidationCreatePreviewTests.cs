using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>
/// DESIGN.md, "Waiting for issuance": Create and Update of a CertificateValidation in a preview. It looks once at most, and shows no id before there is
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
        Emulator.Faults.Next("show", Shown(status));

        var planned = await PreviewAsync(CertificateId, waitFor);

        AssertUnknown(planned.Outputs, "certificateId", "status", "notBefore", "notAfter", "issueTime", "fingerprint", "domainNames");
        Assert.Equal(waitFor, (string?)planned.Outputs["waitFor"]);
        Assert.Single(Emulator.History);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_after_the_issue_knows_everything()
    {
        var id = AddApplied("ISSUED");

        var planned = await PreviewAsync(id);

        Assert.Equal((id, "ISSUED", ""), ((string?)planned.Outputs["certificateId"], planned.Status, planned.Id));
        Assert.Equal(Emulator.Certificate(id).Fingerprint, (string?)planned.Outputs["fingerprint"]);
        Assert.Single(Emulator.History);
    }

    /// <summary>No SDK omits the id, but another client of the socket may.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Preview_with_an_unknown_certificate_or_none_makes_no_call(bool hasId)
    {
        var inputs = hasId ? new JsonObject { ["certificateId"] = Property.Unknown } : [];

        AssertUnknown((await this.CreateAsync(inputs, preview: true, urn: EngineCalls.ValidationUrn)).Outputs, "certificateId");

        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Preview_keeps_a_secret_id_secret()
    {
        var program = new JsonObject { ["certificateId"] = Property.Secret(AddApplied("CHECKING_DOMAIN")) };

        Assert.True(Property.IsSecret((await this.CreateValidationAsync(program, preview: true)).Outputs["certificateId"]));
    }

    /// <summary>Only if the wait includes the review of an organization.</summary>
    [Theory]
    [InlineData("OV_SSL_CERT", "CHECKING_DOMAIN", null, CertificateProduct.WorkingDaysForOv)]
    [InlineData("EV_SSL_CERT_PRO", "CHECKING_DOMAIN", null, CertificateProduct.WorkingDaysForEv)]
    [InlineData("DV_SSL_CERT", "CHECKING_DOMAIN", null)]
    [InlineData("OV_SSL_CERT", "CHECKING_DOMAIN", "DOMAIN_VALIDATED")]
    [InlineData("OV_SSL_CERT", "ISSUED", null)]
    [InlineData("OV_SSL_CERT", "ISSUING", null)]
    public async Task Preview_says_how_long_the_review_of_an_organization_takes(string type, string status, string? waitFor, string text = "")
    {
        var id = Add(new CertificateSeed { Type = type, Status = status, Domain = "www.example.com" });

        await PreviewAsync(id, waitFor);

        if (text.Length > 0) Shows(Assert.Single(Warnings), id, text);
        else Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    [InlineData("UPLOAD")]
    [InlineData("missing", "NotFound")]
    public async Task Preview_fails_if_no_update_can_succeed(string status, string code = "FailedPrecondition")
    {
        var id = status == "missing" ? "scs0000000000000" : AddApplied(status);

        await FailsAsync(PreviewAsync(id), code, id);
    }

    /// <summary>The validation does not repeat a reason that the application of the same update has already reported.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Preview_of_a_rejected_application_reports_the_reason_once(bool appliesAgain)
    {
        var id = Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "The name is on a list." });

        if (appliesAgain) await this.PreviewAsync(Program(id));
        await PreviewAsync(id);

        Shows(Assert.Single(Warnings), id, "The name is on a list.");
    }

    /// <summary>P5</summary>
    [Theory]
    [InlineData("unreachable", "127.0.0.1")]
    [InlineData("without credentials", "huaweicloud-scm:accessKey")]
    public async Task Preview_without_the_service_warns_and_the_update_fails(string service, string text)
    {
        if (service == "unreachable") await BeginRunAsync(Nowhere);
        else await BeginRunAsync(accessKey: null);

        AssertUnknown((await PreviewAsync(CertificateId)).Outputs, "certificateId");

        Shows(Assert.Single(Warnings), text);
        if (service == "without credentials") await FailsAsync(this.CreateValidationAsync(ValidationOf(CertificateId)), "FailedPrecondition", text);
    }

    /// <summary>P5</summary>
    [Fact]
    public async Task Preview_that_is_refused_fails()
    {
        Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));

        await FailsAsync(PreviewAsync(CertificateId), "PermissionDenied", "SCM.4002");
    }

    [Theory]
    [InlineData("CHECKING_ORG", true)]
    [InlineData("ISSUED", false)]
    public async Task Preview_of_an_update_looks_once(string status, bool unknown)
    {
        var id = AddApplied(status);
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));
        Emulator.ClearHistory();

        var planned = await this.UpdateAsync(validated, ValidationOf(id, "ISSUED"), preview: true);

        Assert.Equal((unknown, "ISSUED"), (Property.IsUnknown(planned.Outputs["certificateId"]), (string?)planned.Outputs["waitFor"]));
        Assert.Single(Emulator.History);
    }

    /// <summary>No warning if the same update applies. It does not apply if the product does not fit the application.</summary>
    [Theory]
    [InlineData("nothing", true)]
    [InlineData("www.example.com", false)]
    [InlineData("*.example.com", true)]
    public async Task Preview_of_a_certificate_without_an_application_warns(string appliesFor, bool warns)
    {
        var program = Program(CertificateId).With("domain", appliesFor);
        if (appliesFor == "*.example.com") await Assert.ThrowsAsync<RpcFailure>(() => this.PreviewAsync(program));
        else if (appliesFor != "nothing") await this.PreviewAsync(program);

        AssertUnknown((await PreviewAsync(CertificateId)).Outputs, "certificateId");

        Assert.Equal(warns ? 1 : 0, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, CertificateId, "status PAID"));
    }

    [Theory]
    [InlineData("DV_SSL_CERT")]
    [InlineData("OV_SSL_CERT")]
    public async Task Preview_of_a_revocation_under_way_warns(string type)
    {
        var id = Add(new CertificateSeed { Type = type, Status = "REVOKING", Domain = "www.example.com" });

        AssertUnknown((await PreviewAsync(id)).Outputs, "certificateId");

        Shows(Assert.Single(Warnings), id, "REVOKING");
    }

    private Task<Resource> PreviewAsync(string id, string? waitFor = null) => this.CreateValidationAsync(ValidationOf(id, waitFor), preview: true);
}
