using System.Net;
using System.Net.Sockets;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>A client against the emulator over a real socket, both on one fake clock.</summary>
public abstract class ClientFixture : IAsyncLifetime
{
    /// <summary>The client's default for one attempt.</summary>
    internal static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(30);

    private readonly List<ScmClient> _clients = [];

    internal WaitingTime Time { get; } = new();

    internal ScmEmulator Emulator { get; private set; } = null!;

    internal ScmClient Client { get; private set; } = null!;

    /// <summary>A paid certificate without an application.</summary>
    internal string CertificateId { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await ScmEmulator.StartAsync(new EmulatorOptions { Time = Time, SecurityToken = SecurityToken, AuthToken = "an-iam-token" });
        CertificateId = Emulator.AddCertificate(new CertificateSeed());
        Client = NewClient();
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Emulator.DisposeAsync();
    }

    internal virtual string? SecurityToken => null;

    internal static ScmCredentials Keys => new() { AccessKey = EmulatorOptions.DefaultAccessKey, SecretKey = EmulatorOptions.DefaultSecretKey };

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

    /// <summary>Fails, instead of waiting forever, if a call does not end.</summary>
    internal static async Task<ScmError> FailureAsync(Task call) =>
        (await Assert.ThrowsAsync<ScmException>(() => call.WaitAsync(WaitingTime.Patience))).Error;

    /// <summary>Takes connections and never says a word: a TLS handshake with it does not end.</summary>
    internal static TcpListener SilentServer(out Uri endpoint)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        endpoint = new Uri($"https://{listener.LocalEndpoint}/");
        return listener;
    }
}
