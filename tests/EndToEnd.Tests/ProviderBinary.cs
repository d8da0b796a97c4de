namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The published native binary: named by <c>SCM_PROVIDER</c>, else <c>bin/pulumi-resource-huaweicloud-scm</c> of the repository.</summary>
internal static class ProviderBinary
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("SCM_PROVIDER") ?? Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            var binary = System.IO.Path.Combine(folder.FullName, "bin", "pulumi-resource-huaweicloud-scm");
            if (File.Exists(binary)) return binary;
        }

        throw new FileNotFoundException("bin/pulumi-resource-huaweicloud-scm is not there: publish the provider first");
    }
}
