using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>For whom a signed call speaks: SCM is a global service, so the account, or a project where there is none or the path has one.</summary>
public sealed class ScopeTests : ClientFixture
{
    private const string Project = EmulatorOptions.DefaultProjectId;

    [Theory]
    [InlineData(null, null, null, "host;x-sdk-date")]
    [InlineData(Project, null, "X-Project-Id", "host;x-project-id;x-sdk-date")]
    [InlineData(null, "acc0unt", "X-Domain-Id", "host;x-domain-id;x-sdk-date")]
    [InlineData(Project, "acc0unt", "X-Domain-Id", "host;x-domain-id;x-sdk-date")]
    public async Task V3_call_names_the_account_or_else_the_project(string? project, string? account, string? header, string signed)
    {
        await ClientOf(project, account, Keys).ShowAsync(CertificateId, CancellationToken.None);

        AssertScope(Sent("show").Single(), header, header == "X-Domain-Id" ? account : project, signed);
    }

    [Fact]
    public async Task V2_call_names_the_project()
    {
        var application = Application();
        application.Country = "CN";

        await ClientOf(Project, "acc0unt", Keys, ApiVersion.V2).ApplyAsync(CertificateId, application, CancellationToken.None);

        AssertScope(Sent("apply").Single(), "X-Project-Id", Project, "host;x-project-id;x-sdk-date");
    }

    [Fact]
    public async Task Token_says_by_itself_whom_it_speaks_for()
    {
        await ClientOf(Project, "acc0unt", new ScmCredentials { AuthToken = "an-iam-token" }).ShowAsync(CertificateId, CancellationToken.None);

        Assert.DoesNotContain(Sent("show").Single().Headers.Keys, name => name is "X-Project-Id" or "X-Domain-Id");
    }

    private static void AssertScope(RecordedRequest request, string? header, string? value, string signed)
    {
        Assert.Equal(
            header is null ? [] : [(header, value!)],
            request.Headers.Where(sent => sent.Key is "X-Project-Id" or "X-Domain-Id").Select(sent => (sent.Key, sent.Value)));
        Assert.Contains($"SignedHeaders={signed},", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(Authentication.Signature, request.Authentication);
    }

    private ScmClient ClientOf(string? project, string? account, ScmCredentials credentials, ApiVersion version = ApiVersion.V3) =>
        NewClient(new ScmClientOptions
        {
            Endpoint = Emulator.Endpoint, Credentials = credentials, ApiVersion = version, ProjectId = project, AccountId = account,
        });
}
