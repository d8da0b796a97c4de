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
/// A stand-in for Huawei Cloud SCM (v3, and the apply of v2) on two loopback listeners: the API as a customer sees it, and a management
/// API for scripts. Unknown certificate ids throw <see cref="KeyNotFoundException"/>.
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

    /// <summary>Where the customer API listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Where the management API listens.</summary>
    public Uri Management { get; private set; } = null!;

    /// <summary>The root of the CA that issues here, in PEM: what a client of the issued certificates trusts. Each emulator has its own.</summary>
    public string RootCertificate => _authority.RootPem;

    public Switches Switches { get; } = new();

    public FaultScript Faults { get; }

    /// <summary>The requests to the customer API so far.</summary>
    public IReadOnlyList<RecordedRequest> History => _history.ToArray();

    /// <summary>Accepted applies over all certificates, removed ones included.</summary>
    public int AcceptedApplications
    {
        get
        {
            lock (_store.Lock) return _store.AcceptedApplications;
        }
    }

    /// <summary>How often a target took a certificate.</summary>
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

    /// <summary>All targets as they truly are.</summary>
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

    /// <summary>The customer API once more, behind TLS, one call to a connection.</summary>
    /// <param name="certificate">What it shows.</param>
    /// <param name="first">What it shows in the first handshake; the same if null.</param>
    /// <returns>Where it listens: <c>https://127.0.0.1:port/</c>.</returns>
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

    /// <summary>Something that a certificate can be deployed to.</summary>
    public TargetSnapshot AddTarget(TargetSeed seed)
    {
        lock (_store.Lock) return _targets.Add(seed).Snapshot;
    }

    /// <summary>Somebody changes the target in the console: to another certificate, or to none.</summary>
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

    /// <summary>Any status; PAID also ends the application at once.</summary>
    public void SetStatus(string id, string status) => Change(id, certificate => certificate.SetStatus(status));

    /// <summary>
    /// A TXT record now exists. When all records of an application do, the CA finds them at the next look at the certificate: a
    /// domain-validated one is then issued, any other waits for the check of its organisation.
    /// </summary>
    public void PublishRecord(string name, string value)
    {
        lock (_store.Lock) _store.Dns.Add(name, value);
    }

    /// <summary>A record is gone from the DNS. What the CA has already seen stays proven.</summary>
    public void RemoveRecord(string name, string value)
    {
        lock (_store.Lock) _store.Dns.Remove(name, value);
    }

    /// <summary>All that the CA looks for now exists: the records, the file or the answer to the mail. It is found as in <see cref="PublishRecord"/>.</summary>
    public void PublishRecords(string id) => ChangeApplication(id, application => application with { ControlProved = true });

    /// <summary>
    /// The next certificate of the purchase comes now, whatever the state of this one, and even if none was left. By itself it comes 30 days before the end
    /// of an issued one.
    /// </summary>
    /// <param name="id">The certificate that is renewed.</param>
    /// <param name="next">How it comes; as the seed says if null. What SCM applies for by itself is only paid if it lacks the data of the first one.</param>
    /// <param name="links">What links the two; as the switch says if null.</param>
    /// <returns>The id of the next certificate, which is the same one with <see cref="NextCertificate.SameId"/>.</returns>
    /// <exception cref="ArgumentException">Nothing comes, or it came already and still exists.</exception>
    public string Renew(string id, NextCertificate? next = null, RenewalLinks? links = null) => With(id, certificate =>
        _store.Renew(certificate, next ?? certificate.Product.NextCertificate, links ?? Switches.RenewalLinks)?.Product.Id
        ?? throw new ArgumentException($"Certificate {id} has no next one that would come by itself."));

    /// <summary>
    /// The query by tag relates two certificates, whatever their purchases: forward, the old one names the new one; backward, the new one names the old
    /// one as the first. A link that is not named here stays as it is.
    /// </summary>
    public void Link(string oldId, string newId, RenewalLinks links = RenewalLinks.Both) =>
        Change(oldId, old => Change(newId, certificate => StoredCertificate.Link(old, certificate, oldId, links)));

    /// <summary>
    /// Time passes for states and dates; a renewal that falls due meanwhile happens at its own moment. Signatures, faults and the history stay on the clock
    /// that the emulator was started with, so clients need not follow. A negative amount, before there are certificates, lets a long story end today.
    /// </summary>
    /// <returns>The time that it is now.</returns>
    public DateTimeOffset AdvanceClock(TimeSpan by)
    {
        lock (_store.Lock)
        {
            _clock.Advance(by);
            return _clock.GetUtcNow();
        }
    }

    /// <summary>The CA issues. If it cannot accept the CSR, it rejects the application instead.</summary>
    public void Issue(string id) => Change(id, _store.Issue);

    /// <param name="id">The certificate.</param>
    /// <param name="reason">Shown as <c>fail_reason</c> by the query by tag, and nowhere else.</param>
    public void Reject(string id, string? reason = null) =>
        Change(id, certificate => certificate.Reject(reason ?? StoredCertificate.UsualFailReason));

    public void Revoke(string id, string? reason = null) => Change(id, certificate => certificate.Revoke(reason));

    /// <summary>Ends the certificate before its time; its dates stay. By itself it expires when its time is over.</summary>
    public void Expire(string id) => SetStatus(id, CertificateStatus.Expired);

    /// <summary>Somebody withdraws the application in the console; the switches of withdrawals hold.</summary>
    /// <exception cref="ArgumentException">The state does not allow it.</exception>
    public void Withdraw(string id) => Change(id, certificate =>
    {
        if (!certificate.TakesWithdrawal) throw new ArgumentException($"Certificate {id} is {certificate.Status}: there is nothing to withdraw.");
        certificate.Withdraw(Switches);
    });

    /// <summary>The service shows the validation records in the opposite order.</summary>
    public void ReverseRecords(string id) => ChangeApplication(id, application => application with { Records = [.. application.Records.Reverse()] });

    /// <summary>The certificate is gone, as after its deletion or the return of its order.</summary>
    public void Remove(string id) => Change(id, certificate => _store.Remove(certificate.Product.Id!));

    /// <summary>Persons and company are no longer shown, as after the privacy authorisation was cancelled.</summary>
    public void CancelPrivacy(string id) => Change(id, certificate => certificate.PrivacyCancelled = true);

    /// <summary>Completes when the answers of this many calls are held back; fails if that takes longer than 30 s.</summary>
    public Task WhenHeldAsync(int calls = 1) => _held.WhenHeldAsync(calls).WaitAsync(TimeSpan.FromSeconds(30));

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
