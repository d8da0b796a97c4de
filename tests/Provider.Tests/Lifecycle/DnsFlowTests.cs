using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Functions;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>One program: apply, prove, wait for the issue, export (recorded in <c>dependency.jsonl</c>).</summary>
public class DnsFlowTests : ProviderFixture
{
    [Fact]
    public async Task Program_that_applies_waits_and_exports_gets_there_in_one_update()
    {
        var plannedApplication = await this.PreviewAsync(Program(CertificateId));
        var plannedValidation = await this.CreateValidationAsync(ValidationOf((string)plannedApplication.Outputs["certificateId"]!), preview: true);
        Assert.True(Property.IsUnknown(plannedValidation.Outputs["certificateId"])); // so the SDK does not call exportCertificate

        await BeginRunAsync();
        var application = await this.UpAsync(Program(CertificateId));
        Assert.Single(application.Records);
        var waiting = Time.StandStillAsync();
        var validation = this.CreateValidationAsync(ValidationOf((string)application.Outputs["certificateId"]!));
        await waiting;
        Emulator.Issue(CertificateId);
        Time.Advance(TimeSpan.FromSeconds(1));
        var certificateId = (await validation).Outputs["certificateId"]!.DeepClone();
        var exported = await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = certificateId });

        Assert.True(Property.IsSecret(exported["privateKey"]));
        Assert.Equal((1, 1, 0), (Applies, Emulator.AcceptedApplications, Withdrawals));
    }

    [Fact]
    public async Task Second_preview_knows_the_certificate_and_shows_no_change()
    {
        var application = await this.UpAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        var validation = await this.CreateValidationAsync(ValidationOf(CertificateId));
        var refreshed = (await this.ReadAsync(application))!;
        await BeginRunAsync();

        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(refreshed, await this.CheckAsync(Program(CertificateId), refreshed)))["changes"]);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(validation.Inputs, validation.Inputs))["changes"]);
        Assert.NotNull((await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = CertificateId }, preview: true))["certificate"]);
    }

    [Fact]
    public async Task Validation_beside_an_application_that_is_withdrawn_says_what_to_do()
    {
        await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "PAID");

        await FailsAsync(
            this.CreateValidationAsync(ValidationOf(CertificateId)),
            "FailedPrecondition", CertificateId, "PAID", "Take certificateId from the output of its CertificateApplication", "`pulumi up --refresh`");
    }
}

/// <summary>The same by the historical call.</summary>
public sealed class DnsFlowByV2Tests : DnsFlowTests
{
    internal override string? ApiVersion => "v2";
}
