using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>How calls of the engine end.</summary>
internal static class Outcomes
{
    /// <returns>The failure, which is not an init failure. As displayed, it contains all of these strings.</returns>
    public static async Task<RpcFailure> FailsAsync(Task call, string code, params string[] texts)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => call);
        Assert.Null(failure.InitFailure);
        Assert.Equal(code, failure.Code);
        Shows(failure.Display, texts);
        return failure;
    }

    /// <returns>The resource, which exists but is not ready. The displayed failure contains all of these strings.</returns>
    public static async Task<Resource> IsNotReadyAsync(Task call, params string[] texts)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => call);
        Shows(failure.Display, texts);
        return Unfinished(failure);
    }

    /// <summary>The resource that an init failure reports.</summary>
    public static Resource Unfinished(RpcFailure failure)
    {
        Assert.NotNull(failure.InitFailure);
        var request = (JsonObject)failure.Data[ProviderFixture.Request]!;
        var sent = (request["news"] ?? request["properties"])?.DeepClone().AsObject() ?? [];
        return EngineCalls.ResourceOf(failure.InitFailure, sent, request);
    }

    /// <summary>All secrets of <see cref="Programs.Program"/> are marked.</summary>
    public static void AssertSecretsMarked(JsonObject state) => Assert.All(
        ["applicantPhone", "applicantEmail", "contactPhone", "contactEmail"], (string name) => Assert.True(Property.IsSecret(state[name]), name));

    public static void AssertUnknown(JsonObject outputs, params string[] names) =>
        Assert.All(names, name => Assert.True(Property.IsUnknown(outputs[name]), name));

    public static void Shows(string text, params string[] parts) => Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));

    public static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nbut got  {actual.ToJsonString()}");
}
