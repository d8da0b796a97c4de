namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>Requests made with OpenSSL; unless their name tells otherwise for <c>www.example.com</c>, and signed as they should be.</summary>
internal static class CsrSamples
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rules", "Csrs", name + ".pem"));
}
