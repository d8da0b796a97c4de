using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>
/// A preview or an update of a program. Resources are registered and functions called in the order of their dependencies. Then the resources that are no longer
/// in the program are deleted.
/// </summary>
internal sealed class ProgramRun(RunContext run, ProviderRegistry registry, StackProgram program, IReadOnlySet<string> targetReplaces)
{
    private readonly Evaluation _evaluation = new(program, run.Config);
    private readonly Dependencies _dependencies = new(program);
    private readonly ResourceSteps _steps = new(run, registry);
    private readonly FunctionSteps _functions = new(run, registry);
    private readonly RefreshSteps _refresh = new(run, registry);
    private readonly Registration _registration = new(run, new ResourceSteps(run, registry), registry, targetReplaces);
    private readonly Dictionary<string, PackageSchema> _schemas = [];
    private readonly HashSet<Declaration> _failed = [];
    private readonly HashSet<string> _seen = [];

    public async Task<bool> RunAsync()
    {
        var stack = run.State.Find(run.StackUrn);
        JsonObject? outputs = null;
        RegisterStack(stack);
        var succeeded = await run.GuardAsync(run.StackUrn, async () =>
        {
            await _refresh.RefreshFlaggedAsync();
            await RegisterAllAsync();
            var evaluated = _evaluation.Evaluate(program.Outputs);
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
        var packages = program.Resources.Select(resource => resource.Package).Concat(program.Calls.Select(call => call.Package)).Distinct();
        foreach (var package in packages) (_schemas[package] = await registry.LoadSchemaAsync(package)).DemandInputs(run, program);
        foreach (var declared in _dependencies.Ordered())
        {
            // An update stops at the first error unless it has the option to continue. A preview shows the other errors, too.
            var goesOn = _failed.Count == 0 || ((run.Preview || run.ContinuesOnError) && !_dependencies.Of(declared).Any(_failed.Contains));
            if (!goesOn || !await EvaluateAsync(declared)) _failed.Add(declared);
        }

        if (_failed.Count > 0) throw new StepFailedException();
    }

    private Task<bool> EvaluateAsync(Declaration declared) => declared switch
    {
        ResourceDeclaration resource => run.GuardAsync(run.Urn(resource.QualifiedType, resource.Name), () => RegisterAsync(resource)),
        FunctionCall call => run.GuardAsync(run.StackUrn, async () => _evaluation.Register(
            call.Name, await _functions.CallAsync(call, _evaluation.Evaluate(call.Arguments), isImmediate: _dependencies.ResourcesOf(call).Count == 0))),
        _ => throw new InvalidOperationException($"{declared.Name} is neither a resource nor a function call"),
    };

    private async Task RegisterAsync(ResourceDeclaration resource)
    {
        var urn = run.Urn(resource.QualifiedType, resource.Name);
        _seen.Add(urn);
        if (!resource.IsProvider && !run.IsTarget(urn))
        {
            Keep(resource, urn);
            return;
        }

        var inputs = _schemas[resource.Package].MarkSecrets(resource.Type, _evaluation.Evaluate(resource.Properties));
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
        var state = await _registration.RegisterAsync(Goal(urn, resource, provider), resource, inputs);
        Show(resource, state);
    }

    /// <summary>A resource that is not a target keeps its state without a call to the provider, whatever the program says.</summary>
    private void Keep(ResourceDeclaration resource, string urn)
    {
        Show(resource, run.State.Find(urn) ?? throw new NotSupportedException(
            $"{resource.Name}: new or deleted without being a target, which the engine stand-in does not support"));
        run.Display.Count(Step.Same);
    }

    private void Show(ResourceDeclaration resource, ResourceState state)
    {
        var visible = Property.Copy(state.Outputs);
        visible["id"] = run.Preview && state.Id.Length == 0 ? Property.Unknown : state.Id;
        visible["urn"] = state.Urn;
        _evaluation.Register(resource.Name, visible, othersUnknown: run.Preview);
    }

    private ResourceState Goal(string urn, ResourceDeclaration resource, string provider) => new()
    {
        Urn = urn,
        Type = resource.Type,
        Provider = provider,
        Dependencies = UrnsOf(_dependencies.ResourcesOf(resource)),
        PropertyDependencies = _dependencies.ByProperty(resource).ToDictionary(property => property.Key, property => UrnsOf(property.Value)),
    };

    private IReadOnlyList<string> UrnsOf(IEnumerable<ResourceDeclaration> resources) =>
        [.. resources.Select(needed => run.Urn(needed.QualifiedType, needed.Name))];

    // The resources that were replaced in this run, are still pending from an earlier run, or are no longer in the program, newest first.
    private async Task DeleteLeftoversAsync()
    {
        foreach (var old in run.State.InOrderOfDeletion.Where(old => run.IsTarget(old.Urn)))
        {
            if (old.Delete)
            {
                await _steps.DeleteAsync(old, Step.DeleteReplaced, _registration.Replaced.GetValueOrDefault(old, ""));
            }
            else if (!_seen.Contains(old.Urn) && old.Type != Urns.StackType && !Urns.IsDefaultProvider(old.Urn))
            {
                await _steps.DeleteAsync(old, Step.Delete);
                run.Display.Count(Step.Delete);
            }
        }
    }
}
