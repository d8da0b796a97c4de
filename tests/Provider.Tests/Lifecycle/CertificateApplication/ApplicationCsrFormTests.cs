using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>A CSR in a pasted form: what SCM receives, and which forms are the same request later.</summary>
public sealed class ApplicationCsrFormTests : ProviderFixture
{
    private static readonly string Csr = CsrSamples.Read("ec-p256").Trim();

    public static TheoryData<string> Forms => [.. CsrForms.All.Keys];

    public static TheoryData<string> EarlierForms => [.. CsrForms.OfEarlierReleases];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Csr_is_sent_and_recorded_in_one_form_and_certified(string form)
    {
        var created = await this.UpAsync(Program(CertificateId).With("csr", CsrForms.All[form](Csr)));
        Emulator.Issue(CertificateId);

        var apply = Emulator.History.Single(request => request.Operation == "apply");
        Assert.Equal(Csr, (string?)JsonNode.Parse(apply.Body)!["csr"]);
        Assert.Equal((Csr, Csr), ((string?)created.Inputs["csr"], (string?)created.Outputs["csr"]));
        Assert.Equal("ISSUED", Emulator.Certificate(CertificateId).Status);
    }

    /// <summary>T4: what any release recorded is no change for a later one.</summary>
    [Theory]
    [MemberData(nameof(EarlierForms))]
    public async Task State_of_an_earlier_release_and_the_same_request_in_another_form_are_not_a_change(string form)
    {
        var created = await this.UpBeforeAsync(Program(CertificateId).With("csr", Csr));
        var recorded = CsrForms.All[form](Csr);
        var old = created with { Inputs = created.Inputs.With("csr", recorded), Outputs = created.Outputs.With("csr", recorded) };

        foreach (var status in new[] { created.Status!, "ISSUED" })
        {
            var state = old with { Outputs = old.Outputs.With("status", status) };
            foreach (var stated in new[] { recorded, Csr, CsrForms.All["literal \\n"](Csr) })
            {
                Assert.Empty(await this.ChangesAsync(state, await this.CheckAsync(Program(CertificateId).With("csr", stated), state)));
            }
        }

        var refreshed = (await this.ReadAsync(old))!;
        Assert.Empty(await this.ChangesAsync(refreshed, await this.CheckAsync(Program(CertificateId).With("csr", Csr), refreshed)));
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>D4.</summary>
    [Fact]
    public async Task Import_then_the_request_in_one_form_and_in_another_changes_nothing()
    {
        await this.UpBeforeAsync(Program(CertificateId).With("csr", Csr));
        var imported = (await this.ImportAsync(CertificateId))!;

        var program = Program(CertificateId).With("csr", CsrForms.All["CR LF"](Csr));
        var stated = await this.UpdateAsync(imported, await this.CheckAsync(program, imported));

        foreach (var form in CsrForms.All.Values)
        {
            Assert.Empty(await this.ChangesAsync(stated, await this.CheckAsync(program.With("csr", form(Csr)), stated)));
        }

        Assert.Equal(["csr"], await this.ChangesAsync(stated, await this.CheckAsync(program.With("csr", CsrSamples.Read("ec-p384")), stated)));
    }

    [Theory]
    [InlineData("spaces for line breaks (YAML >)")]
    [InlineData("other label")]
    [InlineData("literal \\n")]
    [InlineData("text of openssl req -text")]
    [InlineData("lines of 76 characters")]
    public async Task Issued_certificate_for_the_same_request_in_another_form_is_adopted(string form)
    {
        var id = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", Csr = Csr });

        var created = await this.UpAsync(Program(id).With("csr", CsrForms.All[form](Csr)));

        Assert.Equal((id, "ISSUED", 0), (created.Id, created.Status, Applies));
    }

    /// <summary>T2, C5.</summary>
    [Fact]
    public async Task Private_key_stops_the_run_before_anything_is_sent()
    {
        var answer = await this.CallAsync("Check", new JsonObject
        {
            ["urn"] = EngineCalls.Urn("app"),
            ["news"] = Program(CertificateId).With("csr", $"{Csr}\n-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG\n-----END PRIVATE KEY-----"),
        });

        var failure = Assert.Single(answer["failures"]!.AsArray())!;
        Assert.Contains("private key", (string)failure["reason"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("MIGHAgEAMBMG", failure.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("", (string?)failure["property"] ?? "");
        Assert.Empty(Emulator.History);
    }
}
