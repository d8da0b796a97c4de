using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace ScmPulumi.Emulator.Signing;

/// <summary>Checks by signature or token whether a request comes from the account, as the gateway in front of SCM does.</summary>
internal sealed partial class Authenticator(EmulatorOptions options, Switches switches)
{
    private const string BadSignature = "verify aksk signature fail";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private readonly KeyLock _locks = new(options.Time);

    /// <returns>The verdict, and the gateway's reason if it is a refusal.</returns>
    public (Authentication Verdict, string? Reason) Authenticate(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (request.Headers["X-Auth-Token"].ToString() is { Length: > 0 } token)
        {
            return token == options.AuthToken ? (Authentication.Token, null) : (Authentication.Refused, "decrypt token fail");
        }

        if (request.Headers.Authorization.ToString() is not { Length: > 0 } authorization) return (Authentication.Missing, "x-auth-token not found");

        var parts = AuthorizationPattern.Match(authorization);
        if (!parts.Success) return (Authentication.Refused, BadSignature);

        var accessKey = parts.Groups["key"].Value;
        if (_locks.IsLocked(accessKey)) return (Authentication.Locked, "AK access failed to reach the limit,forbidden");

        var reason = Verify(request, body, accessKey, parts.Groups["headers"].Value.Split(';'), parts.Groups["signature"].Value);
        if (reason is null) _locks.Succeeded(accessKey);
        else _locks.Failed(accessKey);
        return (reason is null ? Authentication.Signature : Authentication.Refused, reason);
    }

    private string? Verify(HttpRequest request, ReadOnlySpan<byte> body, string accessKey, string[] signedHeaders, string signature)
    {
        if (accessKey != options.AccessKey || switches.KeyDeleted) return $"Get secretKey failed,ak:{accessKey},err:ak not exist";
        if (options.SecurityToken is { } expected && request.Headers["X-Security-Token"] != expected) return "decrypt token fail";

        var date = request.Headers["X-Sdk-Date"].ToString();
        if (!InTime(date) || !signedHeaders.All(request.Headers.ContainsKey)) return BadSignature;

        var bodyHash = CanonicalRequest.Hash(body);
        if (request.Headers["X-Sdk-Content-Sha256"].ToString() is { Length: > 0 } claimed)
        {
            if (claimed != "UNSIGNED-PAYLOAD" && claimed != bodyHash) return BadSignature;
            bodyHash = claimed;
        }

        // Some SDKs sign the host with its port (Go, and the guide), others without it (.NET), so both are accepted.
        var host = request.Host;
        string[] hosts = [host.Value ?? "", host.Host];
        return hosts.Any(h => Signature(request, signedHeaders, h, date, bodyHash) == signature) ? null : BadSignature;
    }

    private string Signature(HttpRequest request, string[] signedHeaders, string host, string date, string bodyHash)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = signedHeaders.Select(name =>
            (name, name == "host" ? [host] : request.Headers[name].Select(v => v ?? "")));
        return CanonicalRequest.Sign(options.SecretKey, date, CanonicalRequest.Create(request.Method, target, headers, bodyHash));
    }

    private bool InTime(string date) =>
        DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
        && (options.Time.GetUtcNow() - sent).Duration() <= Skew;

    [GeneratedRegex("^SDK-HMAC-SHA256 Access=(?<key>[^,]+), SignedHeaders=(?<headers>[a-z0-9;-]+), Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex AuthorizationPattern { get; }
}
