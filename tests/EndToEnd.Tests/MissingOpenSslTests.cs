using System.Text.Json.Nodes;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A Linux machine without OpenSSL, which .NET uses there for hashes, signatures and TLS. By default, .NET ends the process at the first use of any of them.
/// </summary>
public sealed class MissingOpenSslTests : IDisposable
{
    private const string Missing = "OpenSSL is missing on this machine";

    private readonly DirectoryInfo _libraries = Directory.CreateTempSubdirectory("scm");

    /// <summary>
    /// Files that are not libraries, in the folder that the loader searches first (https://man7.org/linux/man-pages/man8/ld.so.8.html). It does not search any
    /// further.
    /// </summary>
    public MissingOpenSslTests()
    {
        foreach (var version in (string[])["3", "1.1", "1.0.2", "1.0.0", "10"])
        {
            File.WriteAllText(Path.Combine(_libraries.FullName, $"libssl.so.{version}"), "");
        }
    }

    public void Dispose() => _libraries.Delete(recursive: true);

    [Fact]
    public async Task Preview_warns_about_skipped_checks_and_update_says_what_to_install()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack(environment: KeyValuePair.Create("LD_LIBRARY_PATH", (string?)_libraries.FullName));

        var preview = await stack.PreviewAsync(ExampleProgram.AsItIs);
        var up = await stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true);

        Assert.True(preview.Succeeded, preview.Text);
        Assert.Contains($"warning: {Missing}", preview.Text, StringComparison.Ordinal);
        Assert.False(up.Succeeded);
        Assert.Contains($"error: {Missing}", up.Text, StringComparison.Ordinal);
        Assert.Empty(scenario.Scm.History);
    }

    [Fact]
    public async Task Csr_is_passed_on_with_a_warning()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack(environment: KeyValuePair.Create("LD_LIBRARY_PATH", (string?)_libraries.FullName));
        var csr = File.ReadAllText(Path.Combine(ExampleProgram.Load("yaml-organization").Folder, "www.csr"));

        var preview = await stack.PreviewAsync(ExampleProgram.With(("domain", "www.example.com"), ("csr", (JsonNode)csr)));

        Assert.True(preview.Succeeded, preview.Text);
        Assert.Matches($"warning: csr: was not verified.+{Missing}", preview.Text);
    }
}
