using System.Net;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm.Signing;
using Xunit.Abstractions;

namespace ScmPulumi.Provider.Tests.Scm.Signing;

/// <summary>The signer against the emulator's verifier, which shares no code with it. After the check, a path that SCM does not have gets a 404.</summary>
public sealed class VerifierTests(ITestOutputHelper output)
{
    private const int Requests = 1000;

    [Fact]
    public async Task Random_requests_verify_and_fail_with_one_bit_flipped()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Seed = 1 });
        using var http = new HttpClient();
        var signer = new RequestSigner(EmulatorOptions.DefaultAccessKey, EmulatorOptions.DefaultSecretKey);
        var date = RequestSigner.FormatDate(TimeProvider.System.GetUtcNow());

        for (var i = 0; i < Requests; i++)
        {
            var request = RandomRequest.Next(random);
            var flipped = request.Flipped(random);

            // One after the other: a good signature keeps the key from being locked.
            Assert.True(HttpStatusCode.NotFound == await SendAsync(request), $"seed {seed}, refused: {request}");
            Assert.True(
                HttpStatusCode.Unauthorized == await SendAsync(flipped, signed: request),
                $"seed {seed}, accepted: {flipped}\nwith the signature of {request}");
        }

        async Task<HttpStatusCode> SendAsync(RandomRequest sent, RandomRequest? signed = null)
        {
            using var message = sent.Message(scm.Endpoint, signed ?? sent, signer, date);
            using var response = await http.SendAsync(message);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData(RequestSigner.DateHeader)]
    [InlineData("Authorization")]
    public async Task Date_or_signature_with_one_bit_flipped_fails(string header)
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions { Seed = 1 });
        using var http = new HttpClient();
        var signer = new RequestSigner(EmulatorOptions.DefaultAccessKey, EmulatorOptions.DefaultSecretKey);
        var request = RandomRequest.Next(new Random(1));
        using var message = request.Message(scm.Endpoint, request, signer, RequestSigner.FormatDate(TimeProvider.System.GetUtcNow()));
        var value = message.Headers.NonValidated[header].ToString();
        var last = header == "Authorization" ? value.Length - 1 : value.Length - 2; // of the seconds, before the Z
        message.Headers.Remove(header);
        message.Headers.TryAddWithoutValidation(header, $"{value[..last]}{(char)(value[last] ^ 1)}{value[(last + 1)..]}");

        using var response = await http.SendAsync(message);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
