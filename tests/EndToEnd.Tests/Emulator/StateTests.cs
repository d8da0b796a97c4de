using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>The states of a certificate: what each allows, how they change, and how they are listed.</summary>
public sealed class StateTests : EmulatorTest
{
    [Theory]
    [InlineData("PAID", "apply")]
    [InlineData("CHECKING", "cancel")]
    [InlineData("CHECKING_DOMAIN", "cancel")]
    [InlineData("CHECKING_ORG", "cancel")]
    [InlineData("ISSUING", "")]
    [InlineData("CANCELCHECKING", "")]
    [InlineData("UNPASSED", "apply")]
    [InlineData("ISSUED", "export")]
    [InlineData("SUPPLEMENTCHECKING", "export")]
    [InlineData("UPLOAD", "export")]
    [InlineData("REVOKING", "export")]
    [InlineData("REVOKED", "")]
    [InlineData("EXPIRED", "")]
    public async Task State_decides_which_calls_are_accepted(string status, string taken)
    {
        foreach (var (name, call) in Calls)
        {
            var id = Scm.AddCertificate(new CertificateSeed { Status = status, Domain = "www.example.com", KeyAlgorithm = "EC_P256" });
            Assert.Equal(taken == name ? null : "SCM.0010", (await call(id)).Code);
        }

        Assert.Equal(taken == "apply" ? 1 : 0, Scm.AcceptedApplications);
    }

    [Fact]
    public async Task Unknown_and_foreign_certificates_and_calls_without_permission_are_refused()
    {
        var foreign = Scm.AddCertificate(new CertificateSeed { OtherAccount = true });
        foreach (var (_, call) in Calls)
        {
            Assert.Equal("SCM.0003", (await call(foreign)).Code);
            Assert.Equal("SCM.0020", (await call("scs0000000000000")).Code);
        }

        Assert.Equal(404, (await Client.ShowAsync("scs0000000000000")).Status);
        Scm.Switches.TagQueryDenied = true;
        Assert.Equal((403, 200), ((await Client.ListByTagAsync("{}")).Status, (await Client.ShowAsync(Id)).Status));
        Scm.Switches.PermissionDenied = true;
        Assert.Equal((401, "SCM.4002"), ((await Client.ShowAsync(Id)).Status, (await Client.ListAsync()).Code));
    }

    [Theory]
    [InlineData("DV_SSL_CERT", "ISSUED")]
    [InlineData("OV_SSL_CERT", "CHECKING_ORG")]
    public async Task Review_continues_when_the_records_of_all_names_exist(string type, string next)
    {
        var id = Scm.AddCertificate(new CertificateSeed { Type = type, DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        await Client.ApplyAsync(id, Applications.Organization("a.example.com").With(("sans", "b.example.com")));
        var records = Scm.Certificate(id).Records;

        Scm.PublishRecord($"{records[0].Name.ToUpperInvariant()}.", $"\"{records[0].Value}\""); // DNS allows this form
        Scm.PublishRecord(records[1].Name, records[1].Value.ToUpperInvariant());
        Assert.Equal("CHECKING_DOMAIN", (await Client.ShowAsync(id)).Text("status"));
        Scm.PublishRecord(records[1].Name, records[1].Value);

        Assert.Equal(next, (await Client.ShowAsync(id)).Text("status"));
    }

    [Fact]
    public async Task Record_of_a_withdrawn_application_does_not_prove_the_next_one()
    {
        await Client.ApplyAsync(Id);
        var old = Scm.Certificate(Id).Records.Single();
        await Client.CancelAsync(Id);
        Assert.Equal(["PAID"], await StatusesAsync(1));
        Assert.Null(Scm.Certificate(Id).Application);
        await Client.ApplyAsync(Id);

        Scm.PublishRecord(old.Name, old.Value);

        Assert.Equal(["CHECKING_DOMAIN"], await StatusesAsync(1));
        Scm.PublishRecords(Id);
        Assert.Equal(["ISSUED"], await StatusesAsync(1));
    }

    [Theory]
    [InlineData("", "CANCELCHECKING PAID PAID")]
    [InlineData("falls back", "CANCELCHECKING CHECKING_DOMAIN CHECKING_DOMAIN")]
    [InlineData("loses the race", "CANCELCHECKING ISSUED ISSUED")]
    public async Task Withdrawal_ends_as_the_switches_specify(string switched, string statuses)
    {
        Scm.Switches.WithdrawalReads = 1;
        Scm.Switches.WithdrawalFallsBack = switched == "falls back";
        Scm.Switches.WithdrawalLosesRace = switched == "loses the race";
        await Client.ApplyAsync(Id);

        Assert.Equal(200, (await Client.CancelAsync(Id)).Status);

        Assert.Equal(statuses, string.Join(' ', await StatusesAsync(3)));
        Assert.False(Scm.Switches.WithdrawalFallsBack);
    }

    [Fact]
    public async Task Out_of_band_changes_are_shown()
    {
        await Client.ApplyAsync(Id);
        Scm.Withdraw(Id);
        Assert.Equal(["PAID"], await StatusesAsync(1));
        Assert.Throws<ArgumentException>(() => Scm.Withdraw(Id));

        await Client.ApplyAsync(Id);
        Scm.Issue(Id);
        Scm.Revoke(Id, "keyCompromise");
        Assert.Equal(("REVOKED", "keyCompromise"), ((await Client.ShowAsync(Id)).Text("status"), (await Client.ShowAsync(Id)).Text("revoke_reason")));
        Scm.Expire(Id);
        Assert.Equal(["EXPIRED"], await StatusesAsync(1));
        Scm.Remove(Id);
        Assert.Equal(404, (await Client.ShowAsync(Id)).Status);
    }

    [Fact]
    public async Task Reason_of_a_rejection_is_only_in_the_query_by_tag()
    {
        await Client.ApplyAsync(Id);
        Scm.Reject(Id, "The name contains a sensitive word.");
        Scm.AddCertificate(new CertificateSeed { Name = "other" });
        var query = $$"""{"action":"filter","limit":50,"offset":0,"matches":[{"key":"resource_name","value":"scm-"}]}""";

        var found = Assert.Single((await Client.ListByTagAsync(query)).Body.GetProperty("resources").EnumerateArray());

        Assert.Equal("The name contains a sensitive word.", found.GetProperty("resource_detail").GetProperty("fail_reason").GetString());
        Assert.DoesNotContain("sensitive", (await Client.ShowAsync(Id)).Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sensitive", (await Client.ListAsync()).Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("SCM.0005", (await Client.ListByTagAsync(query.Replace("resource_name", "resource_id", StringComparison.Ordinal))).Code);
    }

    [Theory]
    [InlineData("status=CHECKING", "checking")]
    [InlineData("content=WWW.example", "issued checking")]
    [InlineData("limit=20&offset=2", "paid")]
    [InlineData("limit=30", null)]
    [InlineData("offset=101", null)]
    [InlineData("status=CHECKING_DOMAIN", null)]
    [InlineData("sort_key=certStatus", null)]
    public async Task List_has_the_matches_of_the_query_and_the_last_changed_first(string query, string? names)
    {
        Scm.Remove(Id);
        foreach (var (name, status) in ((string, string)[])[("paid", "PAID"), ("checking", "CHECKING_DOMAIN"), ("issued", "ISSUED")])
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            Scm.AddCertificate(new CertificateSeed { Name = name, Status = status, Domain = name == "paid" ? null : "www.example.com" });
        }

        var page = await Client.ListAsync(query);

        Assert.Equal(names is null ? "SCM.0005" : null, page.Code);
        if (names is null) return;
        Assert.Equal(names, string.Join(' ', page.Body.GetProperty("certificates").EnumerateArray().Select(entry => entry.GetProperty("name").GetString())));
    }

    /// <summary>Accepted by apply, but rejected in the review.</summary>
    [Theory]
    [InlineData("ec-p256", "www.example.com", "ISSUED")]
    [InlineData("ec-p256", "other.example.com", "UNPASSED")]
    [InlineData("no-common-name", "www.example.com", "UNPASSED")]
    [InlineData("changed", "www.example.com", "UNPASSED")]
    [InlineData("sm2", "www.example.com", "UNPASSED")]
    [InlineData("ed25519", "www.example.com", "UNPASSED")]
    [InlineData("md5", "www.example.com", "UNPASSED")]
    [InlineData("sha224", "www.example.com", "UNPASSED")]
    [InlineData("sha3-256", "www.example.com", "UNPASSED")]
    public async Task Signing_request_is_certified_or_ends_in_a_rejection(string sample, string domain, string status)
    {
        var csr = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Csrs", $"{sample}.pem"));
        Assert.Equal(200, (await Client.ApplyAsync(Id, Applications.Domain(domain).With(("csr", csr)))).Status);

        Scm.PublishRecords(Id);

        Assert.Equal([status, status], await StatusesAsync(2));
        Assert.Equal(status == "UNPASSED", Scm.Certificate(Id).FailReason is not null);
        if (status != "ISSUED") return;
        var exported = await Client.ExportAsync(Id);
        using var leaf = X509Certificate2.CreateFromPem(exported.Text("certificate"));
        Assert.Equal(
            CertificateRequest.LoadSigningRequestPem(csr, System.Security.Cryptography.HashAlgorithmName.SHA256).PublicKey.ExportSubjectPublicKeyInfo(),
            leaf.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(JsonValueKind.Null, exported.Body.GetProperty("private_key").ValueKind);
    }

    /// <summary>.NET reads such PEM blocks. OpenSSL and Go do not.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n  ")]
    [InlineData("\n\n")]
    [InlineData("\r")]
    public async Task Signing_request_with_unusual_line_breaks_ends_in_a_rejection(string lineBreak)
    {
        var csr = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Csrs", "ec-p256.pem"));
        await Client.ApplyAsync(Id, Applications.Domain("www.example.com").With(("csr", csr.Trim().Replace("\n", lineBreak, StringComparison.Ordinal))));

        Scm.PublishRecords(Id);

        Assert.Equal(["UNPASSED", "UNPASSED"], await StatusesAsync(2));
    }

    private (string Name, Func<string, Task<Reply>> Call)[] Calls =>
        [("apply", id => Client.ApplyAsync(id)), ("cancel", Client.CancelAsync), ("export", Client.ExportAsync)];
}
