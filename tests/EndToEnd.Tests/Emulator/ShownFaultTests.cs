using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The faults of the catalogue that show statuses, records, and withdrawals other than they are, or make them turn out otherwise than hoped.</summary>
public sealed class ShownFaultTests : IAsyncLifetime, IDisposable
{
    private const string Id = "scs1554192131150";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private ScmEmulator _scm = null!;
    private SignedClient _client = null!;

    public async Task InitializeAsync()
    {
        var options = new EmulatorOptions { Time = _time };
        _scm = await ScmEmulator.StartAsync(options);
        _scm.AddCertificate(new CertificateSeed { Id = Id });
        _client = new SignedClient(_scm, options);
    }

    public async Task DisposeAsync()
    {
        Dispose();
        await _scm.DisposeAsync();
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Status_flaps_and_is_unknown_for_one_look()
    {
        await _client.ApplyAsync(Id, Applications.Domain());
        _scm.Faults.Next("show", FaultCatalogue.Find("status-flaps").Fault, FaultCatalogue.Find("status-unknown").Fault);

        var statuses = new List<string?>();
        for (var look = 0; look < 3; look++) statuses.Add((await _client.ShowAsync(Id)).Text("status"));

        Assert.Equal(["PAID", "SOMETHING_NEW", "CHECKING_DOMAIN"], statuses);
    }

    [Fact]
    public async Task Status_of_another_kind_shows_in_the_list_too()
    {
        _scm.Faults.Next("list", Fault.Shows("REVOKED"));

        Assert.Equal("REVOKED", (await _client.ListAsync()).Body.GetProperty("certificates")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Records_are_missing_or_fewer_or_reordered_for_one_look()
    {
        _scm.AddCertificate(new CertificateSeed { Id = "scs1554192131151", DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        await _client.ApplyAsync("scs1554192131151", Applications.Domain("a.example.com").With(("sans", "b.example.com")));
        _scm.Faults.Next("show", new[] { "records-missing", "records-partial", "records-reordered" }.Select(name => FaultCatalogue.Find(name).Fault).ToArray());

        var missing = (await _client.ShowAsync("scs1554192131151")).Body.GetProperty("authentification");
        var first = (await _client.ShowAsync("scs1554192131151")).Body.GetProperty("authentification");
        var reordered = (await _client.ShowAsync("scs1554192131151")).Body.GetProperty("authentification");
        var truth = (await _client.ShowAsync("scs1554192131151")).Body.GetProperty("authentification");

        Assert.Equal(JsonValueKind.Null, missing.ValueKind);
        Assert.Equal([truth[0].ToString()], first.EnumerateArray().Select(record => record.ToString()));
        Assert.Equal(truth.EnumerateArray().Reverse().Select(record => record.ToString()), reordered.EnumerateArray().Select(record => record.ToString()));
    }

    [Fact]
    public async Task Looks_lag_two_states_behind_an_apply_and_a_withdrawal()
    {
        var lag = FaultCatalogue.Find("looks-lag").Fault;
        await _client.ApplyAsync(Id, Applications.Domain("old.example.com"));
        await _client.ShowAsync(Id);
        await _client.CancelAsync(Id);
        await _client.ShowAsync(Id);

        _scm.Faults.Next("apply", lag);
        await _client.ApplyAsync(Id, Applications.Domain("new.example.com"));
        var applied = await SeenAsync(3);
        _scm.Faults.Next("cancel-cert", lag);
        await _client.CancelAsync(Id);
        var withdrawn = await SeenAsync(3);

        Assert.Equal(["CHECKING_DOMAIN old.example.com", "PAID ", "CHECKING_DOMAIN new.example.com"], applied);
        Assert.Equal(["PAID ", "CHECKING_DOMAIN new.example.com", "PAID "], withdrawn);
    }

    [Fact]
    public async Task Looks_do_not_lag_behind_a_call_that_was_refused()
    {
        await _client.ApplyAsync(Id, Applications.Domain());
        _scm.Faults.Next("apply", FaultCatalogue.Find("looks-lag").Fault);

        Assert.Equal("SCM.0010", (await _client.ApplyAsync(Id, Applications.Domain())).Code);

        Assert.StartsWith("CHECKING_DOMAIN", Assert.Single(await SeenAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_has_a_reason()
    {
        await _client.ApplyAsync(Id, Applications.Domain());
        _scm.Faults.Next("show", FaultCatalogue.Find("rejected").Fault);

        Assert.Equal("UNPASSED", (await _client.ShowAsync(Id)).Text("status"));
        Assert.NotNull(_scm.Certificate(Id).FailReason);
    }

    [Theory]
    [InlineData("cancel-slow", "CANCELCHECKING CANCELCHECKING CANCELCHECKING PAID")]
    [InlineData("cancel-loses-race", "ISSUED ISSUED ISSUED ISSUED")]
    public async Task Withdrawal_is_slow_or_loses_the_race(string name, string statuses)
    {
        await _client.ApplyAsync(Id, Applications.Domain().With(("key_algorithm", "EC_P256")));
        _scm.Faults.Next("cancel-cert", FaultCatalogue.Find(name).Fault);

        Assert.Equal(200, (await _client.CancelAsync(Id)).Status);

        var seen = new List<string?>();
        for (var look = 0; look < 4; look++) seen.Add((await _client.ShowAsync(Id)).Text("status"));
        Assert.Equal(statuses, string.Join(' ', seen));
    }

    /// <summary>Status and domain of so many looks.</summary>
    private async Task<IReadOnlyList<string>> SeenAsync(int looks)
    {
        var seen = new List<string>();
        for (var look = 0; look < looks; look++)
        {
            var shown = await _client.ShowAsync(Id);
            seen.Add($"{shown.Text("status")} {shown.Text("domain")}");
        }

        return seen;
    }
}
