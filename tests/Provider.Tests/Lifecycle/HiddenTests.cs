using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Functions;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// S6, T2: what is secret or personal in the program shows in no error, whichever call the service echoes it in. The fixture looks for the canaries in
/// everything that comes out.
/// </summary>
public sealed class HiddenTests : ProviderFixture
{
    private const string Shown = "[hidden] [hidden] [hidden] [hidden] [hidden]";

    private static Fault Echo => Fault.Error(400, "SCM.0005", JavaScriptEncoder.Default.Encode(
        $"{Canaries.ApplicantPhone} {Canaries.ApplicantEmail} {Canaries.ContactPhone} {Canaries.ApplicantName} {Canaries.CompanyName}"));

    /// <summary>As an earlier run left it: this process has not seen its inputs yet.</summary>
    private Resource Recorded => new(CertificateId, OrganizationProgram(CertificateId), OrganizationProgram(CertificateId));

    [Fact]
    public Task Refresh_hides_them() => IsHiddenAsync("show", () => this.ReadAsync(Recorded));

    [Fact]
    public Task Update_hides_them() => IsHiddenAsync("show", () => this.UpdateAsync(Recorded, OrganizationProgram(CertificateId)));

    [Fact]
    public Task Delete_hides_them() => IsHiddenAsync("show", () => this.DeleteAsync(Recorded));

    [Fact]
    public Task Preview_hides_them() => IsHiddenAsync("show", () => this.CreateAsync(OrganizationProgram(CertificateId), preview: true));

    [Fact]
    public Task Create_hides_them() => IsHiddenAsync("show", () => this.CreateAsync(OrganizationProgram(CertificateId)));

    [Theory]
    [InlineData("getCertificates", "list")]
    [InlineData("getCertificate", "show")]
    public async Task Function_hides_them_once_the_program_was_checked(string function, string operation)
    {
        await this.CheckAsync(OrganizationProgram(CertificateId));

        await IsHiddenAsync(operation, () => this.CallFunctionAsync(
            function, function == "getCertificates" ? [] : new JsonObject { ["certificateId"] = CertificateId }));
    }

    [Fact]
    public async Task Validation_hides_them_once_the_program_was_checked()
    {
        await this.CheckAsync(OrganizationProgram(CertificateId));

        await IsHiddenAsync("show", () => this.CreateValidationAsync(ValidationOf(CertificateId)));
    }

    private async Task IsHiddenAsync(string operation, Func<Task> call)
    {
        Emulator.Faults.Next(operation, Echo);

        await FailsAsync(call(), "InvalidArgument", "SCM.0005", Shown);
    }
}
