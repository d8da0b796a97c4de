using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>T2: names that the program gave as secrets stay so in the outputs that follow from them, and stand in no message.</summary>
public sealed class SecretNamesTests : ProviderFixture
{
    private const string Domain = "hush.example.com";
    private const string Additional = "quiet.example.com";

    [Fact]
    public async Task Secret_domain_is_secret_in_state_and_absent_from_messages()
    {
        var created = await this.UpAsync(ProgramOf(CertificateId));

        AssertNamesMarked(created.Outputs);
        AssertNamesMarked((await this.UpdateAsync(created, created.Inputs)).Outputs);
        AssertNamesMarked((await this.ReadAsync(created))!.Outputs);
        AssertNamesMarked((await this.UpdateAsync(created, created.Inputs, preview: true)).Outputs);
        AssertNotTold();
    }

    [Fact]
    public async Task Secret_additional_name_makes_the_names_secret()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 3, WildcardCount = 2 });

        AssertNamesMarked((await this.UpAsync(Program(id).With("sans", new JsonArray(Property.Secret(Additional))))).Outputs);

        AssertNotTold();
    }

    [Fact]
    public async Task Preview_marks_the_names_that_it_foresees()
    {
        AssertNamesMarked((await this.PreviewAsync(ProgramOf(CertificateId))).Outputs);
    }

    [Fact]
    public async Task Names_without_a_record_are_counted()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 3, WildcardCount = 2 });
        for (var look = 2; look <= 3; look++) Emulator.Faults.Nth("show", look, Shown("CHECKING_DOMAIN", "www.example.com", "proof"));

        await this.UpAsync(Program(id).With("sans", new JsonArray(Property.Secret(Additional))));

        Shows(Assert.Single(Warnings), "no validation record yet for 1 of the names");
        AssertNotTold();
    }

    [Fact]
    public async Task Validation_keeps_a_secret_name_of_the_same_run()
    {
        await this.UpAsync(ProgramOf(CertificateId));

        var waiting = await IsNotReadyAsync(
            this.CreateValidationAsync(ValidationOf(CertificateId), timeout: 10), ValidationOf(CertificateId), "not found yet: the validation records");
        Assert.True(Property.IsSecret(waiting.Outputs["domainNames"]));
        Emulator.Issue(CertificateId);

        Assert.True(Property.IsSecret((await this.UpdateValidationAsync(waiting, ValidationOf(CertificateId))).Outputs["domainNames"]));
        Assert.True(Property.IsSecret((await this.UpdateValidationAsync(waiting, ValidationOf(CertificateId), preview: true)).Outputs["domainNames"]));
        await BeginRunAsync();
        Assert.True(Property.IsSecret((await this.ReadValidationAsync(CertificateId, waiting))!.Outputs["domainNames"]));
        AssertNotTold();
    }

    private JsonObject ProgramOf(string id) => Program(id).With("domain", Property.Secret(Domain));

    private static void AssertNamesMarked(JsonObject outputs) =>
        Assert.All(
            ["domainNames", "validationRecords"],
            (string name) => Assert.True(Property.IsSecret(outputs[name]) || Property.IsUnknown(outputs[name]), name));

    private void AssertNotTold() => Assert.DoesNotContain(
        Infos.Concat(Warnings).Concat(StatusLines),
        line => line.Contains(Domain, StringComparison.Ordinal) || line.Contains(Additional, StringComparison.Ordinal));
}
