using System.Net;
using CsCheck;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Provider.Tests.Scm.Signing;

/// <summary>The signer against the emulator's verifier, which shares no code with it. After the check, a path that SCM does not have gets a 404.</summary>
public sealed class VerifierTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new() { Timeout = WaitingTime.Patience };

    private readonly RequestSigner _signer = new(EmulatorOptions.DefaultAccessKey, EmulatorOptions.DefaultSecretKey);
    private readonly WaitingTime _time = new();
    private ScmEmulator _scm = null!;

    private string Date => RequestSigner.FormatDate(_time.GetUtcNow());

    public async Task InitializeAsync() => _scm = await ScmEmulator.StartAsync(new EmulatorOptions { Time = _time });

    public async Task DisposeAsync() => await _scm.DisposeAsync();

    [Fact]
    public async Task Random_requests_verify_and_fail_with_one_part_changed()
    {
        await Gen.Select(RandomRequest.Any, Gen.Int[0, 4]).AssertForAllAsync(
            async sample =>
            {
                var (request, part) = sample;
                // One after the other: a good signature keeps the key from being locked.
                Assert.Equal(HttpStatusCode.NotFound, await SendAsync(request.Message(_scm.Endpoint, request, _signer, Date)));
                Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(request.Changed(part).Message(_scm.Endpoint, request, _signer, Date)));
            }, cases: 1000, sample => $"{sample.Item1}, part {sample.Item2}");
    }

    [Theory]
    [InlineData(RequestSigner.DateHeader)]
    [InlineData("Authorization")]
    public async Task Date_or_signature_with_one_bit_flipped_fails(string header)
    {
        var request = new RandomRequest("GET", "path", "a=b", [("x-header", "value")], []);
        var message = request.Message(_scm.Endpoint, request, _signer, Date);
        var value = message.Headers.NonValidated[header].ToString();
        var last = header == "Authorization" ? value.Length - 1 : value.Length - 2; // of the seconds, before the Z
        message.Headers.Remove(header);
        message.Headers.TryAddWithoutValidation(header, $"{value[..last]}{(char)(value[last] ^ 1)}{value[(last + 1)..]}");

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(message));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpRequestMessage message)
    {
        using var _ = message;
        using var response = await Http.SendAsync(message);
        return response.StatusCode;
    }
}
