using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Functions;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>One program: apply, prove, wait for the issue, export (recorded in <c>dependency.jsonl</c>).</summary>
public sealed class DnsFlowTests : ProviderFixture
{
    [Fact]
    public async Task Program_that_applies_waits_and_exports_gets_there_in_one_update()
    {
        var plannedApplication = await this.PreviewAsync(Program(CertificateId));
        var plannedValidation = await this.CreateValidationAsync(ValidationOf((string)plannedApplication.Outputs["certificateId"]!), preview: true);
        AssertUnknown(plannedValidation.Outputs, "certificateId"); // so the SDK does not call exportCertificate

        await BeginRunAsync();
        var application = await this.UpAsync(Program(CertificateId));
        Assert.Single(application.Records);
        var validation = await WaitingAsync(() => this.CreateValidationAsync(ValidationOf((string)application.Outputs["certificateId"]!)));
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

        Assert.Empty(await this.ChangesAsync(refreshed, await this.CheckAsync(Program(CertificateId), refreshed)));
        Assert.Empty(await this.ChangesAsync(validation, validation.Inputs));
        Assert.NotNull((await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = CertificateId }, preview: true))["certificate"]);
    }
}
