using System.Net;
using System.Security.Cryptography;
using ScmPulumi.Emulator.Api;
using ScmPulumi.Emulator.Authority;
using ScmPulumi.Emulator.Faults;
using ScmPulumi.Emulator.Management;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator;

/// <summary>
/// A stand-in for Huawei Cloud SCM (v3) on two loopback listeners: the API as a customer sees it, and a management
/// API. What is done here can be done there too. Unknown certificate ids throw <see cref="KeyNotFoundException"/>.
/// </summary>
public sealed class ScmEmulator : IAsyncDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly CertificateStore _store;
    private readonly History _history = new();
    private readonly HeldAnswers _held = new();
    private readonly List<WebApplication> _listeners = [];

    private ScmEmulator(EmulatorOptions options)
    {
        Seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        _store = new CertificateStore(options.Time, Switches, new Randomness(Seed), _authority);
    }

    /// <summary>Where the customer API listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Where the management API listens.</summary>
    public Uri Management { get; private set; } = null!;

    /// <summary>The root of the CA that issues here, in PEM: what a client of the issued certificates trusts. Each emulator has its own.</summary>
    public string RootCertificate => _authority.RootPem;

    /// <summary>With the same seed and the same calls the same values are drawn.</summary>
    public int Seed { get; }

    public Switches Switches { get; } = new();

    public FaultScript Faults { get; } = new();

    /// <summary>The requests to the customer API so far.</summary>
    public IReadOnlyList<RecordedRequest> History => _history.Snapshot();

    /// <summary>Accepted applies over all certificates, removed ones included.</summary>
    public int AcceptedApplications
    {
        get
        {
            lock (_store.Lock) return _store.AcceptedApplications;
        }
    }

    public static async Task<ScmEmulator> StartAsync(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        var emulator = new ScmEmulator(options);
        var api = new CustomerApi(emulator._store, emulator.Switches, emulator._authority);
        var endpoint = new CustomerEndpoint(
            options, api, emulator.Switches, emulator.Faults, emulator._held, emulator._history, new Randomness(emulator.Seed));
        emulator.Endpoint = await emulator.ListenAsync(app => app.Run(endpoint.HandleAsync));
        emulator.Management = await emulator.ListenAsync(app => ManagementApi.Map(app, emulator));
        return emulator;
    }

    /// <returns>The certificate's id.</returns>
    public string AddCertificate(CertificateSeed seed)
    {
        lock (_store.Lock) return _store.Add(seed).Product.Id!;
    }

    public CertificateSnapshot Certificate(string id) => With(id, certificate => new CertificateSnapshot(
        certificate.Product.Id!,
        certificate.Status,
        certificate.Product.OrderId!,
        certificate.Application?.Fields,
        certificate.Application?.Method,
        certificate.Application?.Records ?? [],
        certificate.AcceptedApplications,
        certificate.Issuance is { } issuance ? Issuance.Text(issuance.IssuedAt) : null,
        certificate.Issuance?.Certificate.Fingerprint));

    public int AcceptedApplicationsOf(string id) => With(id, certificate => certificate.AcceptedApplications);

    /// <summary>Any status; PAID also ends the application, as a withdrawal in the console does.</summary>
    public void SetStatus(string id, string status) => Change(id, certificate => certificate.SetStatus(status));

    public void Issue(string id) => Change(id, _store.Issue);

    public void Reject(string id, string reason = "The domain name did not pass the security review.") =>
        Change(id, certificate => certificate.Reject(reason));

    public void Revoke(string id) => SetStatus(id, CertificateStatus.Revoked);

    /// <summary>The certificate is gone, as after its deletion or the return of its order.</summary>
    public void Remove(string id) => Change(id, certificate => _store.Remove(certificate.Product.Id!));

    /// <summary>Persons and company are no longer shown, as after the privacy authorisation was cancelled.</summary>
    public void CancelPrivacy(string id) => Change(id, certificate => certificate.PrivacyCancelled = true);

    /// <summary>Completes when the answer of some call is being kept back.</summary>
    public Task WhenHeldAsync() => _held.WhenHeldAsync();

    /// <summary>Gives all kept-back answers.</summary>
    public void Release() => _held.Release();

    public void ClearHistory() => _history.Clear();

    public async ValueTask DisposeAsync()
    {
        _held.Stop();
        foreach (var listener in _listeners) await listener.DisposeAsync();
        _held.Dispose();
        _authority.Dispose();
    }

    private T With<T>(string id, Func<StoredCertificate, T> use)
    {
        lock (_store.Lock)
        {
            return use(_store.Find(id) ?? throw new KeyNotFoundException($"The emulator has no certificate {id}."));
        }
    }

    private void Change(string id, Action<StoredCertificate> change) => With(id, certificate =>
    {
        change(certificate);
        return true;
    });

    private async Task<Uri> ListenAsync(Action<WebApplication> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ManagementApi.AddServices(builder.Services);
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        var app = builder.Build();
        configure(app);
        _listeners.Add(app);
        await app.StartAsync();
        return new Uri(app.Urls.Single());
    }

    /// <summary>The process is its owner's: the framework's own lifetime would take SIGINT and SIGTERM of whoever hosts the emulator.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
