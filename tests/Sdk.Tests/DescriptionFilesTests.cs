using ScmPulumi.Generator.Tables;
using ScmPulumi.Provider;

namespace ScmPulumi.Sdk.Tests;

/// <summary>Every resource and function has a Markdown file and an example program in every language, and there are no other files.</summary>
public sealed class DescriptionFilesTests
{
    private const string Page = "provider/Functions/getCertificate.md";
    private const string Program = "examples/registry/getCertificate/main.go";

    [Fact]
    public void Programs_replace_their_placeholder_line()
    {
        var description = Descriptions(With(Page, "Before.\n\n<!-- example: A title -->\n\nAfter.\n"))["getCertificate"];

        Assert.StartsWith(
            """
            Before.

            {{% examples %}}
            ## Example Usage

            {{% example %}}
            ### A title

            ```typescript

            """, description, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            ```
            {{% /example %}}
            {{% /examples %}}

            After.
            """, description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Program)]
    [InlineData("examples/registry/CertificateApplication/Pulumi.yaml")]
    public void Missing_file_is_an_error(string path) => Assert.Equal($"{path} is missing.", Error(Without(path)));

    [Theory]
    [InlineData("provider/Functions/getNothing.md")]
    [InlineData("provider/Resources/CertificateApplication/Other.md")]
    [InlineData("examples/registry/getNothing/main.go")]
    [InlineData("examples/registry/getCertificate/Other.cs")]
    public void File_without_a_resource_or_function_is_an_error(string path) =>
        Assert.Equal($"{path} belongs to no resource or function of the catalogue.", Error(With(path, "")));

    [Theory]
    [InlineData("Only text.\n")]
    [InlineData("<!-- example: One -->\n<!-- example: Two -->\n")]
    public void Page_without_exactly_one_placeholder_is_an_error(string text) =>
        Assert.Equal($"{Page} needs one line <!-- example: its title -->, where the programs belong.", Error(With(Page, text)));

    private static string Error(IReadOnlyDictionary<string, string> files) => Assert.Throws<InvalidOperationException>(() => Descriptions(files)).Message;

    private static IReadOnlyDictionary<string, string> Descriptions(IReadOnlyDictionary<string, string> files) =>
        DescriptionFiles.Descriptions(Catalogue.Resources.Select(entry => entry.Table), Catalogue.Functions.Select(entry => entry.Table), files);

    private static Dictionary<string, string> With(string path, string text) => new(DescriptionFiles.Embedded) { [path] = text };

    private static Dictionary<string, string> Without(string path) => DescriptionFiles.Embedded.Where(file => file.Key != path).ToDictionary();
}
