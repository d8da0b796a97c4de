using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// An attached process serves all providers of a run, and no call says which one it is for. With another account's credentials, a refresh removes the live
/// applications of this one from the state.
/// </summary>
public sealed class AttachedProcessTests : ProviderFixture
{
    [Theory]
    [InlineData("endpoint", Nowhere)]
    [InlineData("accessKey", "OTHERACCESSKEY000000")]
    [InlineData("secretKey", "of-another-key")]
    [InlineData("securityToken", "temporary")]
    [InlineData("authToken", "token")]
    [InlineData("projectId", "other")]
    [InlineData("domainId", "other")]
    public async Task Second_configuration_of_a_run_that_differs_is_refused(string key, string value)
    {
        await FailsAsync(ConfigureAsync(key, value), "FailedPrecondition", "PULUMI_DEBUG_PROVIDERS");

        await this.UpAsync(Program(CertificateId)); // by the first one
        await BeginRunAsync();
        await ConfigureAsync();
    }

    [Fact]
    public async Task Next_run_may_be_configured_differently()
    {
        await BeginRunAsync(Nowhere);
        await BeginRunAsync();

        await this.UpAsync(Program(CertificateId));
    }

    private Task<JsonObject> ConfigureAsync(string key, string value)
    {
        var arguments = new JsonObject
        {
            ["endpoint"] = Emulator.Endpoint.AbsoluteUri,
            ["accessKey"] = EmulatorOptions.DefaultAccessKey,
            ["secretKey"] = EmulatorOptions.DefaultSecretKey,
        };
        arguments[key] = value;
        return CallAsync("Configure", new JsonObject { ["args"] = arguments });
    }
}
