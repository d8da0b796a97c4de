using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Running;

/// <summary>The providers of a run. Each provider resource has a session of its own, which is configured before its first use.</summary>
/// <param name="targetOf">How to start the provider of a package, or attach to it.</param>
/// <param name="engine">The server that the providers log to.</param>
/// <param name="run">The run.</param>
internal sealed class ProviderRegistry(Func<string, ProviderTarget> targetOf, EngineServer engine, RunContext run) : IAsyncDisposable
{
    private readonly Dictionary<string, ProviderSession> _configured = [];
    private readonly HashSet<string> _registered = [];
    private readonly List<ProviderSession> _sessions = [];

    /// <summary>Called for every new session.</summary>
    public Action<ProviderSession>? Opened { get; init; }

    /// <summary>Loads the schema in a session of its own, as a YAML host does.</summary>
    public async Task<PackageSchema> LoadSchemaAsync(string package)
    {
        var session = await OpenAsync(package);
        var answer = await session.CallAsync("GetSchema", []);
        return new PackageSchema(JsonNode.Parse((string)answer["schema"]!)!.AsObject());
    }

    /// <summary>
    /// The default provider of a package. Its inputs are the stack's configuration, with all values as strings. Each requested version is a separate provider.
    /// </summary>
    public Task<string> RegisterDefaultAsync(string package, string? version = null)
    {
        var inputs = run.Config
            .Where(setting => setting.Key.StartsWith(package + ":", StringComparison.Ordinal))
            .OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => (Key: setting.Key[(package.Length + 1)..], setting.Value.Secret, Text: (JsonNode)Text(setting.Value.Value)))
            .Select(input => KeyValuePair.Create(input.Key, (JsonNode?)(input.Secret ? Property.Secret(input.Text) : input.Text)));
        return version is null
            ? RegisterAsync(run.Urn($"pulumi:providers:{package}", Urns.DefaultProvider), new JsonObject(inputs))
            : RegisterAsync(
                run.Urn($"pulumi:providers:{package}", $"{Urns.DefaultProvider}_{version.Replace('.', '_')}"),
                new JsonObject([.. inputs, KeyValuePair.Create("version", (JsonNode?)version)]));
    }

    /// <summary>
    /// Calls CheckConfig, DiffConfig if there is an old state, and Configure, unless the run has already configured the provider with the same inputs from the
    /// state. Does nothing for a provider that is already registered.
    /// </summary>
    /// <returns>The provider's URN.</returns>
    public async Task<string> RegisterAsync(string urn, JsonObject news)
    {
        if (_registered.Contains(urn)) return urn;
        if (Property.HasUnknown(news)) throw new NotSupportedException("unknown provider configuration is not supported by the engine stand-in");
        var old = run.State.Find(urn);
        var session = await OpenAsync(PackageOf(urn));
        var bare = Property.RevealAll(news)!.AsObject();
        var answer = await session.CallAsync("CheckConfig", Named(urn, new JsonObject
        {
            ["urn"] = urn,
            ["olds"] = Property.RevealAll(old?.Inputs ?? []),
            ["news"] = bare,
        }));
        CheckFailures.Report(run, urn, news, answer);
        var inputs = MarkByKey(answer["inputs"] as JsonObject ?? [], news);
        if (old is not null) await DiffAsync(session, urn, old, inputs);
        var id = old?.Id is { Length: > 0 } known ? known : run.Preview ? Property.Unknown : new Guid(RunContext.Stable(urn).AsSpan(0, 16)).ToString();
        if (!_configured.ContainsKey(urn) || !JsonNode.DeepEquals(inputs, old!.Inputs))
        {
            await ConfigureAsync(session, urn, id, inputs);
            _configured[urn] = session;
        }

        _registered.Add(urn);
        var registered = new ResourceState
        {
            Urn = urn,
            Type = Urns.Type(urn),
            Id = run.Preview ? old?.Id ?? "" : id,
            Inputs = inputs,
            Outputs = Property.Copy(inputs),
        };
        run.State.Set(registered, old);
        return urn;
    }

    /// <summary>Calls DiffConfig for a resource that moves to another provider, to see if it must be replaced.</summary>
    public async Task DiffMovedAsync(string fromUrn, string toUrn)
    {
        if (run.State.Find(fromUrn) is { } from && run.State.Find(toUrn) is { } to) await DiffAsync(_configured[toUrn], toUrn, from, to.Inputs);
    }

    /// <summary>A provider from the state, configured with its recorded inputs unless this run has registered it.</summary>
    public async Task<ProviderSession> OfStateAsync(string urn)
    {
        if (!_configured.TryGetValue(urn, out var session))
        {
            var state = run.State.Find(urn) ?? throw new InvalidOperationException($"the state has no provider {urn}");
            session = await OpenAsync(PackageOf(urn));
            await ConfigureAsync(session, urn, state.Id, state.Inputs);
            _configured[urn] = session;
        }

        return session;
    }

    public async Task CancelAsync()
    {
        foreach (var session in _sessions.ToList()) await session.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            if (await session.CloseAsync() is { } problem) run.Display.Error(run.StackUrn, $"Detected that the provider {problem}");
        }

        _sessions.Clear();
    }

    private async Task<ProviderSession> OpenAsync(string package)
    {
        var session = await ProviderSession.OpenAsync(targetOf(package), engine.Address, run.Transcript);
        _sessions.Add(session);
        Opened?.Invoke(session);
        return session;
    }

    private static async Task DiffAsync(ProviderSession session, string urn, ResourceState old, JsonObject inputs)
    {
        var answer = await session.CallAsync("DiffConfig", Named(urn, new JsonObject
        {
            ["urn"] = urn,
            ["olds"] = Property.RevealAll(old.Outputs),
            ["news"] = Property.RevealAll(inputs),
            ["oldInputs"] = Property.RevealAll(old.Inputs),
        }));
        if (DiffRules.Replaces(answer)) throw new NotSupportedException("a provider that is replaced is not supported by the engine stand-in");
    }

    private async Task ConfigureAsync(ProviderSession session, string urn, string id, JsonObject inputs)
    {
        try
        {
            await session.CallAsync("Configure", Named(urn, new JsonObject
            {
                ["variables"] = new JsonObject(Property.RevealAll(inputs)!.AsObject().Where(input => input.Key != "version")
                    .Select(input => KeyValuePair.Create($"{PackageOf(urn)}:config:{input.Key}", (JsonNode?)Text(input.Value)))),
                ["args"] = Property.Copy(inputs),
                ["acceptSecrets"] = true,
                ["acceptResources"] = true,
                ["sendsOldInputs"] = true,
                ["sendsOldInputsToDelete"] = true,
                ["id"] = id,
                ["urn"] = urn,
            }));
        }
        catch (RpcFailure failure)
        {
            run.Display.Error(run.StackUrn, (run.Preview ? "Preview failed: " : "") + failure.Display);
            throw new StepFailedException();
        }
    }

    internal static JsonObject Named(string urn, JsonObject request)
    {
        request["name"] = Urns.Name(urn);
        request["type"] = Urns.Type(urn);
        return request;
    }

    // CheckConfig receives and returns values without secret marks. The engine marks its answer again by key.
    private static JsonObject MarkByKey(JsonObject inputs, JsonObject news) => new(inputs.Select(input => KeyValuePair.Create(
        input.Key,
        Property.HasSecret(news[input.Key]) && !Property.IsSecret(input.Value) ? Property.Secret(input.Value?.DeepClone()) : input.Value?.DeepClone())));

    private static string PackageOf(string providerUrn) => Urns.Type(providerUrn).Split(':')[2];

    private static string Text(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.ToString() : value?.ToJsonString() ?? "";
}
