using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>A preview or an update of a program: resources are registered and functions called in the order of their references, then what is left over is deleted.</summary>
internal sealed class ProgramRun(RunContext run, ProviderRegistry registry, StackProgram program, IReadOnlySet<string> targetReplaces)
{
    private readonly Evaluation evaluation = new(program, run.Config);
    private readonly Dependencies dependencies = new(program);
    private readonly ResourceSteps steps = new(run, registry);
    private readonly FunctionSteps functions = new(run, registry);
    private readonly Registration registration = new(run, new ResourceSteps(run, registry), registry, targetReplaces);
    private readonly HashSet<Declaration> failed = [];
    private readonly HashSet<string> seen = [];

    public async Task<bool> RunAsync()
    {
        var stack = run.State.Find(run.StackUrn);
        JsonObject? outputs = null;
        RegisterStack(stack);
        var succeeded = await run.GuardAsync(run.StackUrn, async () =>
        {
            await RegisterAllAsync();
            var evaluated = evaluation.Evaluate(program.Outputs);
            await DeleteLeftoversAsync();
            var current = run.State.Find(run.StackUrn)!;
            run.State.Set(current with { Outputs = Property.Copy(evaluated) }, current);
            outputs = evaluated;
        });
        await registry.DisposeAsync();
        run.Display.Begin(Step.Same, run.StackUrn);
        run.Display.Finish(run.StackUrn, stack?.Outputs, outputs);
        return succeeded;
    }

    private void RegisterStack(ResourceState? old)
    {
        if (old is null)
        {
            run.Display.Begin(Step.Create, run.StackUrn);
            run.State.Set(new ResourceState { Urn = run.StackUrn, Type = Urns.StackType });
        }

        run.Display.Count(old is null ? Step.Create : Step.Same);
    }

    private async Task RegisterAllAsync()
    {
        if (program.Resources.Count == 0 && program.Calls.Count == 0)
        {
            return;
        }

        var schema = await registry.LoadSchemaAsync();
        RequiredInputs.Check(run, program, schema);
        foreach (var declared in dependencies.Ordered())
        {
            // An update stops at the first error; a preview shows what else is wrong.
            var goesOn = failed.Count == 0 || (run.Preview && !dependencies.Of(declared).Any(failed.Contains));
            if (!goesOn || !await EvaluateAsync(declared, schema))
            {
                failed.Add(declared);
            }
        }

        if (failed.Count > 0)
        {
            throw new StepFailedException();
        }
    }

    private Task<bool> EvaluateAsync(Declaration declared, PackageSchema schema) => declared switch
    {
        ResourceDeclaration resource => run.GuardAsync(run.Urn(resource.Type, resource.Name), () => RegisterAsync(resource, schema)),
        FunctionCall call => run.GuardAsync(run.StackUrn, async () => evaluation.Register(
            call.Name, await functions.CallAsync(call, evaluation.Evaluate(call.Arguments), isImmediate: dependencies.ResourcesOf(call).Count == 0))),
        _ => throw new InvalidOperationException($"{declared.Name} is neither a resource nor a function call"),
    };

    private async Task RegisterAsync(ResourceDeclaration resource, PackageSchema schema)
    {
        var urn = run.Urn(resource.Type, resource.Name);
        seen.Add(urn);
        var inputs = schema.MarkSecrets(resource.Type, evaluation.Evaluate(resource.Properties));
        if (resource.IsProvider)
        {
            var step = run.State.Find(urn) is null ? Step.Create : Step.Same;
            run.Display.Begin(step, urn);
            await registry.RegisterAsync(urn, inputs);
            run.Display.Count(step);
            return;
        }

        var provider = resource.Options.Provider is { } name
            ? run.Urn($"pulumi:providers:{resource.Package}", name)
            : await registry.RegisterDefaultAsync(resource.Package);
        var state = resource.Get is { } get
            ? await GetAsync(urn, resource, provider, get)
            : await registration.RegisterAsync(Goal(urn, resource, provider), resource, inputs);
        var visible = Property.Copy(state.Outputs);
        visible["id"] = run.Preview && state.Id.Length == 0 ? Property.Unknown : state.Id;
        visible["urn"] = state.Urn;
        evaluation.Register(resource.Name, visible, othersUnknown: run.Preview);
    }

    private ResourceState Goal(string urn, ResourceDeclaration resource, string provider) => new()
    {
        Urn = urn,
        Type = resource.Type,
        Provider = provider,
        Dependencies = UrnsOf(dependencies.ResourcesOf(resource)),
        PropertyDependencies = dependencies.ByProperty(resource).ToDictionary(property => property.Key, property => UrnsOf(property.Value)),
    };

    private IReadOnlyList<string> UrnsOf(IEnumerable<ResourceDeclaration> resources) => [.. resources.Select(needed => run.Urn(needed.Type, needed.Name))];

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
        return found;
    }

    // Replaced in this run, still pending from an earlier one, or no longer in the program; the youngest first.
    private async Task DeleteLeftoversAsync()
    {
        foreach (var old in run.State.Resources.Reverse().ToList())
        {
            if (old.Delete)
            {
                await steps.DeleteAsync(old, Step.DeleteReplaced, registration.Replaced.GetValueOrDefault(old, ""));
            }
            else if (!seen.Contains(old.Urn) && old.Type != Urns.StackType && !Urns.IsDefaultProvider(old.Urn))
            {
                await DeleteLeftoverAsync(old);
            }
        }
    }

    private async Task DeleteLeftoverAsync(ResourceState old)
    {
        if (old.External)
        {
            run.State.Remove(old);
            return;
        }

        await steps.DeleteAsync(old, Step.Delete);
        run.Display.Count(Step.Delete);
    }
}
