using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>
/// Replacements in either order. Before a resource is deleted first, the resources that depend on it may have to be deleted, too. They are created again when
/// the program registers them.
/// </summary>
internal sealed class Replacement(RunContext run, ResourceSteps steps)
{
    private readonly Dictionary<ResourceState, string> _pending = [];
    private readonly Dictionary<string, ResourceState> _gone = [];

    /// <summary>The old resources of create-first replacements in this run, each with its printed diff. They are deleted at the end of the run.</summary>
    public IReadOnlyDictionary<ResourceState, string> Pending => _pending;

    public async Task<ResourceState> ReplaceAsync(ResourceState goal, ResourceState old, bool deleteFirst, string diff)
    {
        if (deleteFirst)
        {
            await DeleteDependentsAsync(old);
            await steps.DeleteAsync(old, Step.DeleteReplaced);
            return await RecreateAsync(goal, diff);
        }

        var created = await steps.CreateAsync(goal, Step.CreateReplacement, diff, old);
        run.Display.Begin(Step.Replace, goal.Urn, diff);
        _pending[old with { Delete = true }] = diff;
        run.Display.Count(Step.Replace);
        return created;
    }

    /// <summary>Whether a resource was deleted in this run because of a resource that it depends on.</summary>
    /// <param name="urns">The resource's URN and its former URNs.</param>
    /// <param name="old">Its last state.</param>
    public bool IsGone(IEnumerable<string> urns, [NotNullWhen(true)] out ResourceState? old) =>
        (old = urns.Select(urn => _gone.GetValueOrDefault(urn)).FirstOrDefault(found => found is not null)) is not null;

    /// <summary>Recreates a resource that was deleted because of a resource that it depends on.</summary>
    public Task<ResourceState> RecreateAsync(ResourceState goal, ResourceState old)
    {
        _gone.Remove(old.Urn);
        var changed = goal.Inputs.Select(input => input.Key).Union(old.Inputs.Select(input => input.Key))
            .Where(name => !JsonNode.DeepEquals(goal.Inputs[name], old.Inputs[name])).Select(name => (JsonNode)name);
        return RecreateAsync(goal, ValueText.Diff(new JsonObject { ["changes"] = "DIFF_SOME", ["diffs"] = new JsonArray([.. changed]) }));
    }

    private async Task<ResourceState> RecreateAsync(ResourceState goal, string diff)
    {
        run.Display.Begin(Step.Replace, goal.Urn, diff);
        var created = await steps.CreateAsync(goal, Step.CreateReplacement, diff);
        run.Display.Count(Step.Replace);
        return created;
    }

    // The Diff of each dependent gets unknowns for all values from the replaced resource. The newest is deleted first.
    private async Task DeleteDependentsAsync(ResourceState root)
    {
        var replaced = new Stack<ResourceState>([root]);
        foreach (var other in run.State.Resources.SkipWhile(resource => resource != root).Skip(1).Where(resource => !resource.Delete).ToList())
        {
            var inputs = Property.Copy(other.Inputs);
            var affected = other.PropertyDependencies
                .Where(property => property.Value.Any(urn => replaced.Any(resource => resource.Urn == urn)))
                .Select(property => property.Key)
                .ToList();
            foreach (var name in affected) inputs[name] = Property.Unknown;
            if (affected.Count > 0 && DiffRules.Replaces(await steps.DiffAsync(other with { Inputs = inputs }, other.Id, other.Outputs, other.Inputs)))
            {
                replaced.Push(other);
            }
        }

        foreach (var dependent in replaced.SkipLast(1))
        {
            await steps.DeleteAsync(dependent, Step.DeleteReplaced);
            _gone[dependent.Urn] = dependent;
        }
    }
}
