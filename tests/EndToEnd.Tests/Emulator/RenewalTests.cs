using System.Text.Json;
using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

/// <summary>A purchase of several certificates, how the next one appears, and how it is linked to the one before it.</summary>
public sealed class RenewalTests : EmulatorTest
{
    /// <summary>From the issue of a certificate to its renewal: 200 days minus 30.</summary>
    private static readonly TimeSpan UntilDue = TimeSpan.FromDays(170);

    protected override CertificateSeed Certificate => new()
    {
        Type = "OV_SSL_CERT",
        DomainType = "MULTI_DOMAIN",
        DomainCount = 2,
        Status = "ISSUED",
        Domain = "www.example.com",
        Sans = "api.example.com",
        KeyAlgorithm = "EC_P256",
        CompanyName = "示例公司",
        ApplicantName = "Tom Example",
        RemainingCertificates = 2,
    };

    [Fact]
    public async Task Next_certificate_is_applied_for_thirty_days_before_the_end_with_the_data_of_the_first()
    {
        Time.Advance(UntilDue - TimeSpan.FromSeconds(1));
        Assert.Single(await DetailsAsync());
        Time.Advance(TimeSpan.FromSeconds(1));

        var id = Assert.Single((await DetailsAsync()).Skip(1)).GetProperty("cert_id").GetString()!;

        var (first, next) = (await Client.ShowAsync(Id), await Client.ShowAsync(id));
        Assert.Equal(("ISSUED", "CHECKING_DOMAIN"), (first.Text("status"), next.Text("status")));
        string[] kept = ["order_id", "type", "brand", "domain_type", "domain", "sans", "validation_method"];
        Assert.All(kept, field => Assert.Equal(first.Text(field), next.Text(field)));
        Assert.Equal(first.Body.GetProperty("application_info").GetRawText(), next.Body.GetProperty("application_info").GetRawText());
        Assert.StartsWith($"scs{Time.GetUtcNow().ToUnixTimeSeconds()}", id, StringComparison.Ordinal);
        Assert.Equal((id, 0), (Scm.Certificate(Id).NextId, Scm.AcceptedApplications));
        Assert.Equal(["EC_P256"], Scm.Certificate(id).Application!.Where(field => field.Key == "key_algorithm").Select(field => field.Value));
    }

    [Fact]
    public async Task Control_of_the_names_is_proven_again_with_new_records()
    {
        var id = Scm.Renew(Id);
        foreach (var old in Scm.Certificate(Id).Records) Scm.PublishRecord(old.Name, old.Value);
        Assert.Equal("CHECKING_DOMAIN", (await Client.ShowAsync(id)).Text("status"));

        foreach (var record in Scm.Certificate(id).Records) Scm.PublishRecord(record.Name, record.Value);

        Assert.Equal("CHECKING_ORG", (await Client.ShowAsync(id)).Text("status"));
        Scm.Issue(id);
        Assert.Equal("2025-09-17 08:00:00.0", (await Client.ShowAsync(id)).Text("not_after"));
    }

    [Theory]
    [InlineData(NextCertificate.AppliedFor, "ISSUED CHECKING_DOMAIN")]
    [InlineData(NextCertificate.ProofReused, "ISSUED ISSUED")]
    [InlineData(NextCertificate.Paid, "ISSUED PAID")]
    [InlineData(NextCertificate.SameId, "ISSUED")]
    [InlineData(NextCertificate.None, "ISSUED")]
    public async Task Next_certificate_appears_as_the_purchase_says(NextCertificate next, string statuses)
    {
        Scm.Remove(Id);
        var id = Scm.AddCertificate(Certificate with { NextCertificate = next });
        var first = (await Client.ShowAsync(id)).Text("fingerprint");
        Time.Advance(UntilDue);

        Assert.Equal(statuses, await TaggedAsync("order_status"));

        var shown = await Client.ShowAsync(id);
        Assert.Equal(next == NextCertificate.SameId, shown.Text("fingerprint") != first);
        Assert.Equal(next == NextCertificate.SameId ? "2026-03-06 08:00:00.0" : "2025-09-17 08:00:00.0", shown.Text("not_after"));
        if (Scm.Certificate(id).NextId is not { } nextId) return;
        var records = (await Client.ShowAsync(nextId)).Body.GetProperty("authentification");
        Assert.Equal(next == NextCertificate.AppliedFor ? JsonValueKind.Array : JsonValueKind.Null, records.ValueKind);
    }

    /// <summary>Each certificate is issued when it is due, not at the next read.</summary>
    [Fact]
    public async Task Chain_continues_until_no_certificate_is_left_however_late_the_read_is()
    {
        Scm.Remove(Id);
        Scm.AddCertificate(Certificate with { Id = Id, NextCertificate = NextCertificate.ProofReused });

        Time.Advance(UntilDue + UntilDue + TimeSpan.FromDays(5));

        Assert.Equal("EXPIRED ISSUED ISSUED", await TaggedAsync("order_status"));
        Assert.Equal(
            ((DateTimeOffset[])[new(2025, 3, 1, 8, 0, 0, default), new(2025, 8, 18, 8, 0, 0, default), new(2026, 2, 4, 8, 0, 0, default)])
                .Select(time => time.ToUnixTimeMilliseconds()),
            (await TaggedAsync("cert_issued_time")).Split(' ').Select(long.Parse));
        Assert.Equal("0 0 0", await TaggedAsync("remain_cert_number"));
        Time.Advance(TimeSpan.FromDays(1000));
        Assert.Equal("EXPIRED EXPIRED EXPIRED", await TaggedAsync("order_status"));
    }

    [Theory]
    [InlineData(RenewalLinks.Both, "second third -", "- first first")]
    [InlineData(RenewalLinks.Forward, "second third -", "- - -")]
    [InlineData(RenewalLinks.Backward, "- - -", "- first first")]
    [InlineData(RenewalLinks.None, "- - -", "- - -")]
    public async Task Links_are_set_as_the_switch_says(RenewalLinks links, string renewals, string origins)
    {
        Scm.Switches.RenewalLinks = links;
        var second = Scm.Renew(Id);
        Scm.Issue(second);
        Time.Advance(UntilDue);

        var shown = (await TaggedAsync("renewal_cert_id"), await TaggedAsync("origin_cert_id"));

        Assert.Equal((Named(renewals), Named(origins)), shown);
        Assert.Equal((second, 0), (Scm.Certificate(Id).NextId, Scm.Certificate(second).RemainingCertificates));

        string Named(string places) => places
            .Replace("first", Id, StringComparison.Ordinal)
            .Replace("second", second, StringComparison.Ordinal)
            .Replace("third", Scm.Certificate(second).NextId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explicit_links_change_only_the_certificates_that_they_name()
    {
        var other = Scm.AddCertificate(new CertificateSeed());
        Scm.Link(Id, other, RenewalLinks.Forward);
        Assert.Equal(($"{other} -", "- -"), (await TaggedAsync("renewal_cert_id"), await TaggedAsync("origin_cert_id")));

        Scm.Link(other, Id);

        Assert.Equal(($"{other} {Id}", $"{other} -"), (await TaggedAsync("renewal_cert_id"), await TaggedAsync("origin_cert_id")));
        Assert.Null(Scm.Certificate(Id).NextId);
    }

    [Fact]
    public async Task Chain_continues_and_keeps_its_origin_when_an_old_certificate_is_removed()
    {
        var second = Scm.Renew(Id, NextCertificate.ProofReused);
        Scm.Remove(Id);

        Time.Advance(UntilDue);

        Assert.Equal("ISSUED CHECKING_DOMAIN", await TaggedAsync("order_status"));
        Assert.Equal($"{Id} {Id}", await TaggedAsync("origin_cert_id"));
        Assert.Equal("www.example.com", Scm.Certificate(Scm.Certificate(second).NextId!).Application!["domain"]);
    }

    [Theory]
    [InlineData(NextCertificate.AppliedFor, "ISSUED PAID")]
    [InlineData(NextCertificate.ProofReused, "ISSUED PAID")]
    [InlineData(NextCertificate.SameId, "ISSUED")]
    public async Task SCM_does_not_apply_after_the_privacy_authorization_is_canceled(NextCertificate next, string statuses)
    {
        Scm.Remove(Id);
        Scm.AddCertificate(Certificate with { Id = Id, NextCertificate = next });
        Scm.CancelPrivacy(Id);
        Time.Advance(UntilDue);

        Assert.Equal(statuses, await TaggedAsync("order_status"));

        Assert.Equal("2025-09-17 08:00:00.0", (await Client.ShowAsync(Id)).Text("not_after"));
    }

    [Fact]
    public async Task Certificate_that_is_not_issued_is_renewed_only_on_request()
    {
        Scm.Revoke(Id);
        Time.Advance(UntilDue);
        Assert.Single(await DetailsAsync());

        var next = Scm.Renew(Id, NextCertificate.Paid, RenewalLinks.Backward);

        Assert.Equal(("PAID", $"- {Id}", "- -"), (Scm.Certificate(next).Status, await TaggedAsync("origin_cert_id"), await TaggedAsync("renewal_cert_id")));
        Assert.Throws<ArgumentException>(() => Scm.Renew(Id));
        Assert.Throws<ArgumentException>(() => Scm.Renew(next, NextCertificate.None));
        Scm.Remove(next);
        Assert.NotEqual(next, Scm.Renew(Id));
    }

    [Theory]
    [InlineData(null, "2025-09-17 08:00:00.0")]
    [InlineData(90, "2025-05-30 08:00:00.0")]
    [InlineData(47, "2025-04-17 08:00:00.0")]
    public async Task Issued_certificates_are_valid_for_the_seeded_number_of_days(int? days, string end)
    {
        var id = Scm.AddCertificate(Certificate with { ValidityDays = days });
        var applied = Scm.AddCertificate(new CertificateSeed { RemainingCertificates = 1, ValidityDays = days });
        await Client.ApplyAsync(applied);
        Scm.PublishRecords(applied);

        foreach (var certificate in (string[])[id, applied])
        {
            var shown = await Client.ShowAsync(certificate);
            Assert.Equal((end, 12), (shown.Text("not_after"), shown.Body.GetProperty("validity_period").GetInt32()));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Signing_request_of_the_first_application_is_reused_if_the_switch_says_so(bool used, bool sameKey)
    {
        Scm.Switches.RenewalUsesCsr = used;
        var csr = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Csrs", "ec-p256.pem"));
        var id = Scm.AddCertificate(Certificate with { Csr = csr });

        var exported = await Client.ExportAsync(Scm.Renew(id, NextCertificate.ProofReused));

        Assert.Equal(sameKey ? JsonValueKind.Null : JsonValueKind.String, exported.Body.GetProperty("private_key").ValueKind);
    }

    /// <summary>A field of all records of the query by tag, in the order in which they were created, with a dash for null.</summary>
    private async Task<string> TaggedAsync(string field)
    {
        var values = (await DetailsAsync()).Select(detail => detail.GetProperty(field));
        return string.Join(' ', values.Select(value => value.ValueKind == JsonValueKind.Null ? "-" : $"{value}"));
    }
}
