using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// Links of the pages to other files of the repository, and to headings, lead somewhere; also those by the repository's address, which the Registry needs.
/// </summary>
public sealed class LinkTests
{
    private static readonly string Address = (string)PackageSchema.Create()["repository"]!;

    private static readonly string Raw = Address.Replace("//github.com", "//raw.githubusercontent.com", StringComparison.Ordinal);

    public static TheoryData<string> Names => [.. Pages.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_of_the_page_lead_to_files_and_headings(string page) =>
        Assert.All(PageParts.Links(Pages.Read(page)).Select(Local).OfType<string>(), target =>
        {
            var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
            var linked = path.Length == 0 ? page : path.StartsWith('/') ? path[1..] : Path.Join(Path.GetDirectoryName(page), path);
            Assert.True(Pages.IsThere(linked), $"{target}: there is no {linked}");
            if (heading is not null) Assert.Contains(heading, PageParts.Anchors(Pages.Read(linked)));
        });

    /// <returns>From the root with a slash before it; null for a place elsewhere.</returns>
    private static string? Local(string target)
    {
        foreach (var prefix in (string[])[$"{Address}/blob/main/", $"{Address}/tree/main/", $"{Raw}/main/"])
        {
            if (target.StartsWith(prefix, StringComparison.Ordinal)) return $"/{target[prefix.Length..]}";
        }

        // The address of the repository shows its README.
        if (target == Address || target.StartsWith($"{Address}#", StringComparison.Ordinal)) return $"/README.md{target[Address.Length..]}";
        return target.Contains("://", StringComparison.Ordinal) ? null : target;
    }
}
