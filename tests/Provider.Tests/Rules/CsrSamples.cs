namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>
/// Requests made with OpenSSL (<c>Csrs/README.md</c>); unless their name says otherwise, for <c>www.example.com</c>, and with a valid signature.
/// </summary>
internal static class CsrSamples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Rules", "Csrs");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.pem").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".pem"));
}
