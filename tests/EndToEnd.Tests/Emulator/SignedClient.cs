using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>An answer of the customer API: status, JSON body, request id.</summary>
internal sealed record Reply(int Status, JsonElement Body, string? RequestId)
{
    public string? Code => Body.TryGetProperty("error_code", out var code) ? code.GetString() : null;

    public string? Text(string field) => Body.GetProperty(field).GetString();
}

/// <summary>Calls the customer API with a signer of its own, so that neither the provider's nor the emulator's code vouches for itself.</summary>
internal sealed class SignedClient(ScmEmulator scm, EmulatorOptions? options = null) : IDisposable
{
    private readonly EmulatorOptions _options = options ?? new EmulatorOptions();

    public HttpClient Http { get; } = new() { BaseAddress = scm.Endpoint };

    public Task<Reply> ShowAsync(string id) => CallAsync(HttpMethod.Get, $"v3/scm/certificates/{id}");

    public Task<Reply> ApplyAsync(string id, object body) =>
        CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/apply", JsonSerializer.Serialize(body));

    /// <param name="query">As in the URL: keys in alphabetical order, values that need no escape.</param>
    public Task<Reply> ListAsync(string query = "") => CallAsync(HttpMethod.Get, query.Length == 0 ? "v3/scm/certificates" : $"v3/scm/certificates?{query}");

    public Task<Reply> ListByTagAsync(object query) =>
        CallAsync(HttpMethod.Post, "v3/scm/resource_instances/action", query as string ?? JsonSerializer.Serialize(query));

    public Task<Reply> ExportAsync(string id) => CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/export");

    public Task<Reply> CancelAsync(string id) => CallAsync(HttpMethod.Post, $"v3/scm/certificates/{id}/cancel-cert");

    public async Task<Reply> CallAsync(HttpMethod method, string path, string body = "")
    {
        using var response = await Http.SendAsync(Signed(method, path, body));
        return await ReadAsync(response);
    }

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadFromJsonAsync<JsonElement>(),
        response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.Single() : null);

    /// <summary>A request that signs host and date; <paramref name="host"/> is signed instead of the true one.</summary>
    public HttpRequestMessage Signed(HttpMethod method, string path, string body = "", string? host = null)
    {
        var date = _options.Time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var bodyHash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var target = path.Split('?');
        var signed = $"host:{host ?? Http.BaseAddress!.Authority}\nx-sdk-date:{date}\n";
        var canonical = $"{method.Method}\n/{target[0]}/\n{target.ElementAtOrDefault(1)}\n{signed}\nhost;x-sdk-date\n{bodyHash}";

        var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Sdk-Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(_options.AccessKey, _options.SecretKey, "host;x-sdk-date", date, canonical));
        return request;
    }

    public static string Authorization(string accessKey, string secretKey, string signedHeaders, string date, string canonical)
    {
        var toSign = $"SDK-HMAC-SHA256\n{date}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(toSign)));
        return $"SDK-HMAC-SHA256 Access={accessKey}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    public void Dispose() => Http.Dispose();

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
