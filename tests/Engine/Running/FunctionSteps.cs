using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>Calls functions as a YAML host does, and shows failures in the same words.</summary>
internal sealed class FunctionSteps(RunContext run, ProviderRegistry registry)
{
    /// <param name="call">The call.</param>
    /// <param name="arguments">The evaluated arguments. If one is unknown, the function is not called and the result is unknown.</param>
    /// <param name="isImmediate">Whether no argument comes from a resource.</param>
    /// <returns>The result. All of it is secret if the arguments or the answer contain a secret.</returns>
    /// <exception cref="StepFailedException">The call failed.</exception>
    public async Task<JsonNode?> CallAsync(FunctionCall call, JsonObject arguments, bool isImmediate)
    {
        var isSecret = Property.HasSecret(arguments);
        if (Property.HasUnknown(arguments)) return isSecret ? Property.Secret(Property.Unknown) : Property.Unknown;
        var answer = await AskAsync(call, arguments, isImmediate);
        if (answer["failures"] is JsonArray { Count: > 0 } failures)
        {
            var reasons = failures.Select(failure => $"{call.Function} invoke failed: {failure!["reason"]} ({failure["property"]})");
            Fail(call, RpcFailure.Errors(reasons), isImmediate);
        }

        var result = answer["return"] as JsonObject ?? [];
        if (call.Return is { } member && !result.ContainsKey(member))
        {
            Fail(call, $"fn::invoke of {call.Function} did not contain a property '{member}' in the returned value", isImmediate);
        }

        var value = Property.RevealAll(call.Return is null ? result : result[call.Return]);
        return isSecret || Property.HasSecret(result) ? Property.Secret(value) : value;
    }

    private async Task<JsonObject> AskAsync(FunctionCall call, JsonObject arguments, bool isImmediate)
    {
        var provider = call.Provider is { } name
            ? run.Urn($"pulumi:providers:{call.Package}", name)
            : await registry.RegisterDefaultAsync(call.Package, call.Version);
        var request = new JsonObject { ["tok"] = call.Function, ["args"] = Property.RevealAll(arguments) };
        if (run.Preview) request["preview"] = true;
        try
        {
            return await (await registry.OfStateAsync(provider)).CallAsync("Invoke", request);
        }
        catch (RpcFailure failure)
        {
            Fail(call, $"rpc error: code = Unknown desc = invocation of {call.Function} returned an error: {failure.Message}", isImmediate);
            throw;
        }
    }

    private void Fail(FunctionCall call, string error, bool isImmediate)
    {
        run.Display.Error(run.StackUrn, $"{error}\n{call.Excerpt}");
        if (isImmediate) run.Display.Error(run.StackUrn, $"Error registering variable [{call.Name}]: no diagnostics");
        throw new StepFailedException();
    }
}
