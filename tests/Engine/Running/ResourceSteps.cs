using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>The steps that change a resource, and their effect on the state.</summary>
internal sealed class ResourceSteps(RunContext run, ProviderRegistry registry)
{
    /// <summary>Calls Check. A failure is shown and ends the step.</summary>
    /// <param name="goal">The URN and provider of the resource.</param>
    /// <param name="old">The recorded state, or null for a new resource.</param>
    /// <param name="news">The program's inputs.</param>
    /// <param name="onlyWarn">Whether failures are only warnings.</param>
    /// <returns>The checked inputs.</returns>
    public async Task<JsonObject> CheckAsync(ResourceState goal, ResourceState? old, JsonObject news, bool onlyWarn = false)
    {
        var answer = await (await ProviderAsync(goal)).CallAsync("Check", ProviderRegistry.Named(goal.Urn, new JsonObject
        {
            ["urn"] = goal.Urn,
            ["olds"] = Property.Copy(old?.Inputs),
            ["news"] = Property.Copy(news),
            ["oldOutputs"] = Property.Copy(old?.Outputs),
            ["randomSeed"] = Convert.ToBase64String(RunContext.Stable(goal.Urn)),
        }));
        CheckFailures.Report(run, goal.Urn, news, answer, onlyWarn);
        return Property.Copy(answer["inputs"] as JsonObject ?? news);
    }

    /// <summary>Calls Create. A failure without init details records nothing.</summary>
    /// <param name="goal">The URN and checked inputs of the resource.</param>
    /// <param name="step">Create or CreateReplacement.</param>
    /// <param name="suffix">The printed diff.</param>
    /// <param name="replaced">The old resource of a create-first replacement. It is deleted later, after the new one exists.</param>
    public async Task<ResourceState> CreateAsync(ResourceState goal, Step step, string suffix, ResourceState? replaced = null)
    {
        var request = Request(goal.Urn, ("properties", Property.Copy(goal.Inputs)));
        return await run.StepAsync(step, goal.Urn, suffix, async () =>
        {
            try
            {
                var answer = await (await ProviderAsync(goal)).CallAsync("Create", request);
                var created = goal with { Id = (string?)answer["id"] ?? "", Outputs = Outputs(goal, answer), RefreshBeforeUpdate = AsksForRefresh(answer) };
                return Record(created, null, replaced);
            }
            catch (RpcFailure failure) when (failure.InitFailure is { } init && (string?)init["id"] is { Length: > 0 } id)
            {
                var created = goal with { Id = id, Outputs = Outputs(goal, init), InitErrors = Reasons(init), RefreshBeforeUpdate = AsksForRefresh(init) };
                Record(created, null, replaced);
                throw;
            }
        });
    }

    /// <summary>Calls Update. A failure with init details records the new outputs and keeps the old inputs. Any other failure records nothing.</summary>
    public async Task<ResourceState> UpdateAsync(ResourceState goal, ResourceState old, string suffix)
    {
        var request = Request(goal.Urn, ("olds", Property.Copy(old.Outputs)));
        request["id"] = old.Id;
        request["news"] = Property.Copy(goal.Inputs);
        request["oldInputs"] = Property.Copy(old.Inputs);
        return await run.StepAsync(Step.Update, goal.Urn, suffix, async () =>
        {
            try
            {
                var answer = await (await ProviderAsync(goal)).CallAsync("Update", request);
                return Record(goal with { Id = old.Id, Outputs = Outputs(goal, answer), RefreshBeforeUpdate = AsksForRefresh(answer) }, old);
            }
            catch (RpcFailure failure) when (failure.InitFailure is { } init)
            {
                var updated = goal with { Id = old.Id, Inputs = old.Inputs, Outputs = Outputs(goal, init), InitErrors = Reasons(init) };
                Record(updated with { RefreshBeforeUpdate = AsksForRefresh(init) }, old);
                throw;
            }
        });
    }

    /// <summary>Calls Delete, but never in a preview. After a failure, the resource stays in the state.</summary>
    public async Task DeleteAsync(ResourceState old, Step step, string suffix = "")
    {
        await run.StepAsync(step, old.Urn, suffix, async () =>
        {
            if (!run.Preview && old.Provider.Length > 0)
            {
                var request = Request(old.Urn, ("properties", Property.Copy(old.Outputs)));
                request["id"] = old.Id;
                request["oldInputs"] = Property.Copy(old.Inputs);
                await (await ProviderAsync(old)).CallAsync("Delete", request);
            }

            run.State.Remove(old);
            return old;
        });
    }

    /// <summary>Calls Diff with the recorded state and the checked inputs.</summary>
    public async Task<JsonObject> DiffAsync(ResourceState goal, string id, JsonObject olds, JsonObject oldInputs)
    {
        var request = Request(goal.Urn, ("olds", Property.Copy(olds)));
        request.Remove("preview");
        request["id"] = id;
        request["news"] = Property.Copy(goal.Inputs);
        request["oldInputs"] = Property.Copy(oldInputs);
        return await (await ProviderAsync(goal)).CallAsync("Diff", request);
    }

    /// <summary>Calls Read. Null properties and inputs are not sent, empty ones are.</summary>
    /// <returns>Null if the resource does not exist. Init errors are recorded in the state and shown as warnings.</returns>
    public async Task<ResourceState?> ReadAsync(ResourceState resource, JsonObject? properties, JsonObject? inputs)
    {
        var request = ProviderRegistry.Named(resource.Urn, new JsonObject { ["id"] = resource.Id, ["urn"] = resource.Urn });
        if (properties is not null) request["properties"] = Property.Copy(properties);
        if (inputs is not null) request["inputs"] = Property.Copy(inputs);
        JsonObject answer;
        IReadOnlyList<string> initErrors = [];
        try
        {
            answer = await (await ProviderAsync(resource)).CallAsync("Read", request);
        }
        catch (RpcFailure failure) when (failure.InitFailure is { } init)
        {
            answer = init;
            initErrors = Reasons(init);
            run.Display.Diagnostic(resource.Urn, $"warning: {failure.Display}");
        }

        return (string?)answer["id"] is not { Length: > 0 } id || answer["properties"] is not JsonObject outputs ? null : resource with
        {
            Id = id,
            Outputs = Property.Copy(outputs),
            Inputs = Property.Copy(answer["inputs"] as JsonObject ?? inputs),
            InitErrors = initErrors,
            RefreshBeforeUpdate = AsksForRefresh(answer),
        };
    }

    public async Task<ProviderSession> ProviderAsync(ResourceState resource) => await registry.OfStateAsync(resource.Provider);

    private JsonObject Request(string urn, (string Name, JsonObject Members) properties)
    {
        var request = new JsonObject { ["urn"] = urn, [properties.Name] = properties.Members };
        if (run.Preview) request["preview"] = true;
        return ProviderRegistry.Named(urn, request);
    }

    private ResourceState Record(ResourceState state, ResourceState? place, ResourceState? replaced = null)
    {
        if (!run.Preview && state.Id.Length == 0)
        {
            run.Display.Error(state.Urn, "provider returned no id");
            throw new StepFailedException();
        }

        run.State.Set(state, place ?? replaced); // its dependents still come after it
        if (replaced is not null) run.State.Set(replaced with { Delete = true });
        return state;
    }

    // As in the engine, a top-level output is secret if the input with the same name was.
    private static JsonObject Outputs(ResourceState goal, JsonObject answer) =>
        new((answer["properties"] as JsonObject ?? []).Select(output => KeyValuePair.Create(
            output.Key,
            Property.IsSecret(goal.Inputs[output.Key]) && !Property.IsSecret(output.Value)
                ? Property.Secret(output.Value?.DeepClone())
                : output.Value?.DeepClone())));

    /// <summary>An answer without the flag turns the refresh off.</summary>
    private static bool AsksForRefresh(JsonObject answer) => (bool?)answer["refreshBeforeUpdate"] == true;

    private static string[] Reasons(JsonObject init) => [.. (init["reasons"] as JsonArray ?? []).Select(reason => (string)reason!)];
}
