using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmPulumi.Generator.Tables;
using ScmPulumi.HuaweiCloudScm;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The programs in the documentation compile.</summary>
public sealed partial class DocumentedCodeTests
{
    private static readonly JsonObject Schema = PackageSchema.Create();

    public static TheoryData<string> Members => [.. Entries().Select(entry => entry.Token)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_is_one_program_per_language_in_the_order_of_the_registry(string token) =>
        Assert.Equal(["typescript", "python", "go", "csharp", "yaml"], PageParts.Code(Example(token)).Select(block => block.Language));

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_csharp_compiles(string token) => Assert.Empty(Problems(Blocks(Example(token), "csharp").Single()));

    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_yaml_uses_its_resource_or_function_and_matches_the_schema(string token)
    {
        var program = Blocks(Example(token), "yaml").Single();

        Assert.Contains($"huaweicloud-scm:{token.Split(':')[2]}", program, StringComparison.Ordinal);
        Assert.Empty(YamlProgram.Problems(program, Schema));
    }

    /// <summary>These tests have no compiler for these languages, so they check the names that the schema defines.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Example_in_other_languages_names_the_package_and_only_what_the_schema_has(string token)
    {
        var name = token.Split(':')[2];
        (string Language, string[] Names)[] languages =
        [
            ("typescript", ["\"@scmpulumi/huaweicloud-scm\"", $"scm.{name}"]),
            ("python", ["import scmpulumi_huaweicloud_scm as scm", $"scm.{(char.IsUpper(name[0]) ? name : SdkProgram.Snake(name))}"]),
            ("go", ["sdk/go/huaweicloudscm\"", SdkProgram.Pascal(name)]),
        ];

        Assert.All(languages, language =>
        {
            var program = Blocks(Example(token), language.Language).Single();
            Assert.All(language.Names, part => Assert.Contains(part, program, StringComparison.Ordinal));
            Assert.Empty(SdkProgram.Problems(language.Language, program, Schema));
        });
    }

    [Theory]
    [InlineData("typescript", "scm.CertificateSubscription", "scm.Subscription", "there is no Subscription")]
    [InlineData("typescript", "applicantName:", "applicant:", "CertificateApplication has no input applicant", "CertificateApplication lacks applicantName")]
    [InlineData("typescript", "purchase.renewAfter", "purchase.renewalDate", "purchase has no renewalDate")]
    [InlineData("typescript", "result.entireCertificate", "result.everything", "no function returns everything")]
    [InlineData("python", "export_certificate_output", "exportCertificateOutput", "there is no exportCertificateOutput")]
    [InlineData("python", "domain=", "domain_name=", "CertificateApplication has no input domain_name", "CertificateApplication lacks domain")]
    [InlineData("python", "purchase.renew_after", "purchase.renewAfter", "purchase has no renewAfter")]
    [InlineData("go", "NewCertificateValidation", "NewValidation", "there is no NewValidation")]
    [InlineData("go", "ApplicantName: ", "Applicant: ", "CertificateApplication has no input Applicant", "CertificateApplication lacks ApplicantName")]
    [InlineData("go", "exported.EntireCertificate", "exported.Everything", "exported has no Everything")]
    public void Mistake_in_another_language_is_found(string language, string right, string wrong, params string[] problems)
    {
        var program = Blocks(Example("huaweicloud-scm:index:CertificateSubscription"), language).Single();

        Assert.Equal(problems, SdkProgram.Problems(language, program.Replace(right, wrong, StringComparison.Ordinal), Schema));
    }

    [Theory]
    [InlineData("huaweicloud-scm:getCertificate", "huaweicloud-scm:getNothing", "certificate: huaweicloud-scm:getNothing is not one of the functions")]
    [InlineData("certificateId:", "id:", "certificate: id is not an input")]
    [InlineData("certificateId: scs1554192131150", "{}", "certificate: certificateId is missing")]
    [InlineData("${certificate.notAfter}", "${certificate.expires}", "${certificate.expires} does not exist")]
    [InlineData("${certificate.notAfter}", "${other.notAfter}", "${other.notAfter} refers to nothing in the program")]
    [InlineData("runtime: yaml\n", "", "runtime is missing")]
    public void Mistake_in_yaml_is_found(string right, string wrong, string problem)
    {
        var program = Blocks(Example("huaweicloud-scm:index:getCertificate"), "yaml").Single();

        Assert.Contains(problem, YamlProgram.Problems(program.Replace(right, wrong, StringComparison.Ordinal), Schema));
    }

    /// <summary>
    /// Pulumi serializes lists and dictionaries, but not lazy collections
    /// (https://github.com/pulumi/pulumi-dotnet/blob/main/sdk/Pulumi/Serialization/Serializer.cs).
    /// </summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Exported_values_can_be_serialized(string token)
    {
        foreach (var program in Blocks(Example(token), "csharp"))
        {
            var compilation = CompiledCode.Compile([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication));
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
            var exported = compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => assignment.Left is ImplicitElementAccessSyntax)
                .Select(assignment => Unwrapped(model.GetTypeInfo(assignment.Right).Type!));

            Assert.All(exported, type => Assert.True(!IsSequence(type) || IsCollection(type), $"{type}"));
        }
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Output", TypeArguments: [var content] } ? content : type;

    private static bool IsSequence(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && type.AllInterfaces.Append(type).Any(candidate =>
            candidate.SpecialType == SpecialType.System_Collections_IEnumerable || candidate.Name == "IEnumerable");

    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(candidate => candidate.Name is "IList" or "IDictionary" && !candidate.IsGenericType);

    private static IReadOnlyList<string> Problems(string program) =>
        CompiledCode.Problems([("Program.cs", program)], OutputKind.ConsoleApplication, referTo: typeof(CertificateApplication));

    private static IEnumerable<(string Token, string Description)> Entries() =>
        new[] { "resources", "functions" }.SelectMany(group => Schema[group]!.AsObject()).Select(entry => (entry.Key, (string)entry.Value!["description"]!));

    private static string Example(string token) =>
        ExamplePattern().Match(Entries().Single(entry => entry.Token == token).Description).Groups[1].Value;

    private static List<string> Blocks(string markdown, string language) =>
        [.. PageParts.Code(markdown).Where(block => block.Language == language).Select(block => block.Code)];

    [GeneratedRegex(@"\{\{% example %\}\}\n(.*?)\{\{% /example %\}\}", RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
