using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Provider.Scm;

/// <summary>Sends one attempt of a call, signed again each time. A failure shows whether the service may have received it.</summary>
internal sealed class ScmTransport : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>How long to wait for a write in flight after the stop. The engine kills a provider five seconds after its Cancel.</summary>
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(4);

    private static readonly string UserAgent = "pulumi-huaweicloud-scm/" +
        typeof(ScmTransport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private readonly ScmClientOptions _options;
    private readonly TimeProvider _time;
    private readonly RequestSigner? _signer;
    private readonly HttpClient _http;

    public ScmTransport(ScmClientOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        if (options.Proxy is { } proxy) options.Hidden.Add(proxy.Secrets);
        var credentials = options.Credentials;
        if (credentials.AuthToken is null) _signer = new RequestSigner(credentials.AccessKey ?? "", credentials.SecretKey ?? "");
        _http = new HttpClient(NewHandler(options.Proxy)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="ScmException">There is no response: Unreachable, Unavailable, InDoubt, or Stopped.</exception>
    public async Task<ScmAnswer> SendAsync(ScmCall call, CancellationToken stop)
    {
        var content = call is { IsWrite: true, Body: { } body } ? new OnceContent(body) : null; // null for a read, which may be sent twice
        using var request = NewRequest(call, content);
        using var limit = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var stopping = stop.Register(() =>
        {
            if (content is null || content.Abandon()) limit.Cancel();
            else limit.CancelAfter(AfterStop);
        });
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return await ScmAnswer.ReadAsync(response, _time.GetUtcNow(), limit.Token);
        }
        catch (Exception failure) when (IsOfTheNetwork(failure))
        {
            var kind = KindOf(failure, content, stop);
            throw new ScmException(call.Error(kind, _options.Endpoint) with { Message = Words(failure, kind, stop) }, failure);
        }
    }

    private static SocketsHttpHandler NewHandler(ScmProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = proxy is not null, // otherwise, the runtime would read the variables by its own rules
        Proxy = proxy,
        SslOptions =
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = ServerCertificate.Verify,
        },
        // The service does not need to know the caller's trace.
        ActivityHeadersPropagator = null,
    };

    private HttpRequestMessage NewRequest(ScmCall call, OnceContent? content)
    {
        var uri = new Uri(_options.Endpoint.AbsoluteUri.TrimEnd('/') + call.Path);
        var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, uri)
        {
            Content = content is null && call.Body is { } body ? new ByteArrayContent(body) : content,
        };
        if (request.Content is not null) request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Host = _options.Endpoint.Authority;
        if (_signer is null) request.Headers.TryAddWithoutValidation("X-Auth-Token", _options.Credentials.AuthToken);
        else Sign(request, call, _signer);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity"); // no compression (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3)
        return request;
    }

    /// <summary>
    /// Signs the headers set so far. Content-Type and User-Agent are not signed, as in the service's own SDKs, because a proxy may rewrite them.
    /// </summary>
    private void Sign(HttpRequestMessage request, ScmCall call, RequestSigner signer)
    {
        var date = RequestSigner.FormatDate(_time.GetUtcNow());
        request.Headers.TryAddWithoutValidation(RequestSigner.DateHeader, date);
        if (_options.Credentials.SecurityToken is { } token) request.Headers.TryAddWithoutValidation("X-Security-Token", token);
        if (ScopeOf(call) is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        var headers = request.Headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));
        var canonical = new CanonicalRequest(request.Method.Method, request.RequestUri!, headers, call.Body);
        request.Headers.TryAddWithoutValidation("Authorization", signer.Authorize(canonical, date));
    }

    /// <summary>
    /// A token identifies its account and project, but keys do not. A call about a project names the project. A call of the global service names the account
    /// or, instead, a project (https://support.huaweicloud.com/devg-apisign/).
    /// </summary>
    private (string Name, string Value)? ScopeOf(ScmCall call) =>
        call.ProjectId is { } ofTheCall ? ("X-Project-Id", ofTheCall)
        : _options.AccountId is { } account ? ("X-Domain-Id", account)
        : _options.ProjectId is { } project ? ("X-Project-Id", project)
        : null;

    /// <summary>Any other exception is a bug in the provider, not a problem of the network.</summary>
    private static bool IsOfTheNetwork(Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException or SocketException or AuthenticationException;

    private static ScmErrorKind KindOf(Exception failure, OnceContent? content, CancellationToken stop)
    {
        if (content is not null && !content.Abandon()) return ScmErrorKind.InDoubt;
        if (stop.IsCancellationRequested) return ScmErrorKind.Stopped;
        if (content is not null) return ScmErrorKind.Unreachable;
        return failure is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        }
            ? ScmErrorKind.Unreachable
            : ScmErrorKind.Unavailable;
    }

    /// <summary>With a proxy, only the name of the proxy is resolved, and only the proxy is connected to.</summary>
    private string Words(Exception failure, ScmErrorKind kind, CancellationToken stop) => failure switch
    {
        _ when kind == ScmErrorKind.Stopped => "stopped before it was done",
        OperationCanceledException when stop.IsCancellationRequested => "stopped before the response arrived",
        OperationCanceledException when kind == ScmErrorKind.Unreachable => $"no connection within {_options.RequestTimeout.TotalSeconds:0} s{ThroughProxy}",
        OperationCanceledException => $"no response within {_options.RequestTimeout.TotalSeconds:0} s{ThroughProxy}",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => _options.Proxy is { } proxy
            ? $"the host name of the proxy {proxy} could not be resolved"
            : "the name of the host could not be resolved",
        HttpRequestException { InnerException: ServerCertificateException refused } => $"TLS failed{ThroughProxy}: {refused.Message}",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"TLS failed{ThroughProxy}: no handshake with the server",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refusal => _options.Proxy!.Refusal(refusal.StatusCode),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "the response is larger than 1 MB",
        HttpRequestException { InnerException: SocketException socket } => _options.Proxy is { } proxy
            ? $"no connection to the proxy {proxy}: {socket.Message}"
            : $"no connection: {socket.Message}",
        _ => $"the connection broke before the response was complete{ThroughProxy}",
    };

    private string ThroughProxy => _options.Proxy is { } proxy ? $" (through the proxy {proxy})" : "";
}
