using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class ExecutableTests
{
    [Fact]
    public async Task Executable_tells_where_it_listens_and_ends_with_its_input()
    {
        var seeds = Path.GetTempFileName();
        await File.WriteAllTextAsync(seeds, """[{"id":"scs1554192131150","type":"EV_SSL_CERT"}]""");
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ScmEmulator).Assembly.Location, "--seed-file", seeds, "--seed", "11", "--until-stdin-closes" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var started = JsonSerializer.Deserialize<JsonElement>((await process.StandardOutput.ReadLineAsync())!);
            using var http = new HttpClient();

            var certificate = await http.GetFromJsonAsync<JsonElement>($"{started.GetProperty("management").GetString()}/certificates/scs1554192131150");
            using var unsigned = await http.GetAsync(new Uri($"{started.GetProperty("endpoint").GetString()}/v3/scm/certificates/scs1554192131150"));

            Assert.Equal(11, started.GetProperty("seed").GetInt32());
            Assert.Equal("PAID", certificate.GetProperty("status").GetString());
            Assert.Equal(401, (int)unsigned.StatusCode);

            process.StandardInput.Close();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            File.Delete(seeds);
        }
    }
}
