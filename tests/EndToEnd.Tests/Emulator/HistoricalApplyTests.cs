using System.Text.Json;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The apply of v2, over the same certificates as v3.</summary>
public sealed class HistoricalApplyTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Sample_of_the_documentation_is_accepted_word_for_word()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, Type = "OV_SSL_CERT" });

        var reply = await ApplyAsync(client, Applications.Sample);

        Assert.Equal("{\"request_info\":\"success\"}", reply.Body.GetRawText());
        Assert.Equal(("apply", Id, true), (scm.History[^1].Operation, scm.History[^1].CertificateId, scm.History[^1].Accepted));
        var shown = await client.ShowAsync(Id);
        Assert.Equal(("CHECKING_DOMAIN", "www.xzz.com", "DNS"), (shown.Text("status"), shown.Text("domain"), shown.Text("validation_method")));
        Assert.Equal("SCM.0010", (await client.ApplyAsync(Id, Applications.Organization())).Code);
        Assert.Equal(1, scm.AcceptedApplications);
    }

    [Fact]
    public async Task Another_project_is_refused()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });

        var reply = await client.CallAsync(HttpMethod.Post, $"v2/ffffffffffffffffffffffffffffffff/scm/cert/{Id}/complete", Applications.Sample);

        Assert.Equal((403, "SCM.0002", 0), (reply.Status, reply.Code, scm.AcceptedApplications));
    }

    [Theory]
    [InlineData("company_name", "", true)]
    [InlineData("company_province", "", true)]
    [InlineData("country", "", false)]
    [InlineData("country", "CHN", false)]
    [InlineData("key_algorithm", "EC_P256", true)]
    [InlineData("ca_hash_algorithm", "MD5", true)] // not known there, so not looked at
    [InlineData("domain_method", "DNS", true)]
    [InlineData("domain_method", "dns", true)]
    public async Task Field_differs_from_v3_in_what_must_be_there(string field, string value, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });

        var reply = await ApplyAsync(client, JsonSerializer.Serialize(Applications.Organization().With((field, value))));

        Assert.Equal(accepted ? null : "SCM.0005", reply.Code);
        if (accepted) Assert.False(scm.Certificate(Id).Application!.ContainsKey("key_algorithm"));
    }

    [Theory]
    [InlineData("company_name")]
    [InlineData("company_province")]
    [InlineData("company_city")]
    [InlineData("country")]
    public async Task Key_of_the_company_must_be_there(string key)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id });
        var body = Applications.Organization();
        body.Remove(key);

        Assert.Equal((400, "SCM.0005"), await StatusAndCodeAsync(ApplyAsync(client, JsonSerializer.Serialize(body))));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("DNS", false)]
    [InlineData("dns", true)]
    public async Task Strict_v2_wants_a_method_in_lower_case(string? method, bool accepted)
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.V2WantsMethod = true;
        scm.AddCertificate(new CertificateSeed { Id = Id });

        var reply = await ApplyAsync(client, JsonSerializer.Serialize(Applications.Organization().With(("domain_method", method))));

        Assert.Equal(accepted ? null : "SCM.0005", reply.Code);
    }

    private static Task<Reply> ApplyAsync(SignedClient client, string body) =>
        client.CallAsync(HttpMethod.Post, $"v2/{EmulatorOptions.DefaultProjectId}/scm/cert/{Id}/complete", body);

    private static async Task<(int Status, string? Code)> StatusAndCodeAsync(Task<Reply> call)
    {
        var reply = await call;
        return (reply.Status, reply.Code);
    }
}
