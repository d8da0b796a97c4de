using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>What happens when a program registers a resource: Check, Diff, and the steps that follow from the answers.</summary>
internal sealed class Registration(RunContext run, ResourceSteps steps, ProviderRegistry registry, IReadOnlySet<string> targetReplaces)
{
    private readonly Replacement _replacement = new(run, steps);

    /// <summary>Old halves of create-first replacements of this run, to be deleted at its end, each with its diff as printed.</summary>
    public IReadOnlyDictionary<ResourceState, string> Replaced => _replacement.Pending;

    /// <param name="goal">URN, type, provider and dependencies.</param>
    /// <param name="resource">The declaration.</param>
    /// <param name="news">Evaluated inputs, secrets marked.</param>
    public async Task<ResourceState> RegisterAsync(ResourceState goal, ResourceDeclaration resource, JsonObject news)
    {
        var options = resource.Options;
        goal = goal with { Protect = options.Protect, RetainOnDelete = options.RetainOnDelete, DeleteTimeout = options.DeleteTimeout };
        var urns = FormerUrns(goal.Urn, resource).ToList();
        var old = urns.Select(run.State.Find).FirstOrDefault(found => found is not null);
        var isImported = options.Import is { } id && old?.Id != id;
        if (isImported) old = await ImportAsync(goal with { Id = options.Import! });
        var forced = old is not null && targetReplaces.Contains(goal.Urn);
        var isNew = old is null || old.External || forced;
        goal = goal with { Inputs = await CheckAsync(goal, isNew ? null : old, isNew ? news : Ignore(news, old!, options.IgnoreChanges), news) };
        if (old is { Provider.Length: > 0 } && old.Provider != goal.Provider) await registry.DiffMovedAsync(old.Provider, goal.Provider);
        if (_replacement.IsGone(urns, out var gone)) return await _replacement.RecreateAsync(goal, gone, options);
        if (old is null || old.External)
        {
            var created = await steps.CreateAsync(goal, options.CreateTimeout, Step.Create, "", old);
            run.Display.Count(Step.Create);
            return created;
        }

        return forced
            ? await _replacement.ReplaceAsync(goal, old, options, options.DeleteBeforeReplace ?? false, "")
            : await ChangeAsync(goal, old, options, news, isImported);
    }

    private async Task<ResourceState> ChangeAsync(ResourceState goal, ResourceState old, ResourceOptions options, JsonObject news, bool isImported)
    {
        var diff = await steps.DiffAsync(goal, old.Id, old.Outputs, old.Inputs, options.IgnoreChanges);
        if (DiffRules.Replaces(diff))
        {
            if (options.Import is not null) Refuse(goal.Urn, diff, old, news);

            // The second Check gets the program's own values: ignoreChanges no longer applies.
            goal = goal with { Inputs = await CheckAsync(goal, null, news, news) };
            var deleteFirst = options.DeleteBeforeReplace ?? (bool?)diff["deleteBeforeReplace"] ?? false;
            return await _replacement.ReplaceAsync(goal, old, options, deleteFirst, ValueText.Diff(diff));
        }

        if (DiffRules.IsChange(diff) || old.InitErrors.Count > 0)
        {
            var updated = await steps.UpdateAsync(goal, old, options.UpdateTimeout, options.IgnoreChanges, ValueText.Diff(diff));
            run.Display.Count(Step.Update);
            return updated;
        }

        var same = goal with { Id = old.Id, Outputs = old.Outputs };
        run.State.Set(same, old);
        if (!isImported) run.Display.Count(Step.Same);
        return same;
    }

    // The import option: Read, then the ordinary Check and Diff against what was read.
    private async Task<ResourceState> ImportAsync(ResourceState goal)
    {
        var found = await run.StepAsync(Step.Import, goal.Urn, "", async () => await steps.ReadAsync(goal, [], null));
        if (found is null)
        {
            run.Display.Fail(Step.Import, goal.Urn, $"resource '{goal.Id}' does not exist");
            throw new StepFailedException();
        }

        run.State.Set(found);
        run.Display.Count(Step.Import);
        return found;
    }

    private void Refuse(string urn, JsonObject diff, ResourceState old, JsonObject news)
    {
        var text = "previously-imported resources that still specify an ID may not be replaced; "
            + "please remove the `import` declaration from your program;\n"
            + string.Join('\n', DiffRules.Changes(diff).Select(change => $"{change.Path}: {Shown(change.Path, old.Inputs)} => {Shown(change.Path, news)}"));
        if (run.Preview)
        {
            run.Display.Diagnostic(urn, $"warning: {text}");
            return;
        }

        run.Display.Error(urn, text);
        throw new StepFailedException();

        static string Shown(string path, JsonObject inputs) => ValueText.Braced(PropertyPath.Parse(path).Follow(inputs));
    }

    private async Task<JsonObject> CheckAsync(ResourceState goal, ResourceState? old, JsonObject news, JsonObject shown)
    {
        var answer = await (await steps.ProviderAsync(goal)).CallAsync("Check", ProviderRegistry.Named(goal.Urn, new JsonObject
        {
            ["urn"] = goal.Urn,
            ["olds"] = Property.Copy(old?.Inputs),
            ["news"] = Property.Copy(news),
            ["oldOutputs"] = Property.Copy(old?.Outputs),
            ["randomSeed"] = Convert.ToBase64String(RunContext.Stable(goal.Urn)),
        }));
        CheckFailures.Report(run, goal.Urn, shown, answer);
        return Property.Copy(answer["inputs"] as JsonObject);
    }

    private IEnumerable<string> FormerUrns(string urn, ResourceDeclaration resource) =>
        [urn, .. resource.Options.Aliases.Select(alias => alias.StartsWith("urn:", StringComparison.Ordinal) ? alias : run.Urn(resource.Type, alias))];

    private static JsonObject Ignore(JsonObject news, ResourceState old, IReadOnlyList<string> ignoreChanges)
    {
        var kept = Property.Copy(news);
        foreach (var path in ignoreChanges) PropertyPath.Parse(path).CopyValue(old.Inputs, kept);
        return kept;
    }
}
