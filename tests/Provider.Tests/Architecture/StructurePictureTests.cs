using System.Xml.Linq;
using ArchUnitNET.Domain;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary><c>docs/pictures/structure.svg</c> shows every folder of the provider, and which other folders each uses.</summary>
public sealed class StructurePictureTests
{
    private const string Resources = "Resources";

    private static readonly XElement Picture = XElement.Load(Path.Combine(AppContext.BaseDirectory, "docs", "pictures", "structure.svg"));

    [Fact]
    public void Box_of_each_folder_lists_the_folders_that_it_names()
    {
        var types = CompiledProvider.Model.Types.Where(type => FolderOf(type).Length > 0).ToList();
        var named = types.SelectMany(type => type.Dependencies)
            .Select(dependency => (From: FolderOf(dependency.Origin), To: FolderOf(dependency.Target)))
            .Where(pair => pair.To.Length > 0 && pair.From != pair.To)
            .Distinct()
            .ToLookup(pair => pair.From, pair => pair.To);
        var folders = types.Select(FolderOf).Distinct();

        var actual = folders.Order(StringComparer.Ordinal).Select(folder => $"{folder}: {string.Join(", ", named[folder].Order(StringComparer.Ordinal))}");

        var shown = WithClass(Picture, "folder")
            .Select(box => $"{(string?)box.Attribute("id")}: {string.Join(' ', WithClass(box, "names").Select(line => line.Value))}");
        Assert.Equal(actual, shown.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<XElement> WithClass(XElement element, string name) =>
        element.Descendants().Where(candidate => (string?)candidate.Attribute("class") == name);

    /// <summary>The folder as the picture names it. The picture shows one box for all resource folders, because they are alike.</summary>
    private static string FolderOf(IType type) => CompiledProvider.FolderOf(type).Split('.') switch
    {
        [Resources, var name] when Catalogue.Resources.Any(entry => entry.Table.Name == name) => "CertificateXyz",
        [Resources, var name] => name,
        [var layer, ..] => layer,
        [] => "",
    };
}
