using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>A preview or an update of a program: every resource is registered in the order of its references, then what is left over is deleted.</summary>
internal sealed class ProgramRun(RunContext run, ProviderRegistry registry, StackProgram program, IReadOnlySet<string> targetReplaces)
{
    private readonly Evaluation evaluation = new(program, run.Config);
    private readonly ResourceSteps steps = new(run, registry);
    private readonly HashSet<string> failed = [];
    private readonly HashSet<string> seen = [];

    public async Task<bool> RunAsync()
    {
        var stack = StackResource(out var oldOutputs);
        var registration = new Registration(run, steps, registry, targetReplaces);
        JsonObject? outputs = null;
        try
        {
            var schema = program.Resources.Count > 0 ? await registry.LoadSchemaAsync() : null;
            if (schema is not null && CheckRequired(schema))
            {
                await RegisterAllAsync(registration, schema);
                if (failed.Count == 0)
                {
                    var evaluated = evaluation.Evaluate(program.Outputs);
                    await DeleteLeftoversAsync(registration);
                    run.State.Set(stack with { Outputs = Property.Copy(evaluated) }, run.State.Find(stack.Urn));
                    outputs = evaluated;
                }
            }
            else if (schema is null)
            {
                await DeleteLeftoversAsync(registration);
                outputs = [];
            }
            else
            {
                failed.Add(run.StackUrn);
            }
        }
        catch (StepFailedException)
        {
            failed.Add(run.StackUrn);
        }
        catch (RpcFailure failure)
        {
            run.Display.Error(run.StackUrn, failure.Display);
            failed.Add(run.StackUrn);
        }

        await registry.DisposeAsync();
        run.Display.Begin(Step.Same, run.StackUrn);
        run.Display.Finish(run.StackUrn, oldOutputs, outputs);
        return failed.Count == 0;
    }

    private async Task RegisterAllAsync(Registration registration, PackageSchema schema)
    {
        foreach (var resource in Ordered())
        {
            if (References(resource).Any(failed.Contains))
            {
                failed.Add(resource.Name);
                continue;
            }

            try
            {
                await RegisterAsync(resource, registration, schema);
            }
            catch (StepFailedException)
            {
                failed.Add(resource.Name);
            }
            catch (RpcFailure failure)
            {
                run.Display.Fail(Step.Update, run.Urn(resource.Type, resource.Name), failure.Display);
                failed.Add(resource.Name);
            }

            // An update stops at the first error; a preview shows what else is wrong.
            if (failed.Count > 0 && !run.Preview)
            {
                return;
            }
        }
    }

    private async Task RegisterAsync(ResourceDeclaration resource, Registration registration, PackageSchema schema)
    {
        var urn = run.Urn(resource.Type, resource.Name);
        seen.Add(urn);
        if (resource.IsProvider)
        {
            var isNew = run.State.Find(urn) is null;
            var inputs = schema.MarkSecrets(resource.Type, evaluation.Evaluate(resource.Properties));
            run.Display.Begin(isNew ? Step.Create : Step.Same, urn);
            await registry.RegisterAsync(urn, inputs);
            run.Display.Count(isNew ? Step.Create : Step.Same);
            return;
        }

        var provider = resource.Options.Provider is { } name
            ? run.Urn($"pulumi:providers:{resource.Package}", name)
            : await registry.RegisterDefaultAsync(resource.Package);
        seen.Add(provider);
        var state = resource.Get is { } get
            ? await GetAsync(urn, resource, provider, get)
            : await registration.RegisterAsync(
                resource, provider, schema.MarkSecrets(resource.Type, evaluation.Evaluate(resource.Properties)), [.. References(resource).Select(Urn)]);
        seen.Add(state.Urn);
        var visible = Property.Copy(state.Outputs);
        visible["id"] = run.Preview && state.Id.Length == 0 ? Property.Unknown : state.Id;
        visible["urn"] = state.Urn;
        evaluation.Register(resource.Name, visible, othersUnknown: run.Preview);
    }

    private async Task<ResourceState> GetAsync(string urn, ResourceDeclaration resource, string provider, JsonObject get)
    {
        var state = evaluation.Evaluate(get["state"] as JsonObject ?? []);
        var wanted = new ResourceState { Urn = urn, Type = resource.Type, Id = evaluation.Evaluate(get["id"])!.ToString(), Provider = provider, External = true };
        var found = await steps.ReadAsync(wanted, state, state.Count > 0 ? state : null);
        if (found is null)
        {
            run.Display.Fail(Step.Read, urn, $"resource '{wanted.Id}' does not exist");
            throw new StepFailedException();
        }

        run.State.Set(found, run.State.Find(urn));
        run.Display.Count(Step.Same);
        return found;
    }

    // Replaced in this run, still pending from an earlier one, or no longer in the program; the youngest first.
    private async Task DeleteLeftoversAsync(Registration registration)
    {
        foreach (var old in run.State.Resources.Reverse().ToList())
        {
            if (old.Delete)
            {
                await steps.DeleteAsync(old, Step.DeleteReplaced, registration.Replaced.GetValueOrDefault(old, ""));
            }
            else if (old.Type != Urns.StackType && !old.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) && !seen.Contains(old.Urn))
            {
                if (old.External)
                {
                    run.State.Remove(old);
                    continue;
                }

                await steps.DeleteAsync(old, Step.Delete);
                run.Display.Count(Step.Delete);
            }
        }
    }

    private bool CheckRequired(PackageSchema schema)
    {
        var complete = true;
        foreach (var resource in program.Resources.Where(resource => resource.Get is null))
        {
            var missing = schema.Missing(resource.Type, resource.Properties).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            complete = false;
            var given = "{" + string.Join(", ", resource.Properties.Select(property => $"{property.Key}: {TypeName(property.Value)}")) + "}";
            run.Display.Error(run.StackUrn, $"{resource.Type} is not assignable from {given}\nCannot assign '{given}' to '{resource.Type}':\n"
                + string.Join('\n', missing.Select(name => $"  {name}: Missing required property '{name}'")));
        }

        return complete;
    }

    private static string TypeName(JsonNode? value) => value switch
    {
        JsonArray elements => $"List<{(elements.Count > 0 ? TypeName(elements[0]) : "any")}>",
        JsonObject => "object",
        _ => value?.GetValueKind().ToString().ToLowerInvariant().Replace("true", "boolean", StringComparison.Ordinal).Replace("false", "boolean", StringComparison.Ordinal) ?? "null",
    };

    private ResourceState StackResource(out JsonObject? oldOutputs)
    {
        var old = run.State.Find(run.StackUrn);
        oldOutputs = old?.Outputs;
        var stack = old ?? new ResourceState { Urn = run.StackUrn, Type = Urns.StackType };
        if (old is null)
        {
            run.Display.Begin(Step.Create, run.StackUrn);
            run.State.Set(stack);
        }

        run.Display.Count(old is null ? Step.Create : Step.Same);
        return stack;
    }

    private List<ResourceDeclaration> Ordered()
    {
        var (done, order) = (new HashSet<string>(), new List<ResourceDeclaration>());
        void Visit(ResourceDeclaration resource)
        {
            if (done.Add(resource.Name))
            {
                foreach (var reference in References(resource))
                {
                    Visit(program.Resources.Single(other => other.Name == reference));
                }

                order.Add(resource);
            }
        }

        foreach (var resource in program.Resources)
        {
            Visit(resource);
        }

        return order;
    }

    private IReadOnlyList<string> References(ResourceDeclaration resource) =>
    [
        .. Evaluation.References(program, resource.Properties)
            .Concat(Evaluation.References(program, resource.Get))
            .Concat(resource.Options.DependsOn)
            .Concat(resource.Options.Provider is { } provider ? [provider] : [])
            .Distinct(),
    ];

    private string Urn(string name)
    {
        var resource = program.Resources.Single(other => other.Name == name);
        return run.Urn(resource.Type, name);
    }
}
