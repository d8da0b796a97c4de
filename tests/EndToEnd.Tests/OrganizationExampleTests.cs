using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// The program <c>examples/yaml-organization</c>: two OV certificates, each with the user's own key, and personal data from secret configuration.
/// </summary>
public sealed class OrganizationExampleTests
{
    private const string Phone = "13987654321";
    private const string Email = "zhang.san@example.com";

    private static readonly Dictionary<string, string> Hosts = new() { ["www"] = "scs1554192131150", ["shop"] = "scs1554192131151" };

    [Fact]
    public async Task Organization_example_applies_for_each_host_with_its_own_certificate_and_key()
    {
        var program = ExampleProgram.Load("yaml-organization");
        await using var scenario = await Scenario.StartAsync(Ordered(Hosts["www"]));
        scenario.Scm.AddCertificate(Ordered(Hosts["shop"]));
        var stack = scenario.NewStack();
        stack.Config["applicantName"] = new ConfigValue("Zhang San");
        stack.Config["applicantPhone"] = new ConfigValue(Phone, Secret: true);
        stack.Config["applicantEmail"] = new ConfigValue(Email, Secret: true);

        var up = await stack.UpAsync(program).SucceedsAsync();
        Assert.DoesNotContain("warning", up.Text, StringComparison.Ordinal);
        Assert.All([Phone, Email], person => Assert.DoesNotContain(person, up.Text + stack.State.ToJson(), StringComparison.Ordinal));
        Assert.Equal(["apply", "apply"], scenario.Sent);
        foreach (var (host, certificateId) in Hosts)
        {
            var certificate = scenario.Scm.Certificate(certificateId);
            Assert.Equal("CHECKING_DOMAIN", certificate.Status);
            Assert.Contains(Assert.Single(certificate.Records).Value, up.Text, StringComparison.Ordinal);
            var body = Sent(scenario, certificateId);
            Assert.Equal($"{host}.example.com", (string?)body["domain"]);
            Assert.Equal(File.ReadAllText(Path.Combine(program.Folder, $"{host}.csr")).Trim(), ((string?)body["csr"])?.Trim());
            Assert.Equal(Email, (string?)body["applicant_email"]);
        }

        Assert.Contains("applicant: [secret]", up.Text, StringComparison.Ordinal);
        await stack.PreviewAsync(program).ChangesNothingAsync();

        await stack.DestroyAsync().SucceedsAsync();
        Assert.All(Hosts.Values, certificateId => Assert.Equal("PAID", scenario.Scm.Certificate(certificateId).Status));
    }

    private static CertificateSeed Ordered(string id) => new() { Id = id, Type = "OV_SSL_CERT" };

    private static JsonNode Sent(Scenario scenario, string certificateId) =>
        JsonNode.Parse(Assert.Single(scenario.Scm.History, request => request.Operation == "apply" && request.CertificateId == certificateId).Body)!;
}
