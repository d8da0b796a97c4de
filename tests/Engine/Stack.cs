using System.Diagnostics.CodeAnalysis;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine;

/// <summary>The result of a command.</summary>
/// <param name="Succeeded">Whether the CLI would exit with code 0.</param>
/// <param name="Text">The complete output.</param>
/// <param name="Changes">
/// The steps of the last run by the CLI's name for the operation (<c>create</c>, <c>update</c>, <c>replace</c>, <c>delete</c>, <c>import</c>), including the
/// stack's own.
/// </param>
/// <param name="Calls">The calls to providers in the preview and the update.</param>
/// <param name="Violations">The protocol rules that an answer broke.</param>
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

/// <summary>A stack with a name, a state and a configuration. Its methods simulate the CLI commands with a real provider.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Pulumi's own word.")]
public sealed class Stack(ProviderTarget provider, string project, string name = "dev")
{
    /// <summary>The providers of other packages.</summary>
    public Dictionary<string, ProviderTarget> OtherProviders { get; } = new(StringComparer.Ordinal);

    /// <summary>Like <c>--continue-on-error</c>: an update continues with resources that do not depend on a failed one.</summary>
    public bool ContinuesOnError { get; set; }

    /// <summary>If set, the state is saved to this file after every step.</summary>
    public string? StateFile { get; init; }

    public StackState State { get; init; } = new();

    /// <summary>Values by key, such as <c>huaweicloud-scm:region</c>. They override the program's values.</summary>
    public Dictionary<string, ConfigValue> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>Receives the output of the commands, which is also in <see cref="RunResult.Text"/>.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>The URNs that the next preview or update replaces without a Diff.</summary>
    public IReadOnlySet<string> TargetReplaces { get; set; } = new HashSet<string>();

    /// <summary>The URNs that previews and updates are limited to. Empty means all.</summary>
    public IReadOnlySet<string> Targets { get; set; } = new HashSet<string>();

    /// <summary>Called for every new session, for example so that a test can kill its process.</summary>
    public Action<ProviderSession>? SessionOpened { get; set; }

    /// <summary>Called for every message that a provider logs, after it was shown.</summary>
    public Action<LogMessage>? Logged { get; set; }

    public string Urn(string type, string resource) => Urns.Of(name, project, type, resource);

    public Task<RunResult> PreviewAsync(StackProgram program) => PlayAsync("Previewing update", null, program.Config, RunOf(program));

    /// <summary>A preview and, if it succeeds, the update, each with its own provider processes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="skipPreview">Whether to update without a preview.</param>
    /// <param name="plan">The plan of an earlier preview that the update must follow.</param>
    /// <param name="interrupt">Canceled to simulate Ctrl-C.</param>
    public Task<RunResult> UpAsync(StackProgram program, bool skipPreview = false, Plan? plan = null, CancellationToken interrupt = default) =>
        PlayAsync(skipPreview || plan is not null ? null : "Previewing update", "Updating", program.Config, RunOf(program, plan), interrupt);

    public Task<RunResult> RefreshAsync(bool skipPreview = false) => PlayAsync(
        skipPreview ? null : "Previewing refresh", "Refreshing", null, (run, registry) => new RefreshRun(run, registry).RunAsync());

    /// <param name="program">The program. Only its configuration is used, not its resources.</param>
    /// <param name="type">The full token.</param>
    /// <param name="resource">The name for the resource.</param>
    /// <param name="id">The id to import.</param>
    /// <param name="skipPreview">Whether to import without a preview.</param>
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
