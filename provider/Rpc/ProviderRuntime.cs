using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Run;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Rpc;

/// <summary>The state of the process: the resources and functions, the configuration, the connection to the engine, and cancellation.</summary>
internal sealed class ProviderRuntime : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ConfigurationReader _configuration;
    private readonly CallTrace _trace = new();
    private readonly ScmConnection _connection;
    private readonly EngineLog _log;
    private readonly Cancellation _cancellation = new();
    private readonly SharedRun _shared;
    private readonly RunMemory _memory;
    private readonly Declarations _declarations;
    private readonly CertificateDirectory _directory;
    private readonly Dictionary<string, Resource> _resources;
    private readonly Dictionary<string, (FunctionTable Table, IFunction Function)> _functions;

    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="random">Uniform in [0, 1): jitter.</param>
    /// <param name="shared">What the processes of one run share; disposed of with this object.</param>
    public ProviderRuntime(TimeProvider time, Func<string, string?> environment, Func<double> random, SharedRun shared)
    {
        _time = time;
        _shared = shared;
        _memory = new RunMemory(shared);
        _declarations = new Declarations(shared);
        _configuration = new ConfigurationReader(environment);
        _connection = new ScmConnection(time, random, _trace.Source, shared);
        _log = new EngineLog(time);
        _directory = new CertificateDirectory(_connection.Client);
        var services = new ProviderServices(
            _connection.Client, () => _connection.ApiVersion, _memory, _declarations, _directory, () => Hidden, time, random);
        _resources = Catalogue.Resources.ToDictionary(entry => entry.Table.Token, entry => entry.Create(services), StringComparer.Ordinal);
        _functions = Catalogue.Functions.ToDictionary(entry => entry.Table.Token, entry => (entry.Table, entry.Create(services)), StringComparer.Ordinal);
    }

    /// <summary>Whether the engine refreshes a resource before every preview and update if the resource asks for it.</summary>
    public bool CanRefreshBeforeUpdate { get; set; }

    /// <summary>The values that no message of this run may show.</summary>
    public HiddenValues Hidden => _connection.Hidden;

    /// <summary>A Handshake or Attach. Another engine address means another run. The same address may mean another provider of the same run.</summary>
    public void BeginRun(string engineAddress)
    {
        if (engineAddress.Length > 0 && _log.Connect(engineAddress))
        {
            _shared.Begin(engineAddress);
            _memory.Forget();
            _declarations.Forget();
            _directory.Forget();
            _connection.BeginRun();
        }

        _cancellation.Rearm();
    }

    public CheckResult CheckConfig(PropertyMap news)
    {
        var findings = new Findings();
        _configuration.Read(news, findings);
        var inputs = new PropertyMap(news);
        inputs.Remove("__internal"); // the engine's own key; the engine warns if it is returned
        foreach (var key in ConfigurationKey.All)
        {
            if (key.IsSecret && inputs.TryGetValue(key.Name, out var value) && value.Bare() is not null) inputs[key.Name] = value.Marked(true);
        }

        return new CheckResult(inputs, [.. findings.Errors.Select(FailureOf)]);
    }

    /// <summary>Never a replacement, because the engine would then replace every application of the provider.</summary>
    public static DiffResult DiffConfig(PropertyMap olds, PropertyMap news)
    {
        var changed = olds.Keys.Union(news.Keys, StringComparer.Ordinal).Where(name => !olds.Bare(name).SameAs(news.Bare(name)) || news.IsUnknown(name));
        return new DiffResult([.. changed.Select(name =>
            new PropertyDifference(name, name, PropertyDifference.ChangeOf(olds.Bare(name), news.Bare(name)), ChangeEffect.Update))]);
    }

    public async Task ConfigureAsync(PropertyMap arguments)
    {
        var findings = new Findings();
        var configuration = _configuration.Read(arguments, findings);
        if (findings.Errors.Count > 0) throw InvalidInput($"The configuration of {Package.Name} is wrong:\n  {string.Join("\n  ", findings.Errors)}");
        if (!_connection.TryConfigure(configuration)) throw ConfiguredDifferently();
        _cancellation.Rearm();
        foreach (var warning in findings.Warnings) await _log.WriteAsync(LogLevel.Warning, "", $"{Package.Name}: {warning}", ephemeral: false);
    }

    /// <exception cref="ResourceException">The URN is of a type that this provider does not have.</exception>
    public Resource Resource(string urn)
    {
        // urn:pulumi:stack::project::parentType$type::name; a name may contain "::".
        var qualified = urn.Split("::", 4) is [_, _, var types, _] ? types : "";
        var token = qualified[(qualified.LastIndexOf('$') + 1)..];
        return ResourceOf(token);
    }

    /// <exception cref="ResourceException">This provider does not have the type.</exception>
    public Resource ResourceOf(string token) =>
        _resources.GetValueOrDefault(token) ?? throw InvalidInput($"The provider {Package.Name} has no resource type '{token}'.");

    /// <exception cref="ResourceException">There is no such function.</exception>
    public Task<InvokeResult> InvokeAsync(string token, PropertyMap arguments, CancellationToken call) => RunAsync("", 0, operation =>
        _functions.TryGetValue(token, out var entry)
            ? Invocation.RunAsync(entry.Table, entry.Function, arguments, Hidden, operation)
            : throw InvalidInput($"The provider {Package.Name} has no function '{token}'."), call);

    /// <param name="urn">Empty for a function.</param>
    /// <param name="timeoutSeconds">The user's customTimeouts; zero for none.</param>
    public async Task<T> RunAsync<T>(string urn, double timeoutSeconds, Func<Operation, Task<T>> run, CancellationToken call)
    {
        using var cancelled = _cancellation.Begin(call);
        try
        {
            var customTimeout = TimeSpan.FromSeconds(timeoutSeconds > 0 ? Math.Min(timeoutSeconds, MaxTimeoutSeconds) : 0);
            using var operation = new Operation(urn, customTimeout, _log, _time, cancelled.Token);
            _trace.Enter(operation);
            try
            {
                return await ServiceFailures.RunAsync(operation, () => run(operation));
            }
            finally
            {
                await operation.DebuggedAsync();
            }
        }
        finally
        {
            _cancellation.End();
        }
    }

    /// <summary>
    /// What the engine shows with <c>--debug</c> about a bug in the provider. Messages of exceptions are omitted, because they may contain anything, including
    /// personal data.
    /// </summary>
    public Task ReportAsync(string method, Exception bug)
    {
        if (_cancellation.IsCancelled) return Task.CompletedTask;
        var causes = new List<string>();
        for (var cause = bug; cause is not null; cause = cause.InnerException) causes.Add($"{cause.GetType()}\n{cause.StackTrace}");
        var trace = $"version {Package.Version}: {method}: {string.Join("\ncaused by ", causes)}";
        return _log.WriteAsync(LogLevel.Debug, "", CallTrace.Mark + " " + trace.ReplaceLineEndings($"\n{CallTrace.Mark} "), ephemeral: false);
    }

    public void Cancel() => _cancellation.Cancel();

    public Task WhenIdle() => _cancellation.WhenIdle();

    public void Dispose()
    {
        _shared.Dispose();
        _connection.Dispose();
        _trace.Dispose();
        _log.Dispose();
        _cancellation.Dispose();
    }

    /// <summary>The longest time that a timer supports: 49 days.</summary>
    private const double MaxTimeoutSeconds = 4_000_000;

    /// <summary>
    /// The engine starts a process for each provider resource, but an attached process serves all of them. A call does not say which one it is for, so with
    /// another account's credentials a refresh would remove live applications from the state.
    /// </summary>
    private static ResourceException ConfiguredDifferently() => new(
        FailureKind.Precondition,
        $"This process is attached (PULUMI_DEBUG_PROVIDERS) and serves all {Package.Name} providers of the run, but two of them are configured differently. " +
        "Give them the same configuration, or unset PULUMI_DEBUG_PROVIDERS.");

    private static ResourceException InvalidInput(string message) => new(FailureKind.InvalidInput, message);

    /// <summary>Any value may contain a secret by mistake: a URL with a password as the endpoint, or the secret key as a region or a misspelled key.</summary>
    private static CheckFailure FailureOf(FieldError error) => CheckFailure.Of(error.Property, error.Path, error.Reason, mayBeSeen: false);
}
