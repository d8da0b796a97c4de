using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>The scope of a signed call. SCM is a global service, so it is the account, or a project if there is no account or the path has one.</summary>
public sealed class ScopeTests : ClientFixture
{
    private const string Project = EmulatorOptions.DefaultProjectId;

    [Theory]
    [InlineData("show", null, null, null)]
    [InlineData("show", Project, null, "X-Project-Id")]
    [InlineData("show", null, "acc0unt", "X-Domain-Id")]
    [InlineData("show", Project, "acc0unt", "X-Domain-Id")]
    [InlineData("apply", Project, "acc0unt", "X-Project-Id")] // the historical call
    public async Task Call_names_the_account_or_otherwise_the_project(string operation, string? project, string? account, string? header)
    {
        var client = NewClient(OptionsOf(project, account, Keys));
        if (operation == "show") await ShowAsync(client);
        else await FailAsync(operation, client); // it wants a country

        var request = Sent(operation).Single();
        var value = header == "X-Domain-Id" ? account : project;
        Assert.Equal(
            header is null ? [] : [(header, value!)],
            request.Headers.Where(sent => sent.Key is "X-Project-Id" or "X-Domain-Id").Select(sent => (sent.Key, sent.Value)));
        string?[] signed = ["host", header?.ToLowerInvariant(), "x-sdk-date"];
        Assert.Contains($"SignedHeaders={string.Join(';', signed.OfType<string>())},", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(Authentication.Signature, request.Authentication);
    }

    [Fact]
    public async Task Token_identifies_its_own_account()
    {
        await ShowAsync(NewClient(OptionsOf(Project, "acc0unt", Token)));

        Assert.DoesNotContain(Sent("show").Single().Headers.Keys, name => name is "X-Project-Id" or "X-Domain-Id");
    }

    private ScmClientOptions OptionsOf(string? project, string? account, ScmCredentials credentials) => new()
    {
        Endpoint = Emulator.Endpoint, Credentials = credentials, ApiVersion = ApiVersion.V2, ProjectId = project, AccountId = account,
    };
}
