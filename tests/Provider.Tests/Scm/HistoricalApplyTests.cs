using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>apiVersion v2: one call differs, and only the client knows.</summary>
public sealed class HistoricalApplyTests : ClientFixture
{
    [Fact]
    public async Task Apply_has_its_own_path_and_body_and_everything_else_is_v3()
    {
        var client = V2(EmulatorOptions.DefaultProjectId);
        var application = Application();
        (application.Country, application.KeyAlgorithm) = ("CN", "EC_P256");

        await client.ApplyAsync(CertificateId, application, CancellationToken.None).WaitAsync(WaitingTime.Patience);
        await ShowAsync(client);
        await CallAsync("cancel-cert", client);

        var body = JsonDocument.Parse(Sent("apply").Single().Body).RootElement;
        Assert.Equal(
            [
                "domain", "company_name", "company_province", "company_city", "country",
                "applicant_name", "applicant_phone", "applicant_email", "domain_method", "agree_privacy_protection",
            ],
            body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("示例有限公司", body.GetProperty("company_name").GetString());
        Assert.Equal(("", "dns"), (body.GetProperty("company_city").GetString(), body.GetProperty("domain_method").GetString()));
        Assert.Equal(("DNS", "EC_P256", null), (application.DomainMethod, application.KeyAlgorithm, application.CompanyCity)); // the caller's stays as it is
        Assert.Equal(
            [
                $"/v2/{EmulatorOptions.DefaultProjectId}/scm/cert/{CertificateId}/complete",
                $"/v3/scm/certificates/{CertificateId}", $"/v3/scm/certificates/{CertificateId}/cancel-cert",
            ],
            Emulator.History.Select(request => request.Path));
        Assert.All(Emulator.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../v3")]
    [InlineData("a?x=1")]
    public async Task Id_that_would_change_the_path_is_not_sent(string id)
    {
        Assert.Equal(ScmErrorKind.WrongTarget, (await FailAsync("apply", V2(EmulatorOptions.DefaultProjectId), id)).Kind);
        Assert.Empty(Emulator.History);
    }

    private ScmClient V2(string project) =>
        NewClient(new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = Keys, ApiVersion = ApiVersion.V2, ProjectId = project });
}
