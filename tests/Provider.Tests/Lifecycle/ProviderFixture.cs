using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Provider.Hosting;
using ScmPulumi.Provider.Rpc;
using ScmPulumi.Provider.Tests.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// The whole provider, driven over gRPC as the engine does it, against the emulator over HTTP, all in this process and on one fake clock.
/// At the end of each test no answer has broken a rule of the protocol and no canary has turned up (T2).
/// </summary>
public abstract class ProviderFixture : IAsyncLifetime
{
    /// <summary>The key in <see cref="Exception.Data"/> under which a failure contains its request.</summary>
    internal const string Request = "request";

    /// <summary>The message of an exception may contain anything.</summary>
    internal const string SecretWords = "secret words";

    /// <summary>An address without a listener.</summary>
    internal const string Nowhere = "http://127.0.0.1:1/";

    private readonly ConcurrentQueue<string> _brokenRules = [];
    private readonly ConcurrentQueue<JsonObject> _answers = [];
    private readonly ConcurrentQueue<RpcFailure> _failures = [];
    private readonly List<EngineServer> _engines = [];
    private readonly ProviderFixture? _neighbour;
    private ProviderHost _host = null!;

    /// <param name="neighbour">Whose emulator and clock this one shares; null for its own.</param>
    internal ProviderFixture(ProviderFixture? neighbour) => (_neighbour, Time) = (neighbour, neighbour?.Time ?? new WaitingTime());

    protected ProviderFixture()
        : this(neighbour: null)
    {
    }

    internal WaitingTime Time { get; }

    /// <summary>Of the emulator.</summary>
    internal virtual int Seed => 1;

    internal Dictionary<string, string> Environment { get; } = [];

    /// <summary>Reading the environment, and drawing the jitter of a pause, fail in a way that the provider does not expect.</summary>
    internal bool IsEnvironmentBroken { get; set; }

    /// <summary>Whether the engine refreshes a resource before every preview and update if the resource asks for it.</summary>
    internal bool CanRefreshBeforeUpdate { get; set; } = true;

    /// <summary>The configured value; null for the default.</summary>
    internal virtual string? ApiVersion => _neighbour?.ApiVersion;

    internal ScmEmulator Emulator { get; private set; } = null!;

    internal ProviderRuntime Runtime { get; private set; } = null!;

    internal ProviderConnection Connection { get; private set; } = null!;

    internal int Port => _host.Port;

    /// <summary>A paid certificate for one name, validated by domain.</summary>
    internal string CertificateId { get; private set; } = null!;

    /// <summary>Of the current run, those that stay.</summary>
    internal IReadOnlyList<string> Warnings => Messages("warning");

    internal IReadOnlyList<string> Infos => Messages("info");

    /// <summary>Of the current run.</summary>
    internal IReadOnlyList<LogMessage> DebugMessages => [.. _engines[^1].Messages.Where(message => message.Severity == "debug")];

    /// <summary>The ephemeral messages of the current run.</summary>
    internal IReadOnlyList<string> StatusLines => [.. _engines[^1].Messages.Where(message => message.Ephemeral).Select(message => message.Message)];

    internal int Applies => Sent("apply");

    internal int Withdrawals => Sent("cancel-cert");

    public async Task InitializeAsync()
    {
        Emulator = _neighbour?.Emulator ?? await ScmEmulator.StartAsync(new EmulatorOptions { Time = Time, Seed = Seed });
        CertificateId = Emulator.AddCertificate(new CertificateSeed());
        Runtime = new ProviderRuntime(Time, Variable, () => IsEnvironmentBroken ? throw new InvalidTimeZoneException(SecretWords) : 0.5, Operations.Alone());
        _host = await ProviderHost.StartAsync(new ResourceProviderService(Runtime));
        Connection = ProviderConnection.Attach(_host.Port);
        await BeginRunAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync().WaitAsync(WaitingTime.Patience);

        Assert.Empty(_brokenRules);
        Assert.All(_answers, Canaries.AssertNoneInState);
        Assert.All(_failures, Canaries.AssertNoneInFailure);
        Assert.All(_engines.SelectMany(engine => engine.Messages), Canaries.AssertNoneInLog);
        Assert.All(Emulator.History, Canaries.AssertNoneOnTheWay);
    }

    private async Task StopAsync()
    {
        Connection.Dispose();
        await _host.DisposeAsync();
        Runtime.Dispose();
        if (_neighbour is null) await Emulator.DisposeAsync();
        foreach (var engine in _engines) await engine.DisposeAsync();
    }

    /// <summary>The beginning of a CLI command: a new engine, Handshake, and Configure.</summary>
    internal async Task BeginRunAsync(
        string? endpoint = null, string? accessKey = EmulatorOptions.DefaultAccessKey, string secretKey = EmulatorOptions.DefaultSecretKey)
    {
        await GreetAsync();
        await ConfigureAsync(endpoint, accessKey, secretKey);
    }

    /// <summary>Like <see cref="BeginRunAsync"/>, for a test that calls Configure itself.</summary>
    internal async Task GreetAsync()
    {
        _engines.Add(await EngineServer.StartAsync());
        await HandshakeAsync();
    }

    internal Task HandshakeAsync() =>
        CallAsync("Handshake", new JsonObject { ["engineAddress"] = _engines[^1].Address, ["supportsRefreshBeforeUpdate"] = CanRefreshBeforeUpdate });

    /// <param name="endpoint">The emulator's by default.</param>
    /// <param name="accessKey">Null for no keys at all.</param>
    /// <param name="secretKey">Of the access key.</param>
    internal Task ConfigureAsync(
        string? endpoint = null, string? accessKey = EmulatorOptions.DefaultAccessKey, string secretKey = EmulatorOptions.DefaultSecretKey) =>
        CallAsync("Configure", new JsonObject
        {
            ["args"] = new JsonObject
            {
                ["endpoint"] = endpoint ?? Emulator.Endpoint.AbsoluteUri,
                ["accessKey"] = accessKey,
                ["secretKey"] = accessKey is null ? null : secretKey,
                ["apiVersion"] = ApiVersion,
                ["projectId"] = ApiVersion is null ? null : EmulatorOptions.DefaultProjectId,
            },
        });

    /// <summary>Stops the fake clock. Returns when the call waits.</summary>
    /// <returns>The call.</returns>
    internal async Task<T> WaitingAsync<T>(Func<T> call)
        where T : Task
    {
        var waiting = Time.StandStillAsync();
        var running = call();
        await waiting.WaitAsync(WaitingTime.Patience);
        return running;
    }

    /// <summary>Returns when the service holds this many requests in total.</summary>
    /// <returns>The call.</returns>
    internal async Task<T> HeldAsync<T>(T call, int requests = 1)
        where T : Task
    {
        await Emulator.WhenHeldAsync(requests).WaitAsync(WaitingTime.Patience);
        return call;
    }

    internal async Task<JsonObject> CallAsync(string method, JsonObject request, CancellationToken closed = default)
    {
        try
        {
            var answer = await Connection.CallAsync(method, request, closed);
            _answers.Enqueue(answer);
            foreach (var broken in AnswerRules.Check(method, request, answer)) _brokenRules.Enqueue(broken);
            return answer;
        }
        catch (RpcFailure failure)
        {
            failure.Data[Request] = request;
            _failures.Enqueue(failure);
            foreach (var broken in AnswerRules.Check(method, request, failure)) _brokenRules.Enqueue(broken);
            throw;
        }
    }

    /// <summary>Like <see cref="Programs.Program"/>, plus the country, which the historical call requires.</summary>
    internal JsonObject Program(string certificateId) =>
        ApiVersion is null ? Programs.Program(certificateId) : Programs.Program(certificateId).With("country", "CN");

    /// <summary>A paid certificate of another product, or one in another status.</summary>
    internal string Add(CertificateSeed seed) => Emulator.AddCertificate(seed);

    /// <summary>A certificate in this status with the application of <see cref="Programs.Program"/>.</summary>
    internal string AddApplied(string status, string domain = "www.example.com") => Add(new CertificateSeed { Status = status, Domain = domain });

    internal int Sent(string operation) => Emulator.History.Count(request => request.Operation == operation);

    private string? Variable(string name) =>
        IsEnvironmentBroken ? throw new InvalidTimeZoneException(SecretWords) : Environment.GetValueOrDefault(name);

    private string[] Messages(string severity) =>
        [.. _engines[^1].Messages.Where(message => message.Severity == severity && !message.Ephemeral).Select(message => message.Message)];
}
