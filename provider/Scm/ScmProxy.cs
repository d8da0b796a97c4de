using System.Net;
using System.Text;

namespace ScmPulumi.Provider.Scm;

/// <summary>The proxy through which the service is reached, and the environment variable that names it. The user and the password are never printed.</summary>
internal sealed class ScmProxy : IWebProxy
{
    /// <summary>The schemes that Go's HTTP client supports, and their ports.</summary>
    private static readonly Dictionary<string, int> Ports = new(StringComparer.OrdinalIgnoreCase) { ["http"] = 80, ["https"] = 443, ["socks5"] = 1080 };

    private readonly string _variable;
    private readonly Uri _address;
    private readonly NetworkCredential? _credential;

    private ScmProxy(string variable, Uri address, NetworkCredential? credential) => (_variable, _address, _credential) = (variable, address, credential);

    public ICredentials? Credentials
    {
        get => _credential;
        set => throw new NotSupportedException();
    }

    public IEnumerable<string?> Secrets => [_credential?.UserName, _credential?.Password];

    /// <summary>Null if the string is not the address of a proxy. Without a scheme, it is that of an HTTP proxy.</summary>
    public static ScmProxy? Read(string variable, string text)
    {
        var (scheme, rest) = text.Split("://", 2) is [var given, var after] ? (given, after) : ("http", text);
        if (scheme.Equals("socks5h", StringComparison.OrdinalIgnoreCase)) scheme = "socks5"; // the proxy resolves the names in any case
        if (!Ports.TryGetValue(scheme, out var port)) return null;
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest[..end];
        if (rest[authority.Length..].Contains('@')) return null; // one of these characters is part of a password

        // The framework would treat the first @ as the end of a password that contains one.
        var at = authority.LastIndexOf('@');
        var host = authority[(at + 1)..];
        if (host.LastIndexOf(':') <= host.LastIndexOf(']')) host = $"{host}:{port}";
        if (host.EndsWith(':') || !Ascii.IsValid(host)) return null;
        // The framework checks the host only in an HTTP address.
        var isHost = Uri.TryCreate($"http://{host}", UriKind.Absolute, out var uri) && uri is { AbsolutePath: "/", Port: > 0 };
        return isHost && Uri.TryCreate($"{scheme}://{host}", UriKind.Absolute, out var address)
            ? new ScmProxy(variable, address, at <= 0 ? null : CredentialOf(authority[..at]))
            : null;
    }

    public Uri GetProxy(Uri destination) => _address;

    public bool IsBypassed(Uri host) => false;

    /// <summary>Why the proxy refused the connection, and what to do.</summary>
    /// <param name="status">The status of its response; null if it is not an HTTP proxy.</param>
    public string Refusal(HttpStatusCode? status) => status switch
    {
        HttpStatusCode.ProxyAuthenticationRequired =>
            $"the proxy {this} {(_credential is null ? "requires a user name and a password" : "does not accept the user name and the password")} " +
            $"(HTTP 407); set {_variable} to http://user:password@host:port, percent-encoded",
        { } other => $"the proxy {this} refused the connection (HTTP {(int)other})",
        null => $"the proxy {this} refused the connection",
    };

    public override string ToString() => $"{_address.Authority} from {_variable}";

    private static NetworkCredential CredentialOf(string userInfo)
    {
        var parts = userInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
