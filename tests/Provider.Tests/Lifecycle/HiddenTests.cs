using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Functions;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// S6, T2: what is secret or personal in the program shows in no error, whichever call the service echoes it in. The fixture looks for the canaries in
/// everything that comes out.
/// </summary>
public sealed class HiddenTests : ProviderFixture
{
    private static Fault Echo => Fault.Error(400, "SCM.0005", JavaScriptEncoder.Default.Encode(
        $"{Canaries.ApplicantPhone} {Canaries.ApplicantEmail} {Canaries.ContactPhone} {Canaries.ApplicantName} {Canaries.CompanyName}"));

    [Theory]
    [InlineData("Read")]
    [InlineData("Update")]
    [InlineData("Delete")]
    [InlineData("Preview")]
    [InlineData("Create")]
    [InlineData("Create", "apply")]
    public async Task Calls_about_an_application_hide_personal_data(string call, string operation = "show")
    {
        var program = OrganizationProgram(CertificateId);
        var recorded = new Resource(CertificateId, program, program); // by an earlier run: this process has not seen it yet

        await IsHiddenAsync(operation, () => call switch
        {
            "Read" => this.ReadAsync(recorded),
            "Update" => this.UpdateAsync(recorded, program),
            "Delete" => this.DeleteAsync(recorded),
            _ => this.CreateAsync(program, preview: call == "Preview"),
        });
    }

    [Theory]
    [InlineData("getCertificates", "list")]
    [InlineData("getCertificate", "show")]
    [InlineData("CertificateValidation", "show")]
    public async Task Call_without_persons_hides_them_after_a_Check_of_the_program(string call, string operation)
    {
        await this.CheckAsync(OrganizationProgram(CertificateId));

        await IsHiddenAsync(operation, () => call switch
        {
            "CertificateValidation" => this.CreateValidationAsync(ValidationOf(CertificateId)),
            "getCertificates" => this.CallFunctionAsync(call, []),
            _ => this.CallFunctionAsync(call, new JsonObject { ["certificateId"] = CertificateId }),
        });
    }

    /// <summary>An attached process serves one run after the other. What one of them hides is not secret in the next.</summary>
    [Fact]
    public async Task Values_of_a_run_are_forgotten_when_another_engine_connects()
    {
        await this.CheckAsync(Program(CertificateId).With("companyName", "Example Works"));
        await BeginRunAsync();
        Emulator.Faults.Next("list", Fault.Error(400, "SCM.0005", "Example Works"));

        await FailsAsync(this.CallFunctionAsync("getCertificates", []), "InvalidArgument", "SCM.0005, Example Works");
    }

    [Fact]
    public async Task Keys_stay_hidden_after_another_engine_has_connected_without_configuring()
    {
        await this.CallFunctionAsync("getCertificates", []);
        await CallAsync("Attach", new JsonObject { ["address"] = "127.0.0.1:1" });
        Emulator.Faults.Next("list", Fault.Error(400, "SCM.0005", $"no such key: {EmulatorOptions.DefaultAccessKey}"));

        await FailsAsync(this.CallFunctionAsync("getCertificates", []), "InvalidArgument", "no such key: [hidden]");
    }

    /// <summary>An attached process may still serve a call of one run when the engine of the next one connects.</summary>
    [Fact]
    public async Task Values_of_a_call_that_is_under_way_stay_hidden_when_another_engine_connects()
    {
        await this.CheckAsync(Program(CertificateId).With("companyName", "Example Works"));
        Emulator.Faults.Next(
            "list",
            Fault.Throttle(TimeSpan.FromSeconds(30)),
            Fault.Error(400, "SCM.0005", $"{EmulatorOptions.DefaultAccessKey} of Example Works"));
        var call = await WaitingAsync(() => this.CallFunctionAsync("getCertificates", []));

        await CallAsync("Attach", new JsonObject { ["address"] = "127.0.0.1:1" });
        Time.Advance(TimeSpan.FromSeconds(30));

        await FailsAsync(call, "InvalidArgument", "[hidden] of [hidden]");
    }

    private async Task IsHiddenAsync(string operation, Func<Task> call)
    {
        Emulator.Faults.Next(operation, Echo);

        await FailsAsync(call(), "InvalidArgument", "SCM.0005", "[hidden] [hidden] [hidden] [hidden] [hidden]");
    }
}
