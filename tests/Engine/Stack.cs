using System.Diagnostics.CodeAnalysis;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine;

/// <summary>How a command ended.</summary>
/// <param name="Succeeded">What the CLI says with its exit code.</param>
/// <param name="Text">All that was printed.</param>
/// <param name="Changes">
/// Steps of the last run by the CLI's word for the plan (<c>create</c>, <c>update</c>, <c>replace</c>, <c>delete</c>, <c>import</c>), that of the stack
/// itself included.
/// </param>
/// <param name="Calls">Calls to providers, preview and execution together.</param>
/// <param name="Violations">Rules of the protocol that an answer broke.</param>
/// <param name="Messages">What providers logged.</param>
/// <param name="Plan">The steps of the last run.</param>
public sealed record RunResult(
    bool Succeeded,
    string Text,
    IReadOnlyDictionary<string, int> Changes,
    IReadOnlyList<ProviderCall> Calls,
    IReadOnlyList<string> Violations,
    IReadOnlyList<LogMessage> Messages,
    Plan Plan)
{
    public bool HasChanges => Changes.Count > 0;
}

/// <summary>A stack: a name, a state and a configuration, on which the commands of the CLI are played with a provider.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Pulumi's own word.")]
public sealed class Stack(ProviderTarget provider, string project, string name = "dev")
{
    /// <summary>Providers of other packages.</summary>
    public Dictionary<string, ProviderTarget> OtherProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>As <c>--continue-on-error</c>: an update goes on with whatever does not depend on what failed.</summary>
    public bool ContinuesOnError { get; set; }

    /// <summary>Kept here after every step if set.</summary>
    public string? StateFile { get; init; }

    public StackState State { get; init; } = new();

    /// <summary>Values by key, as in <c>huaweicloud-scm:region</c>; they win over the program's.</summary>
    public Dictionary<string, ConfigValue> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the commands print, in addition to <see cref="RunResult.Text"/>.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>URNs that the next preview or update replaces without asking Diff.</summary>
    public IReadOnlySet<string> TargetReplaces { get; set; } = new HashSet<string>();

    /// <summary>URNs to which previews and updates are limited; none for all.</summary>
    public IReadOnlySet<string> Targets { get; set; } = new HashSet<string>();

    /// <summary>Called with every session as it is opened; a test may kill its process later.</summary>
    public Action<ProviderSession>? SessionOpened { get; set; }

    /// <summary>Called with every line that a provider logs, after it was shown.</summary>
    public Action<LogMessage>? Logged { get; set; }

    public string Urn(string type, string resource) => Urns.Of(name, project, type, resource);

    public Task<RunResult> PreviewAsync(StackProgram program) => PlayAsync("Previewing update", null, program.Config, RunOf(program));

    /// <summary>A preview and, if it went well, the update, each with providers of its own.</summary>
    /// <param name="program">What is played.</param>
    /// <param name="skipPreview">Update at once.</param>
    /// <param name="plan">Of an earlier preview, to which the update is held.</param>
    /// <param name="interrupt">As Ctrl-C.</param>
    public Task<RunResult> UpAsync(StackProgram program, bool skipPreview = false, Plan? plan = null, CancellationToken interrupt = default) =>
        PlayAsync(skipPreview || plan is not null ? null : "Previewing update", "Updating", program.Config, RunOf(program, plan), interrupt);

    public Task<RunResult> RefreshAsync(bool skipPreview = false) => PlayAsync(
        skipPreview ? null : "Previewing refresh", "Refreshing", null, (run, registry) => new RefreshRun(run, registry).RunAsync());

    /// <param name="program">Its configuration counts, its resources do not.</param>
    /// <param name="type">The full token.</param>
    /// <param name="resource">The name that the resource gets.</param>
    /// <param name="id">What to import.</param>
    /// <param name="skipPreview">Import at once.</param>
    public Task<RunResult> ImportAsync(StackProgram program, string type, string resource, string id, bool skipPreview = false) => PlayAsync(
        skipPreview ? null : "Previewing import",
        "Importing",
        program.Config,
        (run, registry) => new ImportRun(run, registry, type, resource, id).RunAsync());

    public Task<RunResult> DestroyAsync(bool skipPreview = false) => PlayAsync(
        skipPreview ? null : "Previewing destroy", "Destroying", null, (run, registry) => new DestroyRun(run, registry).RunAsync());

    private ProviderTarget TargetOf(string package) => OtherProviders.GetValueOrDefault(package, provider);

    private Func<RunContext, ProviderRegistry, Task<bool>> RunOf(StackProgram program, Plan? plan = null) => (run, registry) =>
        new ProgramRun(run with { Plan = plan, Targets = Targets, ContinuesOnError = ContinuesOnError }, registry, program, TargetReplaces).RunAsync();

    private async Task<RunResult> PlayAsync(
        string? previewTitle,
        string? title,
        IReadOnlyDictionary<string, ConfigValue>? programConfig,
        Func<RunContext, ProviderRegistry, Task<bool>> play,
        CancellationToken interrupt = default)
    {
        var (text, transcript, messages) = (new StringWriter(), new Transcript(), new List<LogMessage>());
        var (succeeded, display, plan) = (true, default(Display), default(Plan));
        foreach (var (heading, preview) in new[] { (previewTitle, true), (title, false) })
        {
            if (heading is null || !succeeded) continue;
            display = new Display(preview, Output, text);
            display.Title($"{heading} ({name})");
            var shown = display;
            await using var engine = await EngineServer.StartAsync((Action<LogMessage>)shown.Message + Logged);
            var state = preview ? State.Copy() : State;
            var run = new RunContext(name, project, preview, state, MergedConfig(programConfig), display, transcript, Save, interrupt);
            plan = run.Planned;
            await using var registry = new ProviderRegistry(TargetOf, engine, run) { Opened = SessionOpened };
            await using var cancel = interrupt.Register(() => _ = registry.CancelAsync());
            succeeded = await play(run, registry).WithinAsync(Limits.Run, heading);
            messages.AddRange(engine.Messages);
        }

        if (title is not null) Save();
        var changes = display!.Counts.Where(count => count.Key != Step.Same).ToDictionary(count => count.Key.Plan, count => count.Value);
        return new RunResult(succeeded, text.ToString(), changes, transcript.Calls, transcript.Violations, messages, plan!);
    }

    private Dictionary<string, ConfigValue> MergedConfig(IReadOnlyDictionary<string, ConfigValue>? programConfig)
    {
        var merged = new Dictionary<string, ConfigValue>(programConfig ?? new Dictionary<string, ConfigValue>(), StringComparer.Ordinal);
        foreach (var (key, value) in Config) merged[key.StartsWith($"{project}:", StringComparison.Ordinal) ? key[(project.Length + 1)..] : key] = value;
        return merged;
    }

    private void Save()
    {
        if (StateFile is not null) State.Save(StateFile);
    }
}
