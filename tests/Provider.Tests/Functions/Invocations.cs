using System.Text.Json.Nodes;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

/// <summary>Calls of functions as the engine makes them.</summary>
internal static class Invocations
{
    public static Task<JsonObject> CallFunctionAsync(this ProviderFixture engine, string name, JsonObject arguments, bool preview = false) =>
        engine.CallAsync("Invoke", new JsonObject { ["tok"] = $"huaweicloud-scm:index:{name}", ["args"] = arguments.DeepClone(), ["preview"] = preview });

    /// <returns>The results.</returns>
    public static async Task<JsonObject> InvokeAsync(this ProviderFixture engine, string name, JsonObject arguments, bool preview = false)
    {
        var answer = await engine.CallFunctionAsync(name, arguments, preview);
        Assert.Null(answer["failures"]);
        return answer["return"]!.AsObject();
    }

    /// <returns>The properties with mistakes, and the messages about them. Nothing is sent.</returns>
    public static async Task<List<(string Property, string Reason)>> InvokeWronglyAsync(this ProviderFixture engine, string name, JsonObject arguments)
    {
        var answer = await engine.CallFunctionAsync(name, arguments);
        Assert.Null(answer["return"]);
        Assert.Empty(engine.Emulator.History);
        return [.. answer["failures"]!.AsArray().Select(failure => ((string?)failure!["property"] ?? "", (string)failure["reason"]!))];
    }
}
