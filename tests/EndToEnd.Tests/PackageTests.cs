using System.Collections;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>T5: what a release contains, and what it needs on the user's machine.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("scm");

    public void Dispose() => _root.Delete(recursive: true);

    [PackageFact]
    public async Task Archive_contains_plugin_license_and_readme_for_all_users()
    {
        const UnixFileMode readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode executable = readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

        Assert.Equal([("pulumi-resource-huaweicloud-scm", executable), ("LICENSE", readable), ("README.md", readable)], await PackageArchive.ListAsync());
    }

    [PackageFact]
    public async Task Plugin_without_environment_variables_reports_the_version_of_its_archive()
    {
        await PackageArchive.UnpackAsync(_root.FullName);
        using var process = await ProviderProcess.StartAsync(
            Path.Combine(_root.FullName, "pulumi-resource-huaweicloud-scm"), engineAddress: null, environment: NoEnvironment);

        await AssertAnswersAsync(process.Connection);
    }

    [PackageFact(InRootOfItsOwn = true)]
    public async Task Plugin_in_an_empty_root_needs_only_the_c_library_and_random_numbers()
    {
        using var process = await StartInRootAsync();

        await AssertAnswersAsync(process.Connection);
    }

    [PackageFact(InRootOfItsOwn = true)]
    public async Task Plugin_in_an_empty_root_with_openssl_makes_signed_calls()
    {
        await using var scenario = await Scenario.StartAsync();
        using var process = await StartInRootAsync("libssl.so.3");
        await scenario.ConfigureAsync(process.Connection);

        await process.Connection.CallAsync("Create", Scenario.CreateRequest());

        Assert.Equal(1, scenario.Applications);
    }

    [PackageFact]
    public async Task Checksums_match_the_files()
    {
        foreach (var line in await File.ReadAllLinesAsync(PackageArchive.InDist("SHA256SUMS")))
        {
            var (sum, name) = (line[..64], line[66..]);
            await using var file = File.OpenRead(PackageArchive.InDist(name));
            Assert.Equal(sum, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
        }

        Assert.Contains(Path.GetFileName(PackageArchive.Path), await File.ReadAllTextAsync(PackageArchive.InDist("SHA256SUMS")), StringComparison.Ordinal);
    }

    [PackageFact]
    public async Task Bill_of_materials_lists_the_contents_of_the_binary_and_no_build_tools()
    {
        var bill = JsonNode.Parse(await File.ReadAllTextAsync(PackageArchive.Path.Replace(".tar.gz", ".cdx.json", StringComparison.Ordinal)))!;
        var names = bill["components"]!.AsArray().Select(component => (string)component!["name"]!).ToList();

        Assert.Equal(PackageArchive.Version, (string?)bill["metadata"]!["component"]!["version"]);
        Assert.Superset(new HashSet<string> { "Google.Protobuf", "Grpc.AspNetCore.Server", "Grpc.Net.Client" }, names.ToHashSet());
        Assert.Contains(names, name => name.StartsWith("Microsoft.NETCore.App.Runtime.NativeAOT.", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name is "Grpc.Tools" or "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.All(
            bill["components"]!.AsArray(),
            component => Assert.Equal($"pkg:nuget/{component!["name"]}@{component["version"]}", (string?)component["purl"]));
    }

    /// <summary>
    /// A folder for each kind, name, and version, unless a file next to it marks it as incomplete
    /// (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go).
    /// </summary>
    [PackageFact]
    public async Task Installed_plugin_is_where_the_cli_looks_for_its_version()
    {
        var folder = Path.Combine(_root.CreateSubdirectory("plugins").FullName, "resource-huaweicloud-scm-v1.2.3");
        await File.WriteAllTextAsync($"{folder}.partial", "");

        using var install = Process.Start(new ProcessStartInfo(Repository.At("scripts/install.sh"), ["1.2.3"])
        {
            Environment = { ["PULUMI_HOME"] = _root.FullName },
            RedirectStandardOutput = true,
        })!;
        var said = await install.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains(folder, said, StringComparison.Ordinal);
        Assert.Equal(
            [folder, Path.Combine(folder, "pulumi-resource-huaweicloud-scm")],
            Directory.GetFileSystemEntries(_root.FullName, "*scm*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        using var process = await ProviderProcess.StartAsync(Path.Combine(folder, "pulumi-resource-huaweicloud-scm"), engineAddress: null);
        await process.Connection.CallAsync("Handshake", []);
    }

    private static Dictionary<string, string?> NoEnvironment => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, _ => (string?)null);

    /// <summary>Starts the plugin in a root folder that contains only the archive's files, the C library of the system and <c>/dev/urandom</c>.</summary>
    /// <param name="library">Another library from the folder of the C library, with its dependencies.</param>
    private async Task<ProviderProcess> StartInRootAsync(string? library = null)
    {
        await PackageArchive.UnpackAsync(_root.FullName);
        await PackageArchive.CopyLibrariesAsync(Path.Combine(_root.FullName, "pulumi-resource-huaweicloud-scm"), _root.FullName, library);
        var random = Path.Combine(_root.CreateSubdirectory("dev").FullName, "urandom");
        await File.WriteAllTextAsync(random, "");
        string[] flags =
        [
            "--map-root-user", "--mount", "sh", "-c",
            "mount --bind /dev/urandom \"$0/dev/urandom\" && exec chroot \"$0\" /pulumi-resource-huaweicloud-scm",
            _root.FullName,
        ];
        return await ProviderProcess.StartAsync("/usr/bin/unshare", engineAddress: null, environment: NoEnvironment, flags: flags);
    }

    private static async Task AssertAnswersAsync(ProviderConnection plugin)
    {
        var handshake = await plugin.CallAsync("Handshake", []);
        var schema = await plugin.CallAsync("GetSchema", []);
        var information = await plugin.CallAsync("GetPluginInfo", []);

        Assert.True((bool?)handshake["acceptSecrets"]);
        Assert.Equal(PackageArchive.Version, (string?)JsonNode.Parse((string)schema["schema"]!)!["version"]);
        Assert.Equal(PackageArchive.Version, (string?)information["version"]);
    }
}
