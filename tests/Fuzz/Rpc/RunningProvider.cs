using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Fuzz.Parsers;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>The published binary, an emulator of SCM that it calls, and an engine that it logs to.</summary>
internal sealed class RunningProvider : IAsyncDisposable
{
    /// <summary>The time limit for any answer, on a machine that is busy with other work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan UntilCancel = TimeSpan.FromSeconds(0.5);

    /// <summary>The faults of the service that take no time. The first one quotes the whole request.</summary>
    private static readonly string[] Faults =
        ["error-echoes", "rejected", "wrong-types", "missing-fields", "nulls", "truncated", "status-unknown", "error-in-200", "gzip"];

    private static readonly string[] Statuses =
    [
        CertificateStatus.Paid, CertificateStatus.CheckingDomain, CertificateStatus.Paid, CertificateStatus.Issued, CertificateStatus.Paid,
        CertificateStatus.Unpassed, CertificateStatus.CancelChecking,
    ];

    /// <summary>The id of the targets in the recordings.</summary>
    private const string ObjectId = "982b8a6a6ebc43809d82a46ca99aaeb7";

    private readonly ProviderProcess _process;
    private readonly EngineServer _engine;
    private readonly ScmEmulator _scm;
    private int _runs;
    private int _planted;

    private RunningProvider(ProviderProcess process, EngineServer engine, ScmEmulator scm) => (_process, _engine, _scm) = (process, engine, scm);

    public int Port => _process.Port;

    public bool HasExited => _process.HasExited;

    /// <param name="logged">Receives everything that the provider logs.</param>
    public static async Task<RunningProvider> StartAsync(string binary, Action<LogMessage> logged)
    {
        var scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        var engine = await EngineServer.StartAsync(logged);
        var environment = ProviderEnvironment.LeadingTo(scm);
        environment["ALL_PROXY"] = "http://127.0.0.1:1"; // no other address is reachable
        environment["HW_MAX_RETRIES"] = "1";
        var process = await ProviderProcess.StartAsync(binary, engine.Address, environment);
        var provider = new RunningProvider(process, engine, scm);
        provider.PlantCertificates();
        foreach (var service in (string[])["CDN", "ELB", "WAF"]) scm.AddTarget(new TargetSeed { Service = service, Name = "www.example.com", Id = ObjectId });
        return provider;
    }

    /// <summary>A client that accepts headers as large as grpc-go does, which the engine uses.</summary>
    [SuppressMessage("Usage", "CA2262", Justification = "16 MB are meant.")]
    public static SocketsHttpHandler NewHandler() => new() { MaxResponseHeadersLength = 16 * 1024, UseProxy = false };

    /// <summary>What any engine would do next: another run, and a Check of valid inputs.</summary>
    /// <exception cref="FindingException">It no longer works.</exception>
    public async Task MakeValidCallAsync()
    {
        try
        {
            // Another address means another engine, so the declarations of the last run are forgotten.
            var host = _runs++ % 2 == 0 ? "127.0.0.1" : "localhost";
            await CallAsync("Handshake", new JsonObject { ["engineAddress"] = _engine.Address.Replace("127.0.0.1", host, StringComparison.Ordinal) });
            await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject() });
            var answer = await CallAsync("Check", new JsonObject
            {
                ["urn"] = "urn:pulumi:dev::fuzz::huaweicloud-scm:index:CertificateApplication::app",
                ["news"] = Inputs(),
            });
            if (answer["failures"] is JsonArray { Count: > 0 } failures) throw new FindingException($"a good Check is refused: {failures.ToJsonString()}");
        }
        catch (Exception exception) when (exception is RpcFailure or TimeoutException)
        {
            throw new FindingException($"a good call fails: {exception.Message}", exception);
        }
    }

    /// <summary>Waits for a call to end. Some calls wait for the service until an engine cancels them.</summary>
    /// <exception cref="FindingException">It does not end.</exception>
    public async Task EndAsync(Task call, string name)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(call, Task.Delay(UntilCancel, TimeProvider.System)) != call)
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new FindingException($"{name} does not end, not even after a Cancel");
            await CallAsync("Cancel", []);
        }

        await call;
    }

    /// <summary>A call so large that the collector soon collects all memory. Until then, it keeps unused memory.</summary>
    public Task MoveMemoryAsync() => CallAsync("CheckConfig", new JsonObject { ["news"] = new JsonObject { ["endpoint"] = new string('x', 1_000_000) } });

    public Task<JsonObject> CallAsync(string method, JsonObject request) => _process.Connection.CallAsync(method, request);

    /// <summary>The certificates of the recorded requests, all in one status that differs from the last time, and some invalid answers.</summary>
    public void PlantCertificates()
    {
        _scm.ClearHistory();
        _scm.Faults.Clear();
        _scm.Faults.Randomly(0.2, [.. Faults.Select(FaultCatalogue.Find)]);
        var random = new Random(_planted);
        foreach (var operation in (string[])["show", "show", "show", "list", "export", "list-by-tag", "apply", "cancel-cert", "deploy", "deployed-resources"])
        {
            _scm.Faults.Nth(operation, 1 + random.Next(20), Fault.Answer(200, Samples.ChangedAnswer(random)));
        }

        var status = Statuses[_planted++ % Statuses.Length];
        foreach (var id in RecordedRequests.CertificateIds)
        {
            if (_planted > 1) _scm.Remove(id);
            var bought = new CertificateSeed { Id = id, DomainType = "MULTI_DOMAIN", DomainCount = 10, KeyAlgorithm = "EC_P256" };
            var applied = bought with { Status = status, Domain = "www.example.com", Sans = "example.com;mail.example.com" };
            _scm.AddCertificate(status == CertificateStatus.Paid ? bought : applied);
        }
    }

    /// <summary>VmRSS in bytes (https://www.kernel.org/doc/html/latest/filesystems/proc.html).</summary>
    public long Resident()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Stops the process, unless it has ended, and returns its output after the port line.</summary>
    public async Task<string> StopAsync()
    {
        if (!HasExited) await _process.ShutDownAsync();
        var (written, errors) = await _process.ReadStreamsAsync();
        return written + errors;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await _engine.DisposeAsync();
        await _scm.DisposeAsync();
    }

    private static JsonObject Inputs() => new()
    {
        ["certificateId"] = "scs1554192131150",
        ["domain"] = "www.example.com",
        ["applicantName"] = "Tom Example",
        ["applicantPhone"] = "13212345678",
        ["applicantEmail"] = "tom@example.com",
        ["agreePrivacyProtection"] = true,
    };
}
