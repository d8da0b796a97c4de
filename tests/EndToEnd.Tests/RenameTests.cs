using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Replacements in which the engine creates first or deletes first (R1 to R3).</summary>
public sealed class RenameTests
{
    /// <summary>R1: without an alias, and with <c>--target-replace</c>.</summary>
    [Theory]
    [InlineData("site")]
    [InlineData(ExampleProgram.Resource)]
    public async Task Replacement_that_creates_first_keeps_the_application(string name)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);
        if (name == ExampleProgram.Resource) stack.TargetReplaces = new HashSet<string> { stack.Urn(ExampleProgram.Type, name) };

        var up = await stack.UpAsync(ExampleProgram.Renamed(name)).SucceedsAsync();

        Assert.Contains(up.Calls, call => call is { Method: "Delete", Failure: null });
        AssertOneApplication(scenario);
        Assert.Equal(name, Assert.Single(stack.State.Resources, resource => resource.Type == ExampleProgram.Type).Name);
        stack.TargetReplaces = new HashSet<string>();
        await stack.PreviewAsync(ExampleProgram.Renamed(name)).ChangesNothingAsync();
    }

    [Fact]
    public async Task Rename_with_an_alias_changes_nothing()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);

        await stack.UpAsync(ExampleProgram.Renamed("site", aliases: ExampleProgram.Resource)).ChangesNothingAsync();

        AssertOneApplication(scenario);
        Assert.Equal("site", Scenario.Application(stack)!.Name);
    }

    [Fact]
    public async Task Changed_domain_with_deleteBeforeReplace_false_fails_and_loses_nothing()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = await AppliedAsync(scenario);
        var before = Scenario.Application(stack);

        var up = await stack.UpAsync(ExampleProgram.With(("domain", "shop.example.com")).Options(new ResourceOptions { DeleteBeforeReplace = false }));

        Assert.False(up.Succeeded);
        AssertOneApplication(scenario);
        Assert.Equal("www.example.com", scenario.Scm.Certificate(Scenario.CertificateId).Application!["domain"]);
        Assert.Equal(before!.Inputs.ToJsonString(), Scenario.Application(stack)!.Inputs.ToJsonString());
    }

    private static async Task<Stack> AppliedAsync(Scenario scenario)
    {
        var stack = scenario.NewStack();
        await stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true).SucceedsAsync();
        return stack;
    }

    private static void AssertOneApplication(Scenario scenario)
    {
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("CHECKING_DOMAIN", scenario.Status);
    }
}
