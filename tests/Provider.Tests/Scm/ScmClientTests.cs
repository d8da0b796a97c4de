using System.Text.Json;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

public sealed class ScmClientTests : ClientFixture
{
    [Fact]
    public async Task Apply_show_and_cancel_work_with_independently_verified_signatures()
    {
        await CallAsync("apply");
        var applied = await ShowAsync();
        await CallAsync("cancel-cert");
        var withdrawn = await ShowAsync();

        Assert.StartsWith("CHECKING", applied.Status, StringComparison.Ordinal);
        Assert.Equal("www.example.com", applied.Domain);
        Assert.NotEmpty(applied.Authentications!);
        Assert.Equal("PAID", withdrawn.Status);
        Assert.Equal(["apply", "show", "cancel-cert", "show"], Emulator.History.Select(request => request.Operation));
        Assert.All(Emulator.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Fact]
    public async Task Apply_sends_wire_names_readable_utf8_and_nothing_absent()
    {
        await CallAsync("apply");

        var body = Sent("apply").Single().Body;
        Assert.Contains("示例有限公司", body, StringComparison.Ordinal);
        Assert.Equal(
            ["domain", "company_name", "applicant_name", "applicant_phone", "applicant_email", "domain_method", "agree_privacy_protection"],
            JsonDocument.Parse(body).RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Requests_carry_the_documented_headers_and_no_trace_of_the_caller()
    {
        using var activity = new System.Diagnostics.Activity("caller").Start();

        await CallAsync("apply");

        var headers = Sent("apply").Single().Headers;
        Assert.Equal(Emulator.Endpoint.Authority, headers["Host"]);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.Equal("identity", headers["Accept-Encoding"]);
        Assert.StartsWith("pulumi-huaweicloud-scm/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.Contains("SignedHeaders=host;x-sdk-date,", headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent", "X-Sdk-Date"], headers.Keys.Order());
    }

    [Fact]
    public async Task Token_replaces_the_signature_even_if_keys_are_set()
    {
        var client = NewClient(new ScmCredentials { AccessKey = "unused", SecretKey = "unused", AuthToken = "an-iam-token" });

        await ShowAsync(client);

        var request = Sent("show").Single();
        Assert.Equal(Authentication.Token, request.Authentication);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../v2")]
    [InlineData("a/apply")]
    [InlineData("a?x=1")]
    public async Task Id_that_would_change_the_path_is_not_sent(string id)
    {
        Assert.Equal(ScmErrorKind.WrongTarget, (await FailAsync("show", id: id)).Kind);
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public void Credentials_reveal_nothing_as_text()
    {
        var text = new ScmCredentials { AccessKey = "ak-1", SecretKey = "sk-2", SecurityToken = "st-3", AuthToken = "at-4" }.ToString();

        Assert.Equal("ScmCredentials [hidden]", text);
    }
}

public sealed class TemporaryKeysTests : ClientFixture
{
    /// <summary>Long, as the real ones are: longer than the write buffer of a connection.</summary>
    internal override string? SecurityToken { get; } = new('t', 6000);

    [Fact]
    public async Task Security_token_is_sent_and_signed()
    {
        await CallAsync("apply", ClientWith(SecurityToken));

        var request = Sent("apply").Single();
        Assert.Equal(Authentication.Signature, request.Authentication);
        Assert.Contains("SignedHeaders=host;x-sdk-date;x-security-token,", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_security_token_is_reported()
    {
        var error = await FailAsync("show", ClientWith("of-yesterday"));

        Assert.Equal(("APIGW.0301", CredentialKind.TemporaryKeys), (error.Code, error.Credentials));
        Assert.Equal(Authentication.Refused, Sent("show").Single().Authentication);
    }

    private ScmClient ClientWith(string? token) =>
        NewClient(new ScmCredentials { AccessKey = Keys.AccessKey, SecretKey = Keys.SecretKey, SecurityToken = token });
}
