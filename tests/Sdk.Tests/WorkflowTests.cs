using System.Text.RegularExpressions;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The permissions and the actions in the workflows of this repository, and in the <c>examples/ci</c> workflows for users.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Files = [.. Pages.Files(".github/workflows", "*.yml"), .. Pages.Files("examples/ci", "*.yml")];

    public static TheoryData<string> All => [.. Files];

    /// <summary>
    /// A tag can be moved (https://docs.github.com/en/actions/reference/security/secure-use). A local workflow is used at the commit of its caller.
    /// </summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Action_is_pinned_to_the_same_commit_everywhere(string file)
    {
        var everywhere = Files.SelectMany(Lines).Select(line => Pinned().Match(line)).Where(match => match.Success)
            .Select(match => (Action: match.Groups["action"].Value, Pin: match.Groups["pin"].Value)).Distinct().ToLookup(use => use.Action, use => use.Pin);

        Assert.All(
            Lines(file).Where(line => line.Contains("uses:", StringComparison.Ordinal) && !line.Contains("uses: ./", StringComparison.Ordinal)),
            line => Assert.Single(everywhere[Pinned().Match(line).Groups["action"].Value]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Workflow_can_only_read_the_repository_unless_a_job_says_otherwise(string file) =>
        Assert.Contains("\npermissions:\n  contents: read\n", Pages.Read(file), StringComparison.Ordinal);

    [Fact]
    public void Preview_of_a_pull_request_gets_no_secret() =>
        Assert.DoesNotMatch("pull_request_target|secrets[.]|environment:", Pages.Read("examples/ci/preview.yml"));

    /// <summary>It runs unattended, so it may report changes, but must not make any.</summary>
    [Fact]
    public void Nightly_preview_opens_an_issue_and_changes_nothing()
    {
        var workflow = Pages.Read("examples/ci/rotation.yml");

        Assert.Contains("\n    permissions:\n      contents: read\n      issues: write\n    env:", workflow, StringComparison.Ordinal);
        Assert.Contains("run: pulumi preview --expect-no-changes", workflow, StringComparison.Ordinal);
        Assert.DoesNotMatch("run: pulumi (up|destroy|refresh|import)|environment: production", workflow);
    }

    private static string[] Lines(string file) => Pages.Read(file).Split('\n');

    [GeneratedRegex(@"uses: (?<action>\S+)@(?<pin>[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex Pinned();
}
