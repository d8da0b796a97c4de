using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Functions;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary><c>docs/command-line.md</c>: the outputs that it shows are what the provider answers, printed as the CLI prints it.</summary>
public sealed class CommandLineTests : ProviderFixture
{
    private const string Id = "scs1554192131150";
    private const string Application = "huaweicloud-scm:index:CertificateApplication";

    private static readonly MarkdownPage Page = new("command-line.md");
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Commands => [.. Page.Subheadings("Commands")];

    private static JsonObject Applicant => JsonNode.Parse(
        """{"applicantName":"Zhang San","applicantPhone":"13800000000","applicantEmail":"zhangsan@example.com","agreePrivacyProtection":true}""")!.AsObject();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Page_shows_the_responses_of_the_provider(string command)
    {
        var shown = await RunAsync(command);

        Assert.True(Rule.Tells(Page.TextBlock(command), shown), shown);
    }

    private async Task<string> RunAsync(string command)
    {
        switch (command)
        {
            case "List":
                Add(Applied("CHECKING_DOMAIN"));
                Add(Applied("ISSUED") with { Id = "scs1554192131151", Domain = "shop.example.com" });
                var list = await CallAsync("List", new JsonObject { ["token"] = Application, ["query"] = new JsonObject() });
                return new JsonArray([.. list["responses"]!.AsArray().Select(response => response!["result"]!.DeepClone())]).ToJsonString(Printed);
            case "Read":
                Add(Applied("CHECKING_DOMAIN"));
                return Outputs((await this.ReadDirectlyAsync(Id))!);
            case "Call a function":
                Add(Applied("ISSUED"));
                return Results(await this.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = Id }));
            case "Create":
                Add(new CertificateSeed { Id = Id });
                return Outputs(await this.CreateDirectlyAsync(Applicant.With("certificateId", Id).With("domain", "www.example.com")));
            case "Patch and upsert":
                Add(Applied("CHECKING_DOMAIN"));
                return (await Assert.ThrowsAsync<RpcFailure>(() => this.PatchAsync(Id, new JsonObject { ["domain"] = "shop.example.com" }))).Message;
            case "Patch, if SCM hides the persons":
                Add(Applied("CHECKING_DOMAIN"));
                Emulator.Switches.PersonalData = PersonalData.Masked;
                var (_, check) = await this.CheckPatchAsync(Id, new JsonObject { ["companyUnit"] = "IT" });
                return string.Join('\n', check["failures"]!.AsArray().Select(failure => (string)failure!["reason"]!));
            case "Delete":
                Add(Applied("ISSUED"));
                await this.DeleteDirectlyAsync(Id);
                return Assert.Single(Warnings);
            default:
                throw new ArgumentException($"No test knows '{command}'.", nameof(command));
        }
    }

    private static CertificateSeed Applied(string status) => new()
    {
        Id = Id,
        Status = status,
        Domain = "www.example.com",
        ApplicantName = (string)Applicant["applicantName"]!,
        ApplicantPhone = (string)Applicant["applicantPhone"]!,
        ApplicantEmail = (string)Applicant["applicantEmail"]!,
    };

    private static string Outputs(Lifecycle.Resource resource) =>
        "Outputs:\n" + string.Join('\n', ValueText.Of(resource.Outputs.With("id", resource.Id), indent: 0).Split('\n')[1..^1]);

    private static string Results(JsonObject results)
    {
        var sorted = results.OrderBy(result => result.Key, StringComparer.Ordinal);
        return new JsonObject(sorted.Select(result => KeyValuePair.Create(
            result.Key, Property.IsSecret(result.Value) ? (JsonNode?)"[secret]" : result.Value?.DeepClone()))).ToJsonString(Printed);
    }
}
