using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using ScmPulumi.Emulator.Api;
using ScmPulumi.Emulator.Authority;
using ScmPulumi.Emulator.Faults;
using ScmPulumi.Emulator.Management;
using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator;

/// <summary>
/// Emulates Huawei Cloud SCM (v3, and the apply operation of v2) on two loopback listeners: the API for customers, and a management API for scripts. Unknown
/// certificate ids throw <see cref="KeyNotFoundException"/>.
/// </summary>
public sealed class ScmEmulator : IAsyncDisposable
{
    private readonly CertificateAuthority _authority = new();
    private readonly EmulatorClock _clock;
    private readonly CertificateStore _store;
    private readonly TargetStore _targets;
    private readonly ConcurrentQueue<RecordedRequest> _history = [];
    private readonly HeldAnswers _held = new();
    private readonly List<WebApplication> _listeners = [];
    private CustomerEndpoint _customers = null!;

    private ScmEmulator(EmulatorOptions options)
    {
        Faults = new FaultScript(options.Seed);
        _clock = new EmulatorClock(options.Time);
        _store = new CertificateStore(_clock, Switches, new Randomness(options.Seed), new Issuer(_authority, Switches));
        _targets = new TargetStore(new Randomness(options.Seed));
    }

    /// <summary>The address of the customer API: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The address of the management API.</summary>
    public Uri Management { get; private set; } = null!;

    /// <summary>The root of the CA, in PEM. A client of the issued certificates must trust it. Each emulator has its own.</summary>
    public string RootCertificate => _authority.RootPem;

    public Switches Switches { get; } = new();

    public FaultScript Faults { get; }

    /// <summary>The requests to the customer API so far.</summary>
    public IReadOnlyList<RecordedRequest> History => _history.ToArray();

    /// <summary>The accepted applications for all certificates, including removed ones.</summary>
    public int AcceptedApplications
    {
        get
        {
            lock (_store.Lock) return _store.AcceptedApplications;
        }
    }

    /// <summary>How often a target accepted a certificate.</summary>
    public int Deployments
    {
        get
        {
            lock (_store.Lock) return _targets.Deployments;
        }
    }

    /// <summary>How many of the deployments cost money.</summary>
    public int Fees
    {
        get
        {
            lock (_store.Lock) return _targets.Fees;
        }
    }

    /// <summary>The true state of all targets.</summary>
    public IReadOnlyList<TargetSnapshot> Targets
    {
        get
        {
            lock (_store.Lock) return [.. _targets.All.Select(target => target.Snapshot)];
        }
    }

    public static async Task<ScmEmulator> StartAsync(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        var emulator = new ScmEmulator(options);
        var api = new CustomerApi(
            emulator._store, new DeploymentApi(emulator._targets, emulator.Switches), emulator.Switches, emulator._authority);
        emulator._customers = new CustomerEndpoint(
            options, api, emulator.Switches, emulator.Faults, emulator._held, emulator._history, new Randomness(options.Seed));
        emulator.Endpoint = await emulator.ListenAsync(app => app.Run(emulator._customers.HandleAsync));
        emulator.Management = await emulator.ListenAsync(app => ManagementApi.Map(app, emulator));
        return emulator;
    }

    /// <summary>Starts another listener of the customer API, with TLS and one call per connection.</summary>
    /// <param name="certificate">The certificate of the server.</param>
    /// <param name="first">The certificate in the first handshake. Null means the same one.</param>
    /// <returns>The address: <c>https://127.0.0.1:port/</c>.</returns>
    public Task<Uri> ListenWithTlsAsync(ServerCertificate certificate, ServerCertificate? first = null)
    {
        var handshakes = 0;
        return ListenAsync(
            app => app.Run(http =>
            {
                http.Response.Headers.Connection = "close";
                return _customers.HandleAsync(http);
            }),
            new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = ServerCertificates.Create(
                        Interlocked.Increment(ref handshakes) == 1 ? first ?? certificate : certificate, _authority),
                }),
            });
    }

    /// <returns>The certificate's id.</returns>
    public string AddCertificate(CertificateSeed seed)
    {
        lock (_store.Lock) return _store.Add(seed).Product.Id!;
    }

    /// <summary>Adds a target for deployments.</summary>
    public TargetSnapshot AddTarget(TargetSeed seed)
    {
        lock (_store.Lock) return _targets.Add(seed).Snapshot;
    }

    /// <summary>Changes the target's certificate, or removes it, as a user of the console would.</summary>
    /// <exception cref="KeyNotFoundException">There is no such target.</exception>
    public void ChangeTarget(string id, string? certificateId)
    {
        lock (_store.Lock)
        {
            var target = _targets.All.FirstOrDefault(target => target.Seed.Id == id);
            (target ?? throw new KeyNotFoundException($"The emulator has no target {id}.")).Change(certificateId);
        }
    }

    public CertificateSnapshot Certificate(string id) => With(id, certificate => new CertificateSnapshot(
        certificate.Product.Id!,
        certificate.Status,
        certificate.Product.OrderId!,
        certificate.Application?.Fields,
        certificate.Application?.Records ?? [],
        Issuance.Text(certificate.Issuance?.IssuedAt),
        Issuance.Text(certificate.Issuance?.NotAfter),
        certificate.Issuance?.Certificate.Fingerprint,
        certificate.FailReason,
        certificate.NextId,
        certificate.Purchase.Remaining));

    public int AcceptedApplicationsOf(string id) => With(id, certificate => certificate.AcceptedApplications);

    /// <summary>Sets any status. PAID also ends the application immediately.</summary>
    public void SetStatus(string id, string status) => Change(id, certificate => certificate.SetStatus(status));

    /// <summary>
    /// Creates a TXT record. When all records of an application exist, the CA finds them at the next read of the certificate. Then a domain-validated
    /// certificate is issued, and any other waits for the check of its organization.
    /// </summary>
    public void PublishRecord(string name, string value)
    {
        lock (_store.Lock) _store.Dns.Add(name, value);
    }

    /// <summary>Removes a TXT record. What the CA has already found stays proven.</summary>
    public void RemoveRecord(string name, string value)
    {
        lock (_store.Lock) _store.Dns.Remove(name, value);
    }

    /// <summary>
    /// Creates everything that the CA looks for: the records, the file, or the reply to the email. It is found as in <see cref="PublishRecord"/>.
    /// </summary>
    public void PublishRecords(string id) => ChangeApplication(id, application => application with { ControlProved = true });

    /// <summary>
    /// Creates the next certificate of the purchase now, whatever the state of this one, and even if none was left. Without this call, it appears 30 days
    /// before an issued certificate expires.
    /// </summary>
    /// <param name="id">The certificate that is renewed.</param>
    /// <param name="next">How it appears. Null: as the seed says. It stays PAID if SCM should apply but the first certificate has no application.</param>
    /// <param name="links">The links between the two. Null: as the switch says.</param>
    /// <returns>The id of the next certificate. With <see cref="NextCertificate.SameId"/> it is the id of this one.</returns>
    /// <exception cref="ArgumentException">There is no next certificate, or it was created already and still exists.</exception>
    public string Renew(string id, NextCertificate? next = null, RenewalLinks? links = null) => With(id, certificate =>
        _store.Renew(certificate, next ?? certificate.Product.NextCertificate, links ?? Switches.RenewalLinks)?.Product.Id
        ?? throw new ArgumentException($"Certificate {id} is not renewed automatically."));

    /// <summary>
    /// Links two certificates in the query by tag, even from different purchases. Forward: the old one names the new one. Backward: the new one names the old
    /// one as the first. Other links stay as they are.
    /// </summary>
    public void Link(string oldId, string newId, RenewalLinks links = RenewalLinks.Both) =>
        Change(oldId, old => Change(newId, certificate => StoredCertificate.Link(old, certificate, oldId, links)));

    /// <summary>
    /// Advances the clock for states and dates. A renewal that falls due in between happens at its own time. Signatures, faults and the history keep the clock
    /// that the emulator was started with, so clients need not follow. A negative amount, before there are certificates, lets a long sequence end today.
    /// </summary>
    /// <returns>The new time.</returns>
    public DateTimeOffset AdvanceClock(TimeSpan by)
    {
        lock (_store.Lock)
        {
            _clock.Advance(by);
            return _clock.GetUtcNow();
        }
    }

    /// <summary>Makes the CA issue the certificate. If it cannot accept the CSR, it rejects the application instead.</summary>
    public void Issue(string id) => Change(id, _store.Issue);

    /// <param name="id">The certificate.</param>
    /// <param name="reason">Shown as <c>fail_reason</c>, only in the query by tag.</param>
    public void Reject(string id, string? reason = null) =>
        Change(id, certificate => certificate.Reject(reason ?? StoredCertificate.UsualFailReason));

    public void Revoke(string id, string? reason = null) => Change(id, certificate => certificate.Revoke(reason));

    /// <summary>Expires the certificate early. Its dates stay. Without this call, it expires at its end date.</summary>
    public void Expire(string id) => SetStatus(id, CertificateStatus.Expired);

    /// <summary>Withdraws the application, as a user of the console would. The switches for withdrawals apply.</summary>
    /// <exception cref="ArgumentException">The state does not allow it.</exception>
    public void Withdraw(string id) => Change(id, certificate =>
    {
        if (!certificate.TakesWithdrawal) throw new ArgumentException($"Certificate {id} is {certificate.Status}: there is nothing to withdraw.");
        certificate.Withdraw(Switches);
    });

    /// <summary>Makes the service show the validation records in reverse order.</summary>
    public void ReverseRecords(string id) => ChangeApplication(id, application => application with { Records = [.. application.Records.Reverse()] });

    /// <summary>Removes the certificate, as if it was deleted or its order was refunded.</summary>
    public void Remove(string id) => Change(id, certificate => _store.Remove(certificate.Product.Id!));

    /// <summary>Hides the contacts and the company, as if the privacy authorization was canceled.</summary>
    public void CancelPrivacy(string id) => Change(id, certificate => certificate.PrivacyCancelled = true);

    /// <summary>Completes when the answers to this many calls are held. Fails after 30 s.</summary>
    public Task WhenHeldAsync(int calls = 1) => _held.WhenHeldAsync(calls).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Sends all held answers.</summary>
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
        lock (_store.Lock) return use(_store.Find(id) ?? throw new KeyNotFoundException($"The emulator has no certificate {id}."));
    }

    private void Change(string id, Action<StoredCertificate> change) => With(id, certificate =>
    {
        change(certificate);
        return true;
    });

    private void ChangeApplication(string id, Func<Application, Application> change) => Change(id, certificate => certificate.ChangeApplication(change));

    private async Task<Uri> ListenAsync(Action<WebApplication> configure, TlsHandshakeCallbackOptions? https = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            if (https is not null) listener.UseHttps(https);
        }));
        if (https is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        ManagementApi.AddServices(builder.Services);
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        var app = builder.Build();
        configure(app);
        lock (_listeners) _listeners.Add(app);
        await app.StartAsync();
        return new Uri(app.Urls.Single());
    }
}
