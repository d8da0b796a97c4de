using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// The engine deletes the dependents of an application, such as a listener with the certificate, before the application. So a replacement that
/// cannot succeed must fail before any Delete (D5, D9).
/// </summary>
public sealed class ReplacementOrderTests
{
    private const string Other = "scs1554192131151";

    private static readonly StackProgram Program = ExampleProgram.Validated;

    /// <summary>As recorded in dependency.jsonl 05: dependents are deleted before the application and created after it (D8).</summary>
    [Fact]
    public async Task Replacement_of_an_application_replaces_its_validation()
    {
        await using var scenario = await Scenario.StartAsync(Organization);
        var stack = await ValidatedAsync(scenario);

        stack.Logged = Scenario.OnceRecordIsMissing(scenario.PublishRecords);
        var replaced = await stack.UpAsync(OrganizationProgram("shop.example.com")).SucceedsAsync();

        Assert.Equal(2, replaced.Changes["replace"]);
        Assert.Equal(
            "Check Diff Check Diff Create(preview) Check Create(preview) Check Diff Check Diff Delete Delete Create Check Create",
            string.Join(' ', Transcript.Steps(replaced.Calls)));
        Assert.Equal(["CertificateValidation", "CertificateApplication"], Deleted(replaced));
        Assert.Equal("CHECKING_ORG", (string?)stack.State.Resources[^1].Outputs["status"]);
        Assert.Equal("shop.example.com", (string?)stack.State.Resources[^1].Outputs["domainNames"]![0]);
        Assert.Equal(["apply", "cancel-cert", "apply"], scenario.Sent);
        await stack.PreviewAsync(OrganizationProgram("shop.example.com")).ChangesNothingAsync();
    }

    /// <summary>The state says CHECKING_DOMAIN, because it was recorded before the validation waited.</summary>
    [Theory]
    [InlineData("domain", "\"shop.example.com\"", "")]
    [InlineData("domain", "\"shop.example.com\"", "--skip-preview")]
    [InlineData("domain", "\"shop.example.com\"", "--target")]
    [InlineData("sans", "[\"shop.example.com\"]", "--skip-preview")]
    [InlineData("keyAlgorithm", "\"EC_P256\"", "--skip-preview")]
    [InlineData("keyAlgorithm", "\"EC_P256\"", "--target --skip-preview")]
    [InlineData("companyName", "\"Example Works\"", "--skip-preview")]
    public async Task Change_that_an_issued_certificate_does_not_allow_deletes_nothing(string field, string value, string options)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await IssuedAsync(scenario);
        var before = UrnsOf(stack);
        if (options.Contains("--target", StringComparison.Ordinal)) stack.Targets = new HashSet<string> { Scenario.Application(stack)!.Urn };

        var changed = await stack.UpAsync(Program.With((field, JsonNode.Parse(value))), options.Contains("--skip-preview", StringComparison.Ordinal));

        AssertNothingDeleted(changed, before, stack);
        Assert.Equal(["apply"], scenario.Sent);
        stack.Targets = new HashSet<string>();
        await stack.UpAsync(Program).SucceedsAsync(); // the program is changed back
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>The name is an output of a new resource, so it is unknown in the preview.</summary>
    [Theory]
    [InlineData("shop.example.com", false)]
    [InlineData("www.example.com", true)]
    public async Task Name_that_is_known_only_during_the_update_deletes_nothing(string name, bool isSame)
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.AddCertificate(new() { Id = Other });
        var stack = await IssuedAsync(scenario);
        var before = UrnsOf(stack);
        var source = ExampleProgram.With(("certificateId", Other), ("domain", name)).Resource(ExampleProgram.Resource) with { Name = "source" };
        var program = Program.With(("domain", "${source.validationRecords[0].domain}"));

        var up = await stack.UpAsync(program with { Resources = [source, .. program.Resources] });

        Assert.Contains("Updating (dev)", up.Text, StringComparison.Ordinal); // the preview could not know
        Assert.Contains("Some inputs are not known yet in this preview", up.Text, StringComparison.Ordinal);
        if (isSame) Assert.True(up.Succeeded, up.Text);
        else AssertNothingDeleted(up, [.. before, stack.Urn(ExampleProgram.Type, "source")], stack);
        Assert.Equal(["apply", "apply"], scenario.Sent);
        Assert.Equal("ISSUED", scenario.Status);
    }

    /// <summary>The certificate is issued between the preview, which planned a Delete, and the update.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Update_deletes_nothing_if_the_certificate_was_issued_since_the_preview(bool isIssued, bool isHeldToPlan)
    {
        await using var scenario = await Scenario.StartAsync(Organization);
        var stack = await ValidatedAsync(scenario);
        var before = UrnsOf(stack);
        var changed = OrganizationProgram("shop.example.com");
        var preview = await stack.PreviewAsync(changed).SucceedsAsync();
        if (isIssued) scenario.Scm.Issue(Scenario.CertificateId);
        else stack.Logged = Scenario.OnceRecordIsMissing(scenario.PublishRecords);

        var up = await stack.UpAsync(changed, skipPreview: true, isHeldToPlan ? preview.Plan : null);

        if (isIssued) AssertNothingDeleted(up, before, stack);
        else Assert.True(up.Succeeded, up.Text);
        Assert.Equal(isIssued ? ["apply"] : ["apply", "cancel-cert", "apply"], scenario.Sent);
    }

    /// <summary>P1: a preview reports this. An update without a preview finds it in the read of D9.</summary>
    [Fact]
    public async Task Names_that_the_product_does_not_allow_delete_nothing()
    {
        await using var scenario = await Scenario.StartAsync(Organization);
        var stack = await ValidatedAsync(scenario);
        var before = UrnsOf(stack);

        var up = await stack.UpAsync(OrganizationProgram("\"*.example.com\""), skipPreview: true);

        AssertNothingDeleted(up, before, stack);
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("CHECKING_ORG", scenario.Status);
    }

    private static void AssertNothingDeleted(RunResult run, IEnumerable<string> expected, Stack stack)
    {
        Assert.False(run.Succeeded, run.Text);
        Assert.Empty(Deleted(run));
        Assert.Equal(expected.Order(), UrnsOf(stack).Order());
    }

    /// <summary>The types of the deleted resources, in the order of the Delete calls.</summary>
    private static IEnumerable<string> Deleted(RunResult run) =>
        run.Calls.Where(call => call.Method == "Delete").Select(call => ((string)call.Request["type"]!).Split(':')[^1]);

    private static List<string> UrnsOf(Stack stack) => [.. stack.State.Resources.Select(resource => resource.Urn)];

    private static async Task<Stack> IssuedAsync(Scenario scenario)
    {
        var stack = scenario.NewStack();
        stack.Logged = Scenario.OnceRecordIsMissing(scenario.PublishRecords);
        await stack.UpAsync(Program).SucceedsAsync();
        Assert.Equal("CHECKING_DOMAIN", (string?)Scenario.Application(stack)!.Outputs["status"]);
        return stack;
    }

    /// <summary>Control of the domain is proven, and the company is under review.</summary>
    private static async Task<Stack> ValidatedAsync(Scenario scenario)
    {
        var stack = scenario.NewStack();
        stack.Logged = Scenario.OnceRecordIsMissing(scenario.PublishRecords);
        await stack.UpAsync(OrganizationProgram("www.example.com")).SucceedsAsync();
        return stack;
    }

    private static CertificateSeed Organization => new() { Id = Scenario.CertificateId, Type = "OV_SSL_CERT" };

    private static StackProgram OrganizationProgram(string domain) => StackProgram.Parse($$"""
        name: organization
        runtime: yaml
        resources:
          site:
            type: huaweicloud-scm:CertificateApplication
            properties:
              certificateId: {{Scenario.CertificateId}}
              domain: {{domain}}
              companyName: Example Company
              companyProvince: Sichuan
              companyCity: Chengdu
              country: CN
              applicantName: Tom Example
              applicantPhone: "13212345678"
              applicantEmail: tom@example.com
              agreePrivacyProtection: true
          proven:
            type: huaweicloud-scm:CertificateValidation
            properties:
              certificateId: ${site.certificateId}
              waitFor: DOMAIN_VALIDATED
        """);
}
