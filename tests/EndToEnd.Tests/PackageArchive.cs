using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The archive from <c>make package</c>.</summary>
internal static class PackageArchive
{
    public static bool IsThere => Directory.Exists(Repository.At("dist"));

    public static string Path => Directory.GetFiles(Repository.At("dist"), "*.tar.gz").Single();

    /// <summary>The version in its name (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go).</summary>
    public static string Version =>
        Regex.Match(System.IO.Path.GetFileName(Path), @"^pulumi-resource-huaweicloud-scm-v(.+)-linux-(amd64|arm64)\.tar\.gz$").Groups[1].Value;

    public static string InDist(string name) => Repository.At($"dist/{name}");

    public static async Task<IReadOnlyList<(string Name, UnixFileMode Mode)>> ListAsync()
    {
        var entries = new List<(string, UnixFileMode)>();
        await using var reader = new TarReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        while (await reader.GetNextEntryAsync() is { } entry) entries.Add((entry.Name, entry.Mode));
        return entries;
    }

    public static async Task UnpackAsync(string folder)
    {
        await using var archive = new GZipStream(File.OpenRead(Path), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: false);
    }

    /// <summary>Copies the libraries that a program loads to the same paths under another root.</summary>
    /// <param name="further">A library that is loaded at run time, from the folder of the C library.</param>
    public static async Task CopyLibrariesAsync(string program, string root, string? further = null)
    {
        var libraries = await LibrariesAsync(program);
        if (further is not null)
        {
            var folder = System.IO.Path.GetDirectoryName(libraries.Single(path => path.EndsWith("/libc.so.6", StringComparison.Ordinal)))!;
            var library = System.IO.Path.Combine(folder, further);
            libraries = [.. libraries, library, .. await LibrariesAsync(library)];
        }

        foreach (var library in libraries)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(root + library)!);
            File.Copy(library, root + library, overwrite: true);
        }
    }

    /// <summary>Reads lines such as <c>libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)</c>.</summary>
    private static async Task<string[]> LibrariesAsync(string file)
    {
        using var ldd = Process.Start(new ProcessStartInfo("ldd", [file]) { RedirectStandardOutput = true })!;
        var listed = await ldd.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return [.. Regex.Matches(listed, @"(?<=\s)/\S+(?= \()").Select(match => match.Value)];
    }
}
