using System.Text;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What a script or a demonstration does from another process.</summary>
public sealed class ManagementApiTests : EmulatorTest
{
    [Theory]
    [InlineData("certificates", """{"type":"OV_SSL_CERT","status":"PAID"}""", 200)]
    [InlineData("certificates", """{"idd":"x"}""", 400)]
    [InlineData("certificates", """{"status":"ISSUED","domain":"a.example.com","csr":"no CSR"}""", 400)]
    [InlineData("certificates/scs1554192131150/status", """{"status":"CHECKING_ORG"}""", 200)]
    [InlineData("certificates/scs1554192131150/issue", "", 200)]
    [InlineData("certificates/scs1554192131150/reject", """{"reason":"No such company."}""", 200)]
    [InlineData("certificates/scs1554192131150/revoke", "{}", 200)]
    [InlineData("certificates/scs1554192131150/revoke", "", 200)]
    [InlineData("certificates/scs1554192131150/withdraw", "", 200)]
    [InlineData("certificates/scs1554192131150/publish-records", "", 200)]
    [InlineData("certificates/nothing/issue", "", 404)]
    [InlineData("dns-records", """{"name":"_dnsauth.example.com","value":"x"}""", 200)]
    [InlineData("clock", """{"advance":"00:16:00"}""", 200)]
    [InlineData("faults", """{"operation":"show","name":"throttled","nth":3,"onward":true}""", 200)]
    [InlineData("faults", """{"operation":"show","name":"no such fault"}""", 400)]
    [InlineData("faults/random", """{"probability":0.5,"names":["throttled"]}""", 200)]
    [InlineData("faults/random", """{"probability":2}""", 400)]
    [InlineData("tls", """{"certificate":"wrongHost"}""", 200)]
    [InlineData("tls", """{"certificate":"none"}""", 400)]
    [InlineData("release", "", 200)]
    public async Task Management_takes_what_its_page_says_and_tells_mistakes(string path, string body, int status)
    {
        using var management = new HttpClient { BaseAddress = Scm.Management, Timeout = TimeSpan.FromSeconds(30) };
        await Client.ApplyAsync(Id);

        using var response = await management.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status != 200, (await response.Content.ReadAsStringAsync()).StartsWith("{\"error\":", StringComparison.Ordinal));
    }
}
