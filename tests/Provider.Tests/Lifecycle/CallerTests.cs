using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// What a request says about the caller if the shell belongs to one account and the stack to another, and how often a failed request is sent again.
/// </summary>
public sealed class CallerTests : ProviderFixture
{
    private const string OfOther = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    [Theory]
    [InlineData("", "")]
    [InlineData("projectId", "X-Project-Id")]
    [InlineData("domainId", "X-Domain-Id")]
    public async Task Keys_of_the_stack_are_sent_without_anything_of_the_account_in_the_shell(string configured, string header)
    {
        foreach (var name in (string[])["HW_AUTH_TOKEN", "HW_SECURITY_TOKEN", "HW_PROJECT_ID", "HW_DOMAIN_ID", "HUAWEICLOUD_SDK_PROJECT_ID"])
        {
            Environment[name] = OfOther;
        }

        var arguments = new JsonObject
        {
            ["endpoint"] = Emulator.Endpoint.AbsoluteUri,
            ["accessKey"] = EmulatorOptions.DefaultAccessKey,
            ["secretKey"] = EmulatorOptions.DefaultSecretKey,
        };
        if (configured.Length > 0) arguments[configured] = EmulatorOptions.DefaultProjectId;
        await GreetAsync();
        await CallAsync("Configure", new JsonObject { ["args"] = arguments });

        await this.UpAsync(Program(CertificateId));

        Assert.All(Emulator.History, request => Assert.Equal(Authentication.Signature, request.Authentication));
        Assert.All(Emulator.History, request => Assert.DoesNotContain(OfOther, request.Headers.Values));
        string[] scopes = ["X-Project-Id", "X-Domain-Id", "X-Auth-Token", "X-Security-Token"];
        Assert.All(Emulator.History, request => Assert.Equal(header, string.Concat(request.Headers.Keys.Intersect(scopes))));
        var warning = Assert.Single(Warnings);
        Shows(warning, "HW_AUTH_TOKEN", "HW_SECURITY_TOKEN", "the configuration");
        Assert.DoesNotContain(OfOther, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_takes_precedence_over_keys_of_the_same_source_with_a_warning()
    {
        Environment["HW_AUTH_TOKEN"] = "a-token";
        Environment["HW_ACCESS_KEY"] = "an-access-key";

        await GreetAsync();
        await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { ["endpoint"] = Emulator.Endpoint.AbsoluteUri } });

        Shows(Assert.Single(Warnings), "authToken");
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("0", 1)]
    [InlineData("1", 2)]
    [InlineData("5", 6)]
    public async Task MaxRetries_is_how_often_a_failed_request_is_sent_again(string? maxRetries, int sent)
    {
        await CallAsync("Configure", new JsonObject
        {
            ["args"] = new JsonObject
            {
                ["endpoint"] = Emulator.Endpoint.AbsoluteUri,
                ["accessKey"] = EmulatorOptions.DefaultAccessKey,
                ["secretKey"] = EmulatorOptions.DefaultSecretKey,
                ["maxRetries"] = maxRetries,
            },
        });
        Emulator.Faults.Onward("show", 1, Fault.Answer(503, ""));

        await FailsAsync(this.ImportAsync(CertificateId), "Unavailable");

        Assert.Equal(sent, Sent("show"));
    }
}
