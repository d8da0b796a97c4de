using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmPulumi.Provider;

namespace ScmPulumi.Sdk.Tests;

/// <summary>
/// H1, checked in the sources: constants and <c>nameof</c> leave no trace in the compiled assembly, which the architecture tests read.
/// </summary>
public sealed class ResourceFolderTests
{
    private const string Root = "provider/Resources/";

    private static readonly string[] Folders = [.. Catalogue.Resources.Select(entry => entry.Table.Name)];

    [Fact]
    public void Source_in_the_folder_of_a_resource_names_no_other_resource()
    {
        var found = Folders.SelectMany(folder => Pages.Files(Root + folder, "*.cs").SelectMany(file => Named(Pages.Read(file))
            .Where(name => name != folder && Folders.Contains(name)).Select(name => $"{file} names {name}"))).ToList();

        Assert.True(found.Count == 0, $"DESIGN.md, H1, does not allow:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("using ScmPulumi.Provider.Resources.CertificateApplication;")]
    [InlineData("class X { string Name => nameof(CertificateApplication.ApplicationTable); }")]
    [InlineData("class X { const string Name = Resources.CertificateApplication.ApplicationTable.Domain; }")]
    public void Name_of_another_folder_is_found(string source) => Assert.Contains("CertificateApplication", Named(source));

    private static IEnumerable<string> Named(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);
}
