using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Configuration in every form that the engine passes, and keys that change while the provider runs; judged by what reaches the service.</summary>
public sealed class ReplacedConfigurationTests
{
    private static readonly string ProviderUrn = Urns.Of("dev", "yaml-apply", "pulumi:providers:huaweicloud-scm", "default");

    [Theory]
    [InlineData("native")]
    [InlineData("text")]
    [InlineData("JSON text")]
    [InlineData("secret")]
    [InlineData("secret JSON text")]
    [InlineData("secret inside JSON text")]
    public async Task Configuration_in_any_form_is_used(string form)
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview);
        var provider = (await scenario.StartProviderAsync()).Connection;
        var args = new JsonObject
        {
            ["endpoint"] = In(form, scenario.Scm.Endpoint.ToString()),
            ["accessKey"] = In(form, Scenario.AccessKey),
            ["secretKey"] = In(form, Scenario.SecretKey),
            ["maxRetries"] = In(form, 1),
        };
        await provider.CallAsync("Handshake", []);

        var check = await provider.CallAsync("CheckConfig", new JsonObject { ["urn"] = ProviderUrn, ["news"] = args.DeepClone() });
        await ConfigureAsync(provider, check["inputs"]!.AsObject());

        Assert.Null(check["failures"]);
        Assert.True(Property.IsSecret(check["inputs"]!["secretKey"]));
        Assert.Equal(Scenario.CertificateId, (string?)(await ReadAsync(provider))["id"]);
        Assert.Contains($"Access={Scenario.AccessKey}", LastAuthorization(scenario), StringComparison.Ordinal);

        scenario.Scm.Faults.Next("show", Fault.Html(503));
        await Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(provider));
        Assert.Equal(2, scenario.Scm.History.Count); // one attempt only, as configured
    }

    [Fact]
    public async Task Rotated_credentials_are_used_after_the_next_Configure()
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview);
        var provider = (await scenario.StartProviderAsync()).Connection;
        await provider.CallAsync("Handshake", []);
        var args = new JsonObject
        {
            ["endpoint"] = scenario.Scm.Endpoint.ToString(),
            ["accessKey"] = "OLDACCESSKEY00000000",
            ["secretKey"] = "canary-old-secret",
        };

        await ConfigureAsync(provider, args);
        var refused = await Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(provider));
        (args["accessKey"], args["secretKey"]) = (Scenario.AccessKey, Scenario.SecretKey);
        await ConfigureAsync(provider, args);
        var read = await ReadAsync(provider);

        Assert.Equal("Unauthenticated", refused.Code);
        Assert.Contains("Access key or secret key is wrong, or of another site than the endpoint", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("OLDACCESSKEY", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Scenario.CertificateId, (string?)read["id"]);
        Assert.Contains($"Access={Scenario.AccessKey}", LastAuthorization(scenario), StringComparison.Ordinal);
    }

    private static JsonNode In(string form, JsonNode value) => form switch
    {
        "native" => value,
        "text" => value.ToString(),
        "JSON text" => value.ToJsonString(),
        "secret" => Property.Secret(value),
        "secret JSON text" => Property.Secret(value.ToJsonString()),
        _ => Property.Secret(value).ToJsonString(),
    };

    private static Task<JsonObject> ConfigureAsync(ProviderConnection provider, JsonObject args) =>
        provider.CallAsync("Configure", new JsonObject { ["args"] = args.DeepClone(), ["acceptSecrets"] = true });

    private static Task<JsonObject> ReadAsync(ProviderConnection provider) =>
        provider.CallAsync("Read", new JsonObject
        {
            ["id"] = Scenario.CertificateId,
            ["urn"] = Urns.Of("dev", "yaml-apply", ExampleProgram.Type, ExampleProgram.Resource),
        });

    private static string LastAuthorization(Scenario scenario) => scenario.Scm.History[^1].Headers["Authorization"];
}
