using System.Text.Json.Nodes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary><c>docs/rules.md</c>: every bad example has the result that the page names, and every good one passes without a warning.</summary>
public sealed class RulesPageTests : ProviderFixture
{
    private const string Inputs = "Inputs";
    private const string Purchased = "The purchased certificate";
    private const string Configuration = "Provider configuration";
    private const string Version = "huaweicloud-scm:apiVersion";

    private static readonly MarkdownPage Page = new("rules.md");

    /// <summary>Section, number of the row in it, and its rule.</summary>
    public static TheoryData<string, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var section in (string[])[Inputs, Purchased, Configuration])
            {
                foreach (var (number, row) in Page.TableRows(section).Index()) rows.Add(section, number, MarkdownPage.TextOf(row[^5]));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Bad_example_is_reported_and_good_example_is_not(string section, int number, string rule)
    {
        var row = Page.TableRows(section).ElementAt(number);
        var bad = await JudgeAsync(section, row, row[^4]);
        var good = await JudgeAsync(section, row, row[^2]);
        var isError = MarkdownPage.TextOf(row[^3]) == "error";

        Assert.True(isError || MarkdownPage.TextOf(row[^3]) == "warning", rule);
        Assert.Equal(isError, bad.Errors.Any());
        Assert.Contains(
            isError ? bad.Errors : bad.Warnings,
            said => MarkdownPage.CodeIn(row[^6]).Any(property => said.Contains(property, StringComparison.Ordinal)));
        Assert.Empty(good.Errors.Concat(good.Warnings));
        Assert.StartsWith("https://", MarkdownPage.LinkIn(row[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_has_a_rule_for_every_property() =>
        Assert.Equal(
            ApplicationTable.Fields.Select(field => field.Name).Order(StringComparer.Ordinal),
            Page.TableRows(Inputs).SelectMany(row => MarkdownPage.CodeIn(row[^6])).Distinct().Order(StringComparer.Ordinal));

    private Task<Said> JudgeAsync(string section, TableRow row, Block example) => section switch
    {
        Inputs => Task.FromResult(Check(ValuesIn(example))),
        Purchased => PreviewAsync(Certificate([.. MarkdownPage.CodeIn(row[0]), .. MarkdownPage.CodeIn(example)]), ValuesIn(example)),
        _ => Task.FromResult(Configure(ValuesIn(example))),
    };

    private static Said Check(JsonObject example)
    {
        example.Remove(Version, out var version);
        var resource = Applications.Resource(version: (string?)version == "v2" ? Provider.Scm.ApiVersion.V2 : Provider.Scm.ApiVersion.V3);
        var verdict = Applications.Check(resource, Applications.Urn, Map(Application(example)));
        return new Said(verdict.Told, verdict.Warnings);
    }

    private async Task<Said> PreviewAsync(CertificateSeed certificate, JsonObject example)
    {
        await BeginRunAsync();
        var failure = await Record.ExceptionAsync(() => this.PreviewAsync(Application(example).With("certificateId", Add(certificate))));
        return new Said(failure is null ? [] : [Assert.IsType<RpcFailure>(failure).Message], Warnings);
    }

    private static Said Configure(JsonObject example)
    {
        var findings = new Findings();
        new ConfigurationReader(_ => null).Read(Map(example), findings);
        return new Said(findings.Errors.Select(error => error.ToString()), findings.Warnings.Select(warning => warning.ToString()));
    }

    /// <summary>A certificate that was just bought, unless its description names another product or status.</summary>
    private static CertificateSeed Certificate(IEnumerable<string> description) => description.Aggregate(
        new CertificateSeed { Brand = "GLOBALSIGN", DomainCount = 3 },
        (certificate, word) => word switch
        {
            "SINGLE_DOMAIN" or "WILDCARD" or "MULTI_DOMAIN" => certificate with { DomainType = word },
            "GEOTRUST" => certificate with { Brand = word },
            "EXPIRED" or "UPLOAD" or "ISSUED" or "CHECKING_DOMAIN" => certificate with { Status = word, Domain = "other.example.com" },
            _ => word.Contains("_SSL_CERT", StringComparison.Ordinal) ? certificate with { Type = word } : certificate,
        });

    /// <summary>A valid application of a company, with the values of an example.</summary>
    private static JsonObject Application(JsonObject example)
    {
        var application = RuleTables.Application
            .With("companyName", "Example Ltd").With("companyProvince", "Sichuan").With("companyCity", "Chengdu").With("country", "CN");
        return example.Aggregate(application, (inputs, value) => inputs.With(value.Key, value.Value?.DeepClone()));
    }

    private static PropertyMap Map(JsonObject values) => Values.Map([.. values.Select(value => (value.Key, RuleTables.Plain(value.Value)))]);

    /// <summary>An example is lines of YAML, or a link to a certificate request, or both.</summary>
    private static JsonObject ValuesIn(Block example)
    {
        var lines = MarkdownPage.CodeIn(example).Where(code => code.Contains(": ", StringComparison.Ordinal));
        var values = StackProgram.Parse(
            $"""
            name: page
            runtime: yaml
            resources:
              www:
                type: huaweicloud-scm:CertificateApplication
                properties:
                  {string.Join("\n      ", lines)}
            """).Resource("www").Properties;
        if (MarkdownPage.LinkIn(example) is { } request) values["csr"] = CsrSamples.Read(Path.GetFileNameWithoutExtension(request));
        return values;
    }

    private sealed record Said(IEnumerable<string> Errors, IEnumerable<string> Warnings);
}
