using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>apiVersion v2: one call differs, and nobody above the client knows.</summary>
public sealed class HistoricalApplyTests : ClientFixture
{
    private ScmClient V2 => NewClient(new ScmClientOptions
    {
        Endpoint = Emulator.Endpoint, Credentials = Keys, ApiVersion = ApiVersion.V2, ProjectId = EmulatorOptions.DefaultProjectId,
    });

    [Fact]
    public async Task Apply_sends_every_mandatory_key_and_the_method_in_lower_case()
    {
        var application = Application();
        application.Country = "CN";

        await V2.ApplyAsync(CertificateId, application, CancellationToken.None);

        var request = Sent("apply").Single();
        Assert.Equal($"/v2/{EmulatorOptions.DefaultProjectId}/scm/cert/{CertificateId}/complete", request.Path);
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(
            [
                "domain", "company_name", "company_province", "company_city", "country",
                "applicant_name", "applicant_phone", "applicant_email", "domain_method", "agree_privacy_protection",
            ],
            body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("示例有限公司", body.GetProperty("company_name").GetString());
        Assert.Equal(("", "dns"), (body.GetProperty("company_city").GetString(), body.GetProperty("domain_method").GetString()));
        Assert.Equal(1, Emulator.AcceptedApplications);
    }

    [Fact]
    public async Task Apply_leaves_the_request_of_its_caller_as_it_is()
    {
        var application = Application();
        application.Country = "CN";
        application.KeyAlgorithm = "EC_P256";

        await V2.ApplyAsync(CertificateId, application, CancellationToken.None);

        Assert.Equal(("DNS", "EC_P256", null), (application.DomainMethod, application.KeyAlgorithm, application.CompanyCity));
        Assert.DoesNotContain("algorithm", Sent("apply").Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_else_is_v3()
    {
        var application = Application();
        application.Country = "CN";
        var client = V2;

        await client.ApplyAsync(CertificateId, application, CancellationToken.None);
        await client.ShowAsync(CertificateId, CancellationToken.None);
        await client.CancelAsync(CertificateId, CancellationToken.None);

        Assert.Equal(["v2", "v3", "v3"], Emulator.History.Select(request => request.Path.Split('/')[1]));
        Assert.All(Emulator.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Fact]
    public async Task Project_of_another_account_is_told()
    {
        var client = NewClient(new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = Keys, ApiVersion = ApiVersion.V2, ProjectId = "ffff" });

        var error = await FailureAsync(client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal((ScmErrorKind.Forbidden, "SCM.0002"), (error.Kind, error.Code));
        Assert.Contains("Check the project id", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../v3")]
    [InlineData("a?x=1")]
    public async Task Id_that_would_change_the_path_is_not_sent(string id)
    {
        Assert.Equal(ScmErrorKind.WrongTarget, (await FailureAsync(V2.ApplyAsync(id, Application(), CancellationToken.None))).Kind);
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Lost_answer_is_in_doubt_and_sent_once()
    {
        var application = Application();
        application.Country = "CN";
        Emulator.Faults.Next("apply", Fault.ResetAfterCommit);

        var error = await FailureAsync(V2.ApplyAsync(CertificateId, application, CancellationToken.None));

        Assert.Equal((ScmErrorKind.InDoubt, 1, 1), (error.Kind, Sent("apply").Count, Emulator.AcceptedApplications));
    }
}
