using System.Text.RegularExpressions;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary>The YAML programs of the pages and the examples, exactly as users copy them. A preview reports nothing.</summary>
public sealed partial class ProgramsOfPagesTests : ProviderFixture
{
    /// <summary>Page, and which of its programs.</summary>
    public static TheoryData<string, int> Programs
    {
        get
        {
            var programs = new TheoryData<string, int>();
            foreach (var page in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "docs"), "*.md").Select(file => Path.GetFileName(file)))
            {
                for (var number = 0; number < Of(page).Count; number++) programs.Add(page, number);
            }

            return programs;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public Task Program_of_a_page_previews_without_a_message(string page, int number)
    {
        var text = Of(page)[number];
        return PreviewAsync(text, StackProgram.Parse(text.Contains("runtime:", StringComparison.Ordinal) ? text : $"name: page\nruntime: yaml\n{text}"));
    }

    [Theory]
    [InlineData("yaml-apply", "DV_SSL_CERT")]
    [InlineData("yaml-dns-validation", "DV_SSL_CERT")]
    [InlineData("yaml-rotation", "DV_SSL_CERT")]
    [InlineData("yaml-organization", "OV_SSL_CERT")]
    [InlineData("yaml-deploy", "DV_SSL_CERT")]
    [InlineData("registry/CertificateApplication", "DV_SSL_CERT")]
    [InlineData("registry/CertificateDeployment", "DV_SSL_CERT", "ISSUED")]
    [InlineData("registry/CertificateSubscription", "DV_SSL_CERT")]
    [InlineData("registry/CertificateValidation", "DV_SSL_CERT")]
    [InlineData("registry/exportCertificate", "DV_SSL_CERT", "ISSUED")]
    [InlineData("registry/getCertificate", "DV_SSL_CERT")]
    [InlineData("registry/getCertificates", "DV_SSL_CERT")]
    [InlineData("registry/getDeployedResources", "DV_SSL_CERT", "ISSUED")]
    public Task Example_previews_without_a_message(string example, string type, string status = "PAID")
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "examples", example);
        return PreviewAsync(File.ReadAllText(Path.Combine(folder, "Pulumi.yaml")), StackProgram.Load(folder), type, status);
    }

    private async Task PreviewAsync(string text, StackProgram program, string type = "DV_SSL_CERT", string status = "PAID")
    {
        foreach (var id in IdPattern.Matches(text).Select(match => match.Value).Distinct()) Add(new CertificateSeed { Id = id, Type = type, Status = status });

        var run = await NewStack(program).PreviewAsync(program with { Resources = [.. program.Resources.Select(AtEmulator)] });

        Assert.True(run.Succeeded, run.Text);
        Assert.DoesNotContain("warning:", run.Text, StringComparison.Ordinal);
        Assert.Empty(run.Violations);
    }

    private Stack NewStack(StackProgram program)
    {
        var stack = new Stack(ProviderTarget.Attach(Port), program.Name);
        stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(Emulator.Endpoint.AbsoluteUri);
        (string Key, string Value)[] secrets =
        [
            ("huaweicloud-scm:accessKey", EmulatorOptions.DefaultAccessKey), ("huaweicloud-scm:secretKey", EmulatorOptions.DefaultSecretKey),
            ("otherAccessKey", EmulatorOptions.DefaultAccessKey), ("otherSecretKey", EmulatorOptions.DefaultSecretKey),
            ("applicantPhone", "13800000000"), ("applicantEmail", "zhangsan@example.com"),
        ];
        stack.Config["applicantName"] = new ConfigValue("Zhang San");
        foreach (var (key, value) in secrets) stack.Config[key] = new ConfigValue(value, Secret: true);
        return stack;
    }

    /// <summary>A provider of the program's own speaks to the emulator, too.</summary>
    private ResourceDeclaration AtEmulator(ResourceDeclaration resource)
    {
        if (!resource.IsProvider) return resource;
        var properties = resource.Properties.DeepClone().AsObject();
        properties["endpoint"] = Emulator.Endpoint.AbsoluteUri;
        return resource with { Properties = properties };
    }

    private static List<string> Of(string page) => [.. new MarkdownPage(page).Code("yaml").Where(text => TopLevelPattern.IsMatch(text))];

    [GeneratedRegex("^resources:", RegexOptions.Multiline)]
    private static partial Regex TopLevelPattern { get; }

    [GeneratedRegex(@"scs\d{13}")]
    private static partial Regex IdPattern { get; }
}
