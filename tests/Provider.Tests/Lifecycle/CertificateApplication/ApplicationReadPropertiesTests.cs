using System.Text.Json.Nodes;
using CsCheck;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>A created and then read resource is unchanged, for random programs and all responses of the service.</summary>
public sealed class ApplicationReadPropertiesTests : ProviderFixture
{
    /// <summary>Each takes nine calls over real sockets, so they are fewer than the thousand of the pure rules.</summary>
    private const int Cases = 200;

    private static readonly string[] Hosts =
        ["a.example.com", "B.example.com.", "*.example.org", "bücher.example.com", "*.华为云.com", "example.com", "xn--fsq.xn--fiqs8s"];

    private static readonly Gen<JsonObject> Programs =
        Gen.Select(Gen.Shuffle(Hosts), Gen.Int[1, Hosts.Length], Gen.Bool.Array[12]).Select(ProgramOf);

    private static readonly Gen<string> Fates = Gen.OneOf("", "CHECKING_ORG", "ISSUING", "ISSUED", "REVOKED", "EXPIRED");

    private static JsonObject ProgramOf(string[] hosts, int count, bool[] has)
    {
        var program = Lifecycle.Programs.Program("").With("domain", has[0] ? "WWW.example.com" : hosts[0]);
        var sans = hosts[1..count].Concat(has[1] ? [hosts[0]] : []).ToArray();
        if (sans.Length > 0) program["sans"] = new JsonArray([.. sans.Select(name => (JsonNode)name)]);
        if (has[0] && has[2]) program["csr"] = CsrSamples.Read("ec-p384");
        program["companyName"] = Canaries.CompanyName;
        program["companyProvince"] = "四川";
        program["companyCity"] = "Chengdu";
        program["country"] = has[3] ? "cn" : "DE";
        if (has[4]) program["companyUnit"] = "IT";
        if (has[5]) program["domainMethod"] = has[6] ? "email" : "DNS";
        if (has[7]) program["autoDnsAuth"] = has[8];
        if (has[9]) program["caHashAlgorithm"] = has[10] ? "sha-256" : "DEFAULT";
        if (has[11]) program.Remove("contactPhone");
        return program;
    }

    [Fact]
    public Task State_that_is_read_again_is_not_a_change() =>
        Gen.Select(Programs, Gen.OneOf(PersonalData.Full, PersonalData.Masked, PersonalData.Empty), Gen.Bool.Array[3], Fates)
            .AssertForAllAsync(
                sample => CreateReadAndCompareAsync(sample.Item1, sample.Item2, sample.Item3, sample.Item4), Cases,
                value => $"{value.Item1.ToJsonString()} {value.Item2} {string.Join(' ', value.Item3)} {value.Item4}");

    private async Task CreateReadAndCompareAsync(JsonObject program, PersonalData persons, bool[] shows, string fate)
    {
        var id = Add(ForNames(10) with { Type = "OV_SSL_CERT" });
        (Emulator.Switches.PersonalData, Emulator.Switches.InfoEcho, Emulator.Switches.AddTwin) = (persons, shows[0], shows[1]);
        var created = await this.UpAsync(program.With("certificateId", id));
        if (fate == "ISSUED") Emulator.Issue(id);
        else if (fate.Length > 0) Emulator.SetStatus(id, fate);
        if (shows[2]) Emulator.CancelPrivacy(id);

        var read = await this.ReadAsync(created);

        AssertSame(created.Inputs, read!.Inputs);
        AssertSame(read.Outputs, (await this.ReadAsync(read))!.Outputs);
        Assert.Empty(await this.ChangesAsync(read, created.Inputs));
        Assert.Empty(await this.ChangesAsync(created, read.Inputs)); // as a refresh asks
        Assert.Empty(await this.ChangesAsync(read, await this.CheckAsync(program.With("certificateId", id), read)));
    }
}
