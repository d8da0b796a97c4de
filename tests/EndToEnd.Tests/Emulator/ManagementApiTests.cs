using System.Text;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>What a script does from another process.</summary>
public sealed class ManagementApiTests : EmulatorTest
{
    [Theory]
    [InlineData("certificates", """{"type":"OV_SSL_CERT","status":"PAID"}""", 200)]
    [InlineData("certificates", """{"idd":"x"}""", 400)]
    [InlineData("certificates", """{"status":"ISSUED","domain":"a.example.com","csr":"no CSR"}""", 400)]
    [InlineData("certificates/scs1554192131150/status", """{"status":"CHECKING_ORG"}""", 200)]
    [InlineData("certificates/scs1554192131150/withdraw", "", 200)]
    [InlineData("certificates/scs1554192131150/publish-records", "", 200)]
    [InlineData("certificates/nothing/publish-records", "", 404)]
    public async Task Management_takes_what_its_page_says_and_tells_mistakes(string path, string body, int status)
    {
        using var management = new HttpClient { BaseAddress = Scm.Management, Timeout = TimeSpan.FromSeconds(30) };
        await Client.ApplyAsync(Id);

        using var response = await management.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status != 200, (await response.Content.ReadAsStringAsync()).StartsWith("{\"error\":", StringComparison.Ordinal));
    }
}
