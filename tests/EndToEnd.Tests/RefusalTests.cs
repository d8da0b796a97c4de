using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// Errors before anything is sent: the command says where the mistake is, shows no secret, and leaves the state and the service unchanged. The wording of each
/// reason is tested with the pages.
/// </summary>
public sealed class RefusalTests
{
    private const string Field = "error: huaweicloud-scm:index:CertificateApplication resource 'www'";
    private const string Setting = "error: pulumi:providers:huaweicloud-scm resource 'default'";

    /// <summary>The value of a personal property is hidden, so the reason names the property (C5).</summary>
    [Theory]
    [InlineData("domain", "\"https://www.example.com\"", ": property domain value {https://www.example.com} has a problem: ")]
    [InlineData("sans", """["a.example.com","b c.example.com"]""", ": property sans value {[{a.example.com} {b c.example.com}]} has a problem: [1]: ")]
    [InlineData("contactEmail", "\"canary.huawei.com\"", " has a problem: contactEmail: ")]
    public async Task Invalid_field_changes_nothing(string property, string value, string shown)
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview);
        var stack = scenario.NewStack();
        var import = await stack.ImportAsync(ExampleProgram.AsItIs, ExampleProgram.Type, ExampleProgram.Resource, Scenario.CertificateId, skipPreview: true);
        Assert.True(import.Succeeded, import.Text);
        var before = Scenario.Application(stack);

        var up = await stack.UpAsync(ExampleProgram.With((property, JsonNode.Parse(value)), ("domainMethod", "HTTP")));

        AssertRefused(scenario, up, Field + shown, $"{Field}: property domainMethod value {{HTTP}}"); // C2: all at once
        Assert.Same(before, Scenario.Application(stack));
    }

    [Theory]
    [InlineData("acessKey", "canary", " has a problem: acessKey: ")]
    [InlineData("maxRetries", "many", " has a problem: maxRetries: ")]
    public async Task Invalid_setting_sends_nothing(string key, string value, string shown)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config[$"huaweicloud-scm:{key}"] = new ConfigValue(value);

        AssertRefused(scenario, await stack.UpAsync(ExampleProgram.AsItIs), Setting + shown);
        Assert.Empty(scenario.Scm.History);
    }

    /// <summary>P5: the preview warns that it could not read the certificate, and the update fails.</summary>
    [Theory]
    [InlineData("accessKey", null)]
    [InlineData("endpoint", "http://127.0.0.1:1")]
    public async Task Failed_read_of_the_certificate_is_a_warning_in_the_preview(string key, string? value)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config["huaweicloud-scm:maxRetries"] = new ConfigValue("0");
        if (value is null) stack.Config.Remove($"huaweicloud-scm:{key}");
        else stack.Config[$"huaweicloud-scm:{key}"] = new ConfigValue(value);

        var preview = await stack.PreviewAsync(ExampleProgram.AsItIs);
        var up = await stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true);

        Assert.True(preview.Succeeded, preview.Text);
        Assert.Contains("could not check", preview.Text, StringComparison.Ordinal);
        AssertRefused(scenario, up, value is null ? "huaweicloud-scm:accessKey" : "Nothing was sent");
        Assert.Null(Scenario.Application(stack));
    }

    [Fact]
    public async Task Two_resources_with_one_certificate_are_both_named_and_the_first_is_kept()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        var one = ExampleProgram.AsItIs.Resource(ExampleProgram.Resource);
        var two = ExampleProgram.AsItIs with { Resources = [one, one with { Name = "shop" }], Outputs = [] };
        string[] named = ["resource 'shop': property certificateId value {scs1554192131150}", stack.Urn(ExampleProgram.Type, "www")];

        AssertRefused(scenario, await stack.PreviewAsync(two), named); // C6
        var up = await stack.UpAsync(two, skipPreview: true);

        Assert.False(up.Succeeded);
        Assert.All(named, name => Assert.Contains(name, up.Text, StringComparison.Ordinal));
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("www", Scenario.Application(stack)!.Name);
    }

    private static void AssertRefused(Scenario scenario, RunResult run, params string[] said)
    {
        Assert.False(run.Succeeded, run.Text);
        Assert.All(said, text => Assert.Contains(text, run.Text, StringComparison.Ordinal));
        Assert.All(["canary", .. Scenario.Canaries], canary => Assert.DoesNotContain(canary, run.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(scenario.Sent);
    }
}
