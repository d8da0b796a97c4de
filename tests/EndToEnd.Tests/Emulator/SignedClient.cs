using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>An answer of the customer API: status and JSON body.</summary>
internal sealed record Reply(int Status, JsonElement Body)
{
    public string? Code => Body.TryGetProperty("error_code", out var code) ? code.GetString() : null;

    public string? Text(string field) => Body.GetProperty(field).GetString();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
}

/// <summary>Calls the customer API with its own signer, which is independent of the code of the provider and the emulator.</summary>
internal sealed class SignedClient(Uri endpoint, EmulatorOptions options) : IDisposable
{
    /// <summary>After this time, a hanging call fails its test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = endpoint, Timeout = Patience };

    public Task<Reply> ShowAsync(string id) => CallAsync(HttpMethod.Get, $"v3/scm/certificates/{id}");

    public Task<Reply> ApplyAsync(string id, Dictionary<string, object?>? body = null) => CallAsync(SignedApply(id, body));

    /// <param name="query">The query of the URL: keys in alphabetical order, and values that need no escape.</param>
    public Task<Reply> ListAsync(string query = "") => CallAsync(HttpMethod.Get, query.Length == 0 ? "v3/scm/certificates" : $"v3/scm/certificates?{query}");

    public Task<Reply> ListByTagAsync(string query) => CallAsync(HttpMethod.Post, "v3/scm/resource_instances/action", query);

    public Task<Reply> ExportAsync(string id) => CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/export");

    public Task<Reply> CancelAsync(string id) => CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/cancel-cert");

    public Task<Reply> CallAsync(HttpMethod method, string path, string body = "") => CallAsync(Signed(method, path, body));

    public async Task<Reply> CallAsync(HttpRequestMessage request)
    {
        using var response = await SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public HttpRequestMessage SignedApply(string id, Dictionary<string, object?>? body = null) =>
        Signed(HttpMethod.Post, $"v3/scm/certificates/{id}/apply", JsonSerializer.Serialize(body ?? Applications.Domain()));

    /// <summary>A request with a signed host and date. <paramref name="host"/> is signed instead of the true host.</summary>
    public HttpRequestMessage Signed(HttpMethod method, string path, string body = "", string? host = null)
    {
        var date = options.Time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var bodyHash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var target = path.Split('?');
        var signed = $"host:{host ?? endpoint.Authority}\nx-sdk-date:{date}\n";
        var canonical = $"{method.Method}\n/{target[0]}/\n{target.ElementAtOrDefault(1)}\n{signed}\nhost;x-sdk-date\n{bodyHash}";

        var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Sdk-Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(options.AccessKey, options.SecretKey, "host;x-sdk-date", date, canonical));
        return request;
    }

    public static string Authorization(string accessKey, string secretKey, string signedHeaders, string date, string canonical)
    {
        var toSign = $"SDK-HMAC-SHA256\n{date}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(toSign)));
        return $"SDK-HMAC-SHA256 Access={accessKey}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    public void Dispose() => _http.Dispose();

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
