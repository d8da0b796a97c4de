namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>A theory that needs the command <c>openssl</c>, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslTheoryAttribute : TheoryAttribute
{
    public OpenSslTheoryAttribute()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (!path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "openssl")))) Skip = "The command openssl is not installed.";
    }
}
