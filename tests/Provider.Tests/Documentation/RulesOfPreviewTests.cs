using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>The second table of <c>Rules/rules.md</c>: every example is previewed, and says what the table says.</summary>
public sealed class RulesOfPreviewTests : ProviderFixture
{
    private const string Id = "scs1554192131150";

    public static TheoryData<int, string> Rows => RuleTables.Rows(2);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Example_says_what_the_table_says(int row, string name)
    {
        var rule = RuleTables.Rules(2)[row];
        Assert.Equal(name, rule.Name);
        Add(rule.Example["certificate"]!.Deserialize<CertificateSeed>(JsonSerializerOptions.Web)! with { Id = Id });
        if (rule.Example["renews"] is { } renewed) Emulator.Link(Add(renewed.Deserialize<CertificateSeed>(JsonSerializerOptions.Web)!), Id);
        if ((string?)rule.Example["service"] == "unreachable") await BeginRunAsync(Nowhere);
        if ((string?)rule.Example["service"] == "without credentials") await BeginRunAsync(accessKey: null);
        var program = Laid(rule.Example["application"]!);
        if (rule.Example["before"] is { } before) await PlanReplacementAsync(Laid(before), (string)rule.Example["then"]!, program);

        var failure = await Record.ExceptionAsync(() => this.PreviewAsync(program));

        Assert.True(rule.Outcome == "error" == failure is RpcFailure, failure?.Message ?? "nothing failed");
        if (rule.Outcome == "error") Assert.True(rule.Tells(failure!.Message), failure.Message);
        if (rule.Outcome == "warning") Assert.True(rule.Tells(Assert.Single(Warnings)), Warnings[0]);
        if (rule.Outcome == "accepted") Assert.Empty(Warnings);
        Assert.Equal(rule.Example["before"] is null ? 0 : 1, Applies);
    }

    [Fact]
    public void Table_has_every_rule_of_the_preview() =>
        Assert.Equal(Enumerable.Range(1, 6).Select(number => $"P{number}"), RuleTables.Rules(2).Select(rule => rule.Name.Split(' ')[0]).Distinct());

    private async Task PlanReplacementAsync(JsonObject before, string status, JsonObject program)
    {
        var old = await this.UpAsync(before);
        Emulator.SetStatus(Id, status);
        await BeginRunAsync();
        await this.PlanAsync(old, program);
    }

    private static JsonObject Laid(JsonNode changes)
    {
        var program = RuleTables.Application;
        foreach (var (name, value) in changes.AsObject()) program[name] = value?.DeepClone();
        return program;
    }
}
