using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Rules;

/// <summary>Rules for the answers of Diff and DiffConfig, and how the engine interprets them.</summary>
public static class DiffRules
{
    /// <summary>Whether the engine treats the answer as a replacement. With DIFF_NONE it ignores everything else.</summary>
    public static bool Replaces(JsonObject answer) =>
        IsChange(answer) && (Names(answer, "replaces").Any() || Details(answer).Any(detail => detail.Replaces));

    public static bool IsChange(JsonObject answer) => (string?)answer["changes"] != "DIFF_NONE";

    /// <summary>Property paths with their kind of change (ADD, DELETE, UPDATE), or only top-level names if there is no detailed diff.</summary>
    public static IReadOnlyList<(string Path, string Kind)> Changes(JsonObject answer) => (bool?)answer["hasDetailedDiff"] == true
        ? [.. Details(answer).Select(detail => (detail.Path, detail.Kind))]
        : [.. Names(answer, "diffs").Select(name => (name, "UPDATE"))];

    internal static IEnumerable<string> Broken(JsonObject answer)
    {
        var (diffs, replaces, details) = (Names(answer, "diffs").ToList(), Names(answer, "replaces").ToList(), Details(answer).ToList());
        var changes = (string?)answer["changes"];
        var heads = details.Select(detail => detail.Head).ToHashSet();
        List<(bool Broken, string Rule)> rules =
        [
            (changes is null or "DIFF_UNKNOWN", "no verdict, so the engine compares the inputs itself"),
            (changes == "DIFF_NONE" && (diffs.Count > 0 || replaces.Count > 0 || details.Count > 0), "DIFF_NONE, but changes are listed"),
            (changes == "DIFF_SOME" && diffs.Count == 0, "DIFF_SOME without diffs"),
            (details.Count > 0 && (bool?)answer["hasDetailedDiff"] != true, "detailedDiff without hasDetailedDiff is ignored"),
            (diffs.Distinct().Count() != diffs.Count, "diffs has a name twice"),
            (replaces.Distinct().Count() != replaces.Count, "replaces has a name twice"),
            (!replaces.All(diffs.Contains), "replaces has a name that diffs does not have"),
            (details.Count > 0 && !heads.SetEquals(diffs), "the top-level names of detailedDiff differ from diffs"),
            (!details.Where(detail => detail.Replaces).All(detail => replaces.Contains(detail.Head)), "a replacing detail is not in replaces"),
        ];
        return rules.Where(rule => rule.Broken).Select(rule => rule.Rule);
    }

    private static IEnumerable<string> Names(JsonObject answer, string list) => (answer[list] as JsonArray ?? []).Select(name => (string)name!);

    private static IEnumerable<(string Path, string Head, string Kind, bool Replaces)> Details(JsonObject answer) =>
        (answer["detailedDiff"] as JsonObject ?? []).Select(detail => (
            detail.Key,
            PropertyPath.Parse(detail.Key).Head,
            ((string?)detail.Value!["kind"] ?? "ADD").Replace("_REPLACE", "", StringComparison.Ordinal),
            ((string?)detail.Value["kind"] ?? "ADD").EndsWith("_REPLACE", StringComparison.Ordinal)));
}
