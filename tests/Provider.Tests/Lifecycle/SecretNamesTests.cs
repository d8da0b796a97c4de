using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>T2: names that the program marks as secret are secret in the outputs, and appear in no message.</summary>
public sealed class SecretNamesTests : ProviderFixture
{
    private const string Domain = "hush.example.com";
    private const string Additional = "quiet.example.com";

    private JsonObject SecretProgram => Program(CertificateId).With("domain", Property.Secret(Domain));

    [Fact]
    public async Task Secret_domain_is_secret_in_state_and_absent_from_messages()
    {
        AssertNamesMarked((await this.PreviewAsync(SecretProgram)).Outputs);
        var created = await this.UpAsync(SecretProgram);

        AssertNamesMarked(created.Outputs);
        AssertNamesMarked((await this.UpdateAsync(created, created.Inputs)).Outputs);
        AssertNamesMarked((await this.ReadAsync(created))!.Outputs);
        AssertNamesMarked((await this.UpdateAsync(created, created.Inputs, preview: true)).Outputs);
        AssertNotTold();
    }

    /// <summary>Even if it has no record yet. Only the number of such names is shown.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secret_additional_name_makes_the_names_secret(bool lacksRecord)
    {
        var id = Add(ForNames(3));
        for (var look = 2; look <= 5 && lacksRecord; look++) Emulator.Faults.Nth("show", look, Shown("CHECKING_DOMAIN", "www.example.com", "proof"));

        AssertNamesMarked((await this.UpAsync(Program(id).With("sans", new JsonArray(Property.Secret(Additional))))).Outputs);

        if (lacksRecord) Shows(Assert.Single(Warnings), "for 1 of the names");
        else Assert.Empty(Warnings);
        AssertNotTold();
    }

    /// <summary>What is secret follows from inputs and state alone: the second run is another process that has seen no application.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Validation_of_an_application_with_a_secret_name_keeps_it_secret_in_every_process(bool isOtherProcess)
    {
        var application = await this.UpAsync(SecretProgram);
        if (isOtherProcess) await BeginRunAsync();

        var program = ValidationOf(CertificateId).With("certificateId", application.Outputs["certificateId"]!.DeepClone());
        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(program, timeout: 10));
        Assert.True(Property.IsSecret(waiting.Outputs["domainNames"]));
        Emulator.Issue(CertificateId);

        Assert.True(Property.IsSecret((await this.UpdateAsync(waiting, waiting.Inputs)).Outputs["domainNames"]));
        Assert.True(Property.IsSecret((await this.UpdateAsync(waiting, waiting.Inputs, preview: true)).Outputs["domainNames"]));
        AssertNotTold();
        await BeginRunAsync();
        Assert.True(Property.IsSecret((await this.ReadAsync(waiting))!.Outputs["domainNames"]));
    }

    /// <summary>In messages, a name of the same run is hidden even if the program does not pass the ID on.</summary>
    [Fact]
    public async Task Secret_name_is_absent_from_the_messages_of_a_validation_of_the_same_run()
    {
        await this.UpAsync(SecretProgram);

        await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(CertificateId), timeout: 10));

        AssertNotTold();
    }

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("WWW.Example.com")]
    [InlineData("a.example.com")]
    public async Task Name_that_is_also_that_of_a_company_is_not_secret(string company)
    {
        var id = Add(ForNames(2));
        await this.UpAsync(Program(id).With("sans", new JsonArray("a.example.com")).With("companyName", company));
        Emulator.Issue(id);

        var validation = await this.CreateValidationAsync(ValidationOf(id));

        Assert.Equal(["www.example.com", "a.example.com"], validation.Texts("domainNames"));
    }

    private static void AssertNamesMarked(JsonObject outputs) =>
        Assert.All(
            ["certificateId", "domainNames", "validationRecords"],
            (string name) => Assert.True(Property.IsSecret(outputs[name]) || Property.IsUnknown(outputs[name]), name));

    private void AssertNotTold() => Assert.DoesNotContain(
        Infos.Concat(Warnings).Concat(StatusLines),
        line => line.Contains(Domain, StringComparison.Ordinal) || line.Contains(Additional, StringComparison.Ordinal));
}
