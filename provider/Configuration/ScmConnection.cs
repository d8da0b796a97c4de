using System.Diagnostics;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Run;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Configuration;

/// <summary>The client of the current configuration. It is created when a call first needs it, because Configure itself makes no call.</summary>
/// <param name="time">The clock of all waits.</param>
/// <param name="random">Jitter.</param>
/// <param name="trace">The source to which the client reports its attempts.</param>
/// <param name="shared">The other processes of the run, with which the client shares what it learns about the key.</param>
internal sealed class ScmConnection(TimeProvider time, Func<double> random, ActivitySource trace, SharedRun shared) : IDisposable
{
    private readonly Lock _lock = new();
    private ProviderConfiguration? _configuration;
    private bool _isOfThisRun;
    private ScmClient? _client;
    private HiddenValues _hidden = new();

    /// <summary>The values that no message of this run may show.</summary>
    public HiddenValues Hidden
    {
        get
        {
            lock (_lock) return _hidden;
        }
    }

    /// <summary>The version of the call that submits applications.</summary>
    public ApiVersion ApiVersion
    {
        get
        {
            lock (_lock) return _configuration?.ApiVersion ?? ApiVersion.V3;
        }
    }

    /// <summary>
    /// The next configuration may differ from the last one. A call that is under way continues with the client and the hidden values of its own run.
    /// </summary>
    public void BeginRun()
    {
        lock (_lock) (_client, _isOfThisRun, _hidden) = (null, false, new HiddenValues());
    }

    /// <returns>False if this run already has the configuration of another caller.</returns>
    public bool TryConfigure(ProviderConfiguration configuration)
    {
        lock (_lock)
        {
            if (_isOfThisRun && !_configuration!.HasCallerOf(configuration)) return false;
            // The old client is not disposed: a call of an earlier run in an attached process may still be using it.
            _client = null;
            (_configuration, _isOfThisRun) = (configuration, true);
            return true;
        }
    }

    /// <exception cref="ResourceException">Credentials or OpenSSL are missing.</exception>
    public IScmClient Client()
    {
        lock (_lock)
        {
            var configuration = _configuration ?? throw NotConfigured("The provider is not configured: the engine has not called Configure.");
            if (configuration.MissingCredentials is { Count: > 0 } missing) throw NotConfigured(Missing(missing));
            if (OpenSsl.IsMissing) throw NotConfigured($"{OpenSsl.Missing}.");
            return _client ??= new ScmClient(OptionsOf(configuration), time, random);
        }
    }

    public void Dispose() => _client?.Dispose();

    private ScmClientOptions OptionsOf(ProviderConfiguration configuration) => new()
    {
        Endpoint = configuration.Endpoint,
        Proxy = configuration.Proxy,
        Credentials = new ScmCredentials
        {
            AccessKey = configuration.AccessKey,
            SecretKey = configuration.SecretKey,
            SecurityToken = configuration.SecurityToken,
            AuthToken = configuration.AuthToken,
        },
        ApiVersion = configuration.ApiVersion,
        ProjectId = configuration.ProjectId,
        AccountId = configuration.DomainId,
        Hidden = _hidden,
        SharedKey = new SharedKey(shared, shared.NameOf(configuration.AuthToken ?? configuration.AccessKey!), time),
        Trace = trace,
        Attempts = 1 + configuration.MaxRetries,
        RequestTimeout = configuration.RequestTimeout,
    };

    private static ResourceException NotConfigured(string message) => new(FailureKind.NotConfigured, message);

    private static string Missing(IReadOnlyList<string> credentials) =>
        $"Huawei Cloud credentials are missing:\n{string.Join('\n', credentials.Select(line => $"  {line}"))}";
}
