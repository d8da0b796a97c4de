using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Tables;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The documentation that an editor shows for each parameter of a call.</summary>
public sealed class ParameterDocsTests
{
    /// <summary>In our package, and in the golden sample, which has all kinds of parameters.</summary>
    [Fact]
    public void Each_parameter_of_a_constructor_a_lookup_or_a_call_is_documented() => Assert.All(Documented(), member =>
    {
        Assert.Equal(member.Parameters, member.Docs.Select(param => param.Name));
        Assert.All(member.Docs, param => Assert.EndsWith(".", param.Text, StringComparison.Ordinal));
    });

    [Fact]
    public void Constructors_lookups_and_calls_are_covered() =>
        Assert.Superset(
            new HashSet<string>
            {
                "CertificateApplication", "CertificateApplication.Get", "CertificateValidation", "CertificateValidation.Get", "Provider",
                "GetCertificate.Invoke", "GetCertificates.InvokeAsync", "ExportCertificate.Invoke",
            },
            Documented().Select(member => member.Name).ToHashSet());

    private static IEnumerable<(string Name, List<string> Parameters, List<(string Name, string Text)> Docs)> Documented() =>
        new[] { PackageSchema.Create(), JsonNode.Parse(Pages.Read("tests/Sdk.Tests/Golden/sample-schema.json"))!.AsObject() }
            .SelectMany(SdkWriter.Write)
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.Path != "Utilities.cs")
            .SelectMany(file => CSharpSyntaxTree.ParseText(Encoding.UTF8.GetString(file.Content)).GetRoot().DescendantNodes())
            .OfType<BaseMethodDeclarationSyntax>()
            .Where(method => method is ConstructorDeclarationSyntax or MethodDeclarationSyntax { Identifier.Text: not "Equals" })
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.ParameterList.Parameters.Count > 0)
            .Select(method => (NameOf(method), method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text).ToList(), DocsOf(method)));

    private static string NameOf(BaseMethodDeclarationSyntax method) =>
        ((TypeDeclarationSyntax)method.Parent!).Identifier.Text + (method is MethodDeclarationSyntax { Identifier.Text: var name } ? $".{name}" : "");

    private static List<(string Name, string Text)> DocsOf(BaseMethodDeclarationSyntax method) =>
    [
        .. method.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(docs => docs.Content.OfType<XmlElementSyntax>()).Where(element => element.StartTag.Name.ToString() == "param")
            .Select(element => (element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Single().Identifier.ToString(), element.Content.ToString())),
    ];
}
