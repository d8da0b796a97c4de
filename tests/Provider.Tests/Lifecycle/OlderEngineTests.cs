using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>Engines that do not send the old inputs: they are a part of the old state.</summary>
public sealed class OlderEngineTests : ProviderFixture
{
    [Theory]
    [InlineData("companyUnit", "IT", false)]
    [InlineData("applicantName", "Li Si", true)]
    [InlineData("contactPhone", "13900000000", true)]
    [InlineData("domainMethod", "FILE", true)]
    [InlineData("caHashAlgorithm", "SHA-256", true)]
    public async Task Update_records_what_has_changed_and_nothing_else(string field, string value, bool isIssued)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        if (isIssued) Emulator.Issue(CertificateId);

        await UpdateAsync(old, old.Inputs.With(field, value));

        Assert.StartsWith($"Recorded {field}. ", Assert.Single(Infos), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_without_a_change_records_nothing()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));

        await UpdateAsync(old, old.Inputs);

        Assert.Empty(Infos);
    }

    [Fact]
    public async Task Update_that_needs_another_application_is_refused()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));

        await FailsAsync(UpdateAsync(old, old.Inputs.With("domain", "new.example.com")), "FailedPrecondition", "domain");
    }

    /// <summary>T2: the fixture finds the canaries in a failure. SCM quotes what it does not show.</summary>
    [Theory]
    [InlineData("applicantName")]
    [InlineData("contactName")]
    [InlineData("companyName")]
    [InlineData("companyProvince")]
    [InlineData("companyCity")]
    public async Task Persons_and_companies_are_hidden_in_a_failed_Delete_and_Update(string field)
    {
        (Emulator.Switches.InfoEcho, Emulator.Switches.PersonalData) = (false, PersonalData.Empty);
        var id = Add(Organization);
        var program = OrganizationProgram(id);
        var old = await this.UpBeforeAsync(program);
        var refusal = Fault.Answer(400, new JsonObject { ["error_code"] = "SCM.0005", ["error_msg"] = $"{program[field]} is not allowed" }.ToJsonString());
        Emulator.Faults.Next("cancel-cert", refusal);

        await FailsAsync(DeleteAsync(old), "InvalidArgument", "[hidden] is not allowed");

        await BeginRunAsync();
        Emulator.Faults.Next("show", refusal);
        await FailsAsync(UpdateAsync(old, old.Inputs.With(field, null)), "InvalidArgument", "[hidden] is not allowed");
    }

    private Task<JsonObject> UpdateAsync(Resource old, JsonObject inputs) => CallAsync("Update", new JsonObject
    {
        ["urn"] = old.Urn, ["id"] = old.Id, ["olds"] = Property.Copy(old.Outputs), ["news"] = Property.Copy(inputs),
    });

    private Task<JsonObject> DeleteAsync(Resource old) => CallAsync("Delete", new JsonObject
    {
        ["urn"] = old.Urn, ["id"] = old.Id, ["properties"] = Property.Copy(old.Outputs),
    });
}
