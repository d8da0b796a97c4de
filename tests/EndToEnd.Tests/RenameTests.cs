using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Replacements of which the engine deletes after it has created, and those where it deletes first (R1 to R3).</summary>
public sealed class RenameTests
{
    private const string Kept =
        "Certificate scs1554192131150: nothing is withdrawn, since the program still declares the application. "
        + "Only this record of it is removed from the state.";

    [Fact]
    public async Task Rename_without_alias_keeps_the_application()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);

        var up = await stack.UpAsync(ExampleProgram.Renamed("site"));

        Assert.True(up.Succeeded, up.Text);
        Assert.Contains($"warning: {Kept}", up.Text, StringComparison.Ordinal); // R1
        AssertOneApplication(scenario);
        Assert.Equal("site", Scenario.Application(stack)!.Name);
        Assert.False((await stack.PreviewAsync(ExampleProgram.Renamed("site"))).HasChanges);
    }

    [Fact]
    public async Task Rename_with_alias_changes_nothing()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);

        var up = await stack.UpAsync(ExampleProgram.Renamed("site", aliases: ExampleProgram.Resource));

        Assert.True(up.Succeeded, up.Text);
        Assert.False(up.HasChanges, up.Text);
        AssertOneApplication(scenario);
        Assert.Equal("site", Scenario.Application(stack)!.Name);
    }

    [Fact]
    public async Task Target_replace_keeps_one_application()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);
        stack.TargetReplaces = new HashSet<string> { stack.Urn(ExampleProgram.Type, ExampleProgram.Resource) };

        var up = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.True(up.Succeeded, up.Text);
        Assert.Equal(1, up.Changes["replace"]);
        AssertOneApplication(scenario);
        Assert.Single(stack.State.Resources, resource => resource.Type == ExampleProgram.Type);
    }

    [Fact]
    public async Task Changed_domain_withdraws_and_applies_again()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);

        var up = await stack.UpAsync(ExampleProgram.With(("domain", "www.example.com")));

        Assert.True(up.Succeeded, up.Text); // D3
        Assert.DoesNotContain("another application", up.Text, StringComparison.Ordinal); // P3: its replacement was announced
        Assert.Equal(["apply", "cancel-cert", "apply"], scenario.Sent);
        Assert.Equal(2, scenario.Applications);
        Assert.Equal("www.example.com", scenario.Scm.Certificate(Scenario.CertificateId).Application!["domain"]);
        Assert.Equal("www.example.com", (string?)Scenario.Application(stack)!.Inputs["domain"]);
    }

    [Fact]
    public async Task Changed_domain_with_deleteBeforeReplace_false_fails_and_loses_nothing()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);
        var before = Scenario.Application(stack);

        var up = await stack.UpAsync(ExampleProgram.With(("domain", "www.example.com")).Options(new ResourceOptions { DeleteBeforeReplace = false }));

        Assert.False(up.Succeeded);
        Assert.Contains(
            "Certificate scs1554192131150 has another application under review (status CHECKING_DOMAIN), which differs in domain. It is left as it is.",
            up.Text,
            StringComparison.Ordinal);
        Assert.Contains("remove that option", up.Text, StringComparison.Ordinal);
        AssertOneApplication(scenario);
        Assert.Equal("www.xzz.com", scenario.Scm.Certificate(Scenario.CertificateId).Application!["domain"]);
        Assert.Equal(before!.Inputs.ToJsonString(), Scenario.Application(stack)!.Inputs.ToJsonString());
    }

    private static async Task<Stack> AppliedAsync(Scenario scenario)
    {
        var stack = scenario.NewStack();
        var up = await stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true);
        Assert.True(up.Succeeded, up.Text);
        return stack;
    }

    private static void AssertOneApplication(Scenario scenario)
    {
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("CHECKING_DOMAIN", scenario.Status);
    }
}
