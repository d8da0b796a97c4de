using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>A client against the emulator over a real socket, both on one fake clock. A call that does not end fails its test.</summary>
public abstract class ClientFixture : IAsyncLifetime
{
    /// <summary>The client's default for one attempt.</summary>
    internal static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(30);

    /// <summary>After these a read is repeated, and a write is in doubt.</summary>
    internal static readonly Dictionary<string, Fault> FaultsOfTheService = new()
    {
        ["reset before commit"] = Fault.ResetBeforeCommit,
        ["reset after commit"] = Fault.ResetAfterCommit,
        ["500 with a code"] = Fault.Error(500, "SCM.0016", "订单异常"),
        ["502 of a proxy"] = Fault.Html(502),
        ["empty 503"] = Fault.Answer(503, ""),
        ["408"] = Fault.Answer(408, ""),
        ["truncated"] = Fault.TruncatedJson,
        ["200 of a proxy"] = Fault.Html(200),
        ["empty 200"] = Fault.Answer(200, ""),
        ["too long"] = Fault.Answer(200, new string(' ', 1024 * 1024) + "{}"),
    };

    private readonly List<ScmClient> _clients = [];

    internal WaitingTime Time { get; } = new();

    internal ScmEmulator Emulator { get; private set; } = null!;

    internal ScmClient Client { get; private set; } = null!;

    /// <summary>A paid certificate without an application.</summary>
    internal string CertificateId { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await ScmEmulator.StartAsync(new EmulatorOptions { Time = Time, SecurityToken = SecurityToken, AuthToken = Token.AuthToken });
        CertificateId = Emulator.AddCertificate(new CertificateSeed());
        Client = NewClient();
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Emulator.DisposeAsync().AsTask().WaitAsync(WaitingTime.Patience);
    }

    internal virtual string? SecurityToken => null;

    internal static ScmCredentials Keys => new() { AccessKey = EmulatorOptions.DefaultAccessKey, SecretKey = EmulatorOptions.DefaultSecretKey };

    internal static ScmCredentials Token => new() { AuthToken = "an-iam-token" };

    internal IReadOnlyList<RecordedRequest> Sent(string operation) => [.. Emulator.History.Where(request => request.Operation == operation)];

    internal ScmClient NewClient(ScmCredentials? credentials = null, Uri? endpoint = null, int attempts = 4, double random = 1) =>
        NewClient(new ScmClientOptions { Endpoint = endpoint ?? Emulator.Endpoint, Credentials = credentials ?? Keys, Attempts = attempts }, random);

    internal ScmClient NewClient(ScmClientOptions options, double random = 1)
    {
        var client = new ScmClient(options, Time, () => random);
        _clients.Add(client);
        return client;
    }

    internal static ApplyRequest Application() => new()
    {
        Domain = "www.example.com",
        ApplicantName = "Emily Chen",
        ApplicantPhone = "13212345678",
        ApplicantEmail = "emily@example.com",
        CompanyName = "示例有限公司",
        DomainMethod = "DNS",
        AgreePrivacyProtection = true,
    };

    internal static DeployRequest Deployment() => new() { ServiceName = "CDN", Resources = [new DeployTarget { DomainName = "www.example.com" }] };

    /// <summary>A certificate whose key SCM made, for calls that export or deploy it.</summary>
    internal string Issued() => Emulator.AddCertificate(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256" });

    /// <summary>Makes the call with this name in the emulator.</summary>
    internal Task CallAsync(string operation, ScmClient? client = null, string? id = null, Deadline? deadline = null)
    {
        (client, id) = (client ?? Client, id ?? CertificateId);
        var end = deadline ?? CancellationToken.None;
        var call = operation switch
        {
            "show" => client.ShowAsync(id, end),
            "list" => client.ListAsync(new CertificateQuery(), end),
            "list-by-tag" => client.FailureReasonAsync(id, "any", end),
            "export" => client.ExportAsync(id, end),
            "apply" => client.ApplyAsync(id, Application(), end),
            "cancel-cert" => client.CancelAsync(id, end),
            "deploy" => client.DeployAsync(id, Deployment(), end),
            "deployed-resources" => client.DeployedResourcesAsync([id], ["ALL"], end),
            _ => throw new ArgumentException(operation, nameof(operation)),
        };
        return call.WaitAsync(WaitingTime.Patience, CancellationToken.None); // a call that does not end at its stop fails its test
    }

    internal Task<ScmError> FailAsync(string operation, ScmClient? client = null, string? id = null, Deadline? deadline = null) =>
        FailureAsync(CallAsync(operation, client, id, deadline));

    internal static async Task<ScmError> FailureAsync(Task call) =>
        (await Assert.ThrowsAsync<ScmException>(() => call.WaitAsync(WaitingTime.Patience))).Error;

    internal async Task<Certificate> ShowAsync(ScmClient? client = null) =>
        await (client ?? Client).ShowAsync(CertificateId, CancellationToken.None).WaitAsync(WaitingTime.Patience);

    /// <summary>Completes when the emulator keeps an answer back, or so many.</summary>
    internal Task HeldAsync(int answers = 1) => Emulator.WhenHeldAsync(answers).WaitAsync(WaitingTime.Patience);

    /// <summary>S4: nothing else is sent until the first call is answered. Then the calls that waited are sent at once.</summary>
    internal async Task AssertFirstAnswerIsAwaitedAsync(ScmClient firstClient, ScmClient otherClient)
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit, Fault.HangBeforeCommit);
        var first = ShowAsync(firstClient);
        await HeldAsync();

        var others = new[] { ShowAsync(otherClient), ShowAsync(otherClient) };
        Assert.Single(Emulator.History);

        Emulator.Release();
        await first;
        await Task.WhenAny(others); // one of them is held, and the other does not wait for it
        await HeldAsync();
        Emulator.Release();
        await Task.WhenAll(others);
    }

    /// <summary>Takes connections and never says a word: a TLS handshake with it does not end.</summary>
    internal static LoopbackServer SilentServer() => new(_ => new TaskCompletionSource().Task);
}
