using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>A certificate that was issued and exported.</summary>
internal sealed class Issued : IAsyncDisposable
{
    private const string Id = "scs1554192131150";

    private Issued(ScmEmulator scm, SignedClient client, Reply exported) => (Scm, Client, Exported) = (scm, client, exported);

    public ScmEmulator Scm { get; }

    public SignedClient Client { get; }

    public Reply Exported { get; }

    /// <param name="options">Of the emulator.</param>
    /// <param name="seed">An application under review.</param>
    /// <param name="prepare">What to set before the CA issues.</param>
    public static async Task<Issued> StartAsync(EmulatorOptions options, CertificateSeed seed, Action<Switches>? prepare = null)
    {
        var scm = await ScmEmulator.StartAsync(options);
        scm.AddCertificate(seed with { Id = Id });
        prepare?.Invoke(scm.Switches);
        scm.Issue(Id);
        return await OfAsync(scm, new SignedClient(scm, options));
    }

    /// <summary>An emulator with an issued certificate, and a client of it; both end with the result.</summary>
    public static async Task<Issued> OfAsync(ScmEmulator scm, SignedClient client) => new(scm, client, await client.ExportAsync(Id));

    public X509Certificate2 Leaf() => X509Certificate2.CreateFromPem(Exported.Text("certificate"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Scm.DisposeAsync();
    }
}
