using System.Text.RegularExpressions;
using ScmPulumi.Generator.Tables;
using YamlDotNet.Serialization;

namespace ScmPulumi.Sdk.Tests;

/// <summary>What people copy: the example programs, and the programs and facts of the pages.</summary>
public sealed partial class ExampleTests
{
    private const string Application = "huaweicloud-scm:index:CertificateApplication";

    private static readonly string[] Programs =
        [.. Pages.Files("examples", "*.*").Where(file => Path.GetExtension(file) is ".cs" or ".yaml" or ".ts" or ".py" or ".go" or ".md")];

    private static readonly string[] Copied =
        [.. Programs, "README.md", .. Pages.Files("docs", "*.md"), .. Pages.Files("docs/pictures", "*.svg")];

    [Fact]
    public void Persons_and_domains_of_examples_are_fictitious()
    {
        var addresses = Copied.SelectMany(file => AddressPattern.Matches(Pages.Read(file)).Select(match => match.Value)).Distinct().ToList();

        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.EndsWith("@example.com", address, StringComparison.Ordinal));
        Assert.All(Copied, file => Assert.DoesNotMatch("xzz|qq[.]com|huawei[.]com\"|13212345678|13512345678", Pages.Read(file)));
    }

    /// <summary>It has no effect, and a preview warns about it.</summary>
    [Fact]
    public void Example_sets_no_companyUnit() => Assert.All(Programs, file => Assert.DoesNotMatch("(?i)company_?unit", Pages.Read(file)));

    [Fact]
    public void Smallest_example_sets_what_is_required_and_nothing_else()
    {
        var yaml = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Pages.Read("examples/yaml-apply/Pulumi.yaml"));
        var resource = (Dictionary<object, object>)((Dictionary<object, object>)yaml["resources"])["www"];
        var properties = ((Dictionary<object, object>)resource["properties"]).Keys.Cast<string>();
        var required = PackageSchema.Create()["resources"]![Application]!["requiredInputs"]!.AsArray().Select(name => (string)name!);

        Assert.Equal(required.Order(StringComparer.Ordinal), properties.Order(StringComparer.Ordinal));
    }

    /// <summary>One secret makes the whole result of a function secret, in every language. Marking a value again, or not unmarking it, is misleading.</summary>
    [Theory]
    [InlineData("CreateSecret(")]
    [InlineData("Output.secret(")]
    [InlineData("pulumi.secret(")]
    [InlineData("ToSecret(")]
    [InlineData("fn::secret")]
    public void Exported_key_is_not_marked_as_secret_again(string call) =>
        Assert.All(Copied, file => Assert.DoesNotContain(call, Pages.Read(file), StringComparison.Ordinal));

    [Fact]
    public void Exported_certificate_is_shown_where_the_language_can_unmark_it()
    {
        var shown = Copied.SelectMany(file => Pages.Read(file).Split('\n'))
            .Where(line => CertificatePattern.IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains("unsecret(", line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Readme_links_to_every_example()
    {
        var folders = Pages.Files("examples", "*").Where(file => file.Count('/') > 1).Select(file => string.Join('/', file.Split('/').Take(2))).Distinct();

        Assert.Empty(folders.Except(PageParts.Links(Pages.Read("README.md"))));
    }

    [Theory]
    [InlineData("README.md", "dotnet nuget locals global-packages --clear", "VERSION=")]
    [InlineData("docs/_index.md", "Output.Unsecret", "[secret]", "every language")]
    [InlineData("docs/renewal.md", "CAs refuse a request that was used for another order")]
    [InlineData("examples/yaml-organization/README.md", "CAs refuse one that was used for another order")]
    [InlineData("examples/csharp-organization/README.md", "CAs refuse one that was used for another order")]
    [InlineData("docs/lifecycle.md", "DNS.0308", "in quotes")]
    [InlineData("docs/reference.md", "DNS.0308", "in quotes")]
    [InlineData("docs/troubleshooting.md", "DNS.0308", "in quotes")]
    [InlineData("examples/yaml-dns-validation/Pulumi.yaml", "DNS.0308", "'\"${www.validationRecords[0].value}\"'")]
    [InlineData("examples/csharp-dns-validation/DnsRecord.cs", "DNS.0308", "$\"\\\"{Value}\\\"\"")]
    [InlineData("examples/yaml-rotation/Pulumi.yaml", "DNS.0308", "'\"${www.validationRecords[0].value}\"'")]
    [InlineData("examples/csharp-rotation/DnsRecord.cs", "DNS.0308", "$\"\\\"{Value}\\\"\"")]
    [InlineData("examples/yaml-deploy/Pulumi.yaml", "DNS.0308", "'\"${www.validationRecords[0].value}\"'")]
    [InlineData("examples/csharp-deploy/DnsRecord.cs", "DNS.0308", "$\"\\\"{Value}\\\"\"")]
    [InlineData("CONTRIBUTING.md", "`(none)`", "`*-*`")]
    public void Page_has_its_handwritten_parts(string page, params string[] words)
    {
        var text = SpacePattern.Replace(Pages.Read(page), " ");

        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    /// <summary>In all languages of the description, which is read in every editor.</summary>
    [Theory]
    [InlineData("Output.Unsecret")]
    [InlineData("pulumi.unsecret")]
    [InlineData("pulumi.Output.unsecret")]
    [InlineData("pulumi.Unsecret")]
    [InlineData("--show-secrets")]
    public void Description_of_the_export_says_how_to_show_the_certificate(string call)
    {
        var function = PackageSchema.Create()["functions"]!["huaweicloud-scm:index:exportCertificate"]!;

        Assert.Contains($"{call}`", (string)function["description"]!, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[\w.+-]+@([\w-]+\.)+[A-Za-z]{2,}\b")]
    private static partial Regex AddressPattern { get; }

    /// <summary>A value that a program returns, except in YAML.</summary>
    [GeneratedRegex(@"(\.Apply\(|\.apply\(|(?<!\{)exported\.)[^`]*(EntireCertificate|entireCertificate|entire_certificate)\b")]
    private static partial Regex CertificatePattern { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern { get; }
}
