using System.Text.RegularExpressions;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Links of the pages to other files of the repository, and to headings, lead somewhere; also those by the repository's address, which the Registry needs.
/// </summary>
public sealed partial class LinkTests
{
    private static readonly string Address = (string)PackageSchema.Create()["repository"]!;

    public static TheoryData<string> Names => [.. Pages.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_of_the_page_lead_to_files_and_headings(string page) =>
        Assert.All(LinkPattern.Matches(Pages.Read(page)).Select(match => Local(match.Groups["target"].Value)).OfType<string>(), target =>
        {
            var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
            var linked = path.Length == 0 ? page : path.StartsWith('/') ? path[1..] : Path.Join(Path.GetDirectoryName(page), path);
            Assert.True(Pages.IsThere(linked), $"{target}: there is no {linked}");
            if (heading is not null) Assert.Contains(heading, HeadingPattern.Matches(Pages.Read(linked)).Select(match => Anchor(match.Groups["text"].Value)));
        });

    /// <returns>From the root with a slash before it; null for a place elsewhere.</returns>
    private static string? Local(string target)
    {
        var raw = Address.Replace("//github.com", "//raw.githubusercontent.com", StringComparison.Ordinal);
        foreach (var prefix in (string[])[$"{Address}/blob/main/", $"{Address}/tree/main/", $"{raw}/main/"])
        {
            if (target.StartsWith(prefix, StringComparison.Ordinal)) return $"/{target[prefix.Length..]}";
        }

        return target.Contains("://", StringComparison.Ordinal) ? null : target;
    }

    /// <summary>As GitHub makes them.</summary>
    private static string Anchor(string heading) => OtherPattern.Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern { get; }

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex OtherPattern { get; }
}
