using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>An emulator with one purchased certificate and a clock that stands still, and a client with its own signer.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    protected const string Id = "scs1554192131150";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));

    protected ScmEmulator Scm { get; private set; } = null!;

    private protected SignedClient Client { get; private set; } = null!;

    /// <summary>The options of the emulator.</summary>
    protected EmulatorOptions Options => new() { Time = Time };

    /// <summary>The purchased certificate.</summary>
    protected virtual CertificateSeed Certificate => new();

    public async Task InitializeAsync()
    {
        Scm = await ScmEmulator.StartAsync(Options);
        Scm.AddCertificate(Certificate with { Id = Id });
        Client = new SignedClient(Scm.Endpoint, Options);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Scm.DisposeAsync();
    }

    private protected SignedClient Stranger() => new(Scm.Endpoint, new EmulatorOptions { Time = Time, SecretKey = "wrong" });

    private protected async Task<IReadOnlyList<string>> StatusesAsync(int looks)
    {
        var statuses = new List<string>();
        for (var look = 0; look < looks; look++) statuses.Add((await Client.ShowAsync(Id)).Text("status")!);
        return statuses;
    }

    /// <summary>The records of the query by tag, on one page.</summary>
    private protected async Task<IReadOnlyList<JsonElement>> DetailsAsync()
    {
        var found = (await Client.ListByTagAsync("""{"limit":50}""")).Body.GetProperty("resources");
        return [.. found.EnumerateArray().Select(resource => resource.GetProperty("resource_detail"))];
    }
}
