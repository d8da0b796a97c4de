using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>List, export and the query by tag: reads, though two of them are POSTs, under the error rules of all calls (S1, S3, S4, S6).</summary>
public sealed class ReadCallTests : ClientFixture
{
    private const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----\n";

    public static TheoryData<string> Operations => ["list", "export", "list-by-tag"];

    public static TheoryData<string, Fault> TransientFaults()
    {
        var data = new TheoryData<string, Fault>();
        foreach (var operation in new[] { "list", "export", "list-by-tag" })
        {
            data.Add(operation, Fault.ResetAfterCommit);
            data.Add(operation, Fault.Html(502));
            data.Add(operation, Fault.Throttle());
            data.Add(operation, Fault.TruncatedJson);
            data.Add(operation, Fault.Answer(200, "{}"));
        }

        return data;
    }

    [Fact]
    public async Task List_sends_its_query_encoded_and_signed()
    {
        Emulator.AddCertificate(new CertificateSeed { Name = "官网 & shop?", Status = "ISSUED", Domain = "www.example.com", Sans = "a.example.com" });

        var page = await Client.ListAsync(new CertificateQuery("ISSUED", "官网 & shop?"), CancellationToken.None);

        var request = Sent("list").Single();
        Assert.Equal(("GET", Authentication.Signature), (request.Method, request.Authentication));
        Assert.Equal("/v3/scm/certificates?limit=50&offset=0&status=ISSUED&content=%E5%AE%98%E7%BD%91%20%26%20shop%3F", request.Path);
        var certificate = Assert.Single(page.Certificates!);
        Assert.Equal(
            ("官网 & shop?", "ISSUED", "www.example.com", "a.example.com"),
            (certificate.Name, certificate.Status, certificate.Domain, certificate.Sans));
        Assert.Equal((1, 12, true), (page.TotalCount, certificate.ValidityPeriod, certificate.DeploySupport));
        Assert.NotNull(certificate.ExpireTime);
    }

    [Fact]
    public async Task List_of_an_account_without_certificates_is_empty()
    {
        Emulator.Remove(CertificateId);

        var page = await Client.ListAsync(new CertificateQuery(), CancellationToken.None);

        Assert.Equal((0, 0), (page.TotalCount, page.Certificates?.Count ?? 0));
    }

    [Fact]
    public async Task Export_gives_certificate_chain_and_key()
    {
        var exported = await Client.ExportAsync(Issued(), CancellationToken.None);

        var request = Sent("export").Single();
        Assert.Equal(("POST", "", Authentication.Signature), (request.Method, request.Body, request.Authentication));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", exported.Certificate, StringComparison.Ordinal);
        Assert.Contains("PRIVATE KEY-----", exported.PrivateKey, StringComparison.Ordinal);
        Assert.NotEmpty(exported.CertificateChain!);
        Assert.NotEmpty(exported.EntireCertificate!);
        Assert.DoesNotContain("BEGIN", exported.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_before_issue_is_refused_for_its_state()
    {
        var error = await FailureAsync(Client.ExportAsync(CertificateId, CancellationToken.None));

        Assert.Equal((ScmErrorKind.WrongState, "SCM.0010"), (error.Kind, error.Code));
        Assert.Contains("Only a certificate that was issued or imported can be exported", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_is_that_of_the_very_certificate()
    {
        Emulator.AddCertificate(new CertificateSeed { Name = "shop-old", Status = "UNPASSED", Domain = "a.example.com", FailReason = "another" });
        var id = Emulator.AddCertificate(
            new CertificateSeed { Name = "shop", Status = "UNPASSED", Domain = "www.example.com", FailReason = "含有敏感词" });

        Assert.Equal("含有敏感词", await Client.FailureReasonAsync(id, "shop", CancellationToken.None));

        var body = JsonDocument.Parse(Sent("list-by-tag").Single().Body).RootElement;
        Assert.Equal(("filter", "resource_name", "shop"), (body.GetProperty("action").GetString(), Match(body, "key"), Match(body, "value")));
        Assert.Null(await Client.FailureReasonAsync(CertificateId, "shop", CancellationToken.None));
    }

    [Fact]
    public async Task Reason_is_found_behind_many_certificates_whose_name_holds_this_one()
    {
        var id = Emulator.AddCertificate(
            new CertificateSeed { Name = "shop", Status = "UNPASSED", Domain = "www.example.com", FailReason = "含有敏感词" });
        for (var i = 0; i < 60; i++) Emulator.AddCertificate(new CertificateSeed { Name = $"shop-{i}" });

        Assert.Equal("含有敏感词", await Client.FailureReasonAsync(id, "shop", CancellationToken.None));
    }

    /// <summary>S1</summary>
    [Theory]
    [MemberData(nameof(TransientFaults))]
    public async Task Read_is_repeated_after_a_transient_fault(string operation, Fault fault)
    {
        Emulator.Faults.Next(operation, fault, fault, fault);

        await CallAsync(operation, Issued());

        Assert.Equal(4, Sent(operation).Count);
    }

    /// <summary>S1</summary>
    [Theory]
    [MemberData(nameof(TransientFaults))]
    public async Task Read_that_fails_for_good_is_never_in_doubt(string operation, Fault fault)
    {
        Emulator.Faults.Next(operation, fault, fault, fault, fault);

        var error = await FailureAsync(CallAsync(operation, Issued()));

        Assert.Equal(fault.Status == 429 ? ScmErrorKind.Throttled : ScmErrorKind.Unavailable, error.Kind);
        Assert.Equal(4, Sent(operation).Count);
    }

    /// <summary>S3, S6</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Error_inside_a_200_is_a_failure_and_shows_what_was_tried(string operation)
    {
        Emulator.Faults.Next(operation, Fault.ErrorInside200("SCM.4002", "没有权限"));

        var error = await FailureAsync(CallAsync(operation, Issued()));

        Assert.Equal(ScmErrorKind.Forbidden, error.Kind);
        Assert.All(
            [$"{operation}", "at 127.0.0.1 failed: HTTP 200, SCM.4002, 没有权限", "to allow the user the "],
            (string text) => Assert.Contains(text, error.ToString(), StringComparison.Ordinal));
        Assert.Equal(operation != "list", error.ToString().Contains(" of certificate scs", StringComparison.Ordinal));
        Assert.Single(Sent(operation));
    }

    /// <summary>S4</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refused_signature_is_not_tried_again(string operation)
    {
        Emulator.Faults.Next(operation, Fault.RefuseSignature);
        var id = Issued();

        Assert.Equal(ScmErrorKind.Unauthenticated, (await FailureAsync(CallAsync(operation, id))).Kind);
        Assert.Equal(ScmErrorKind.Unauthenticated, (await FailureAsync(CallAsync(operation, id))).Kind);

        Assert.Single(Emulator.History);
    }

    /// <summary>A write under way would be waited for; a read is not, POST or not.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Read_under_way_ends_at_once(string operation)
    {
        Emulator.Faults.Next(operation, Fault.HangBeforeCommit);
        using var stop = new CancellationTokenSource();
        var call = CallAsync(operation, Issued(), stop.Token);
        await Emulator.WhenHeldAsync();

        await stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await FailureAsync(call)).Kind);
    }

    /// <summary>S6, T2: whatever the service says of it, no key comes out of an error.</summary>
    [Fact]
    public async Task Private_key_in_the_words_of_an_error_is_hidden()
    {
        Emulator.Faults.Next("export", Fault.Answer(400, JsonSerializer.Serialize(new { error_code = "SCM.9999", error_msg = $"cannot encode {PrivateKey}" })));

        var error = (await FailureAsync(Client.ExportAsync(Issued(), CancellationToken.None))).ToString();

        Assert.Contains("cannot encode [hidden]", error, StringComparison.Ordinal);
        Assert.DoesNotContain("MIIEvQ", error, StringComparison.Ordinal);
    }

    /// <summary>S6, T2</summary>
    [Fact]
    public async Task Answer_with_a_private_key_that_cannot_be_read_shows_nothing_of_it()
    {
        var broken = Fault.Answer(200, JsonSerializer.Serialize(new { private_key = PrivateKey }));
        Emulator.Faults.Next("export", broken, broken, broken, broken);

        var failure = await Assert.ThrowsAsync<ScmException>(() => Client.ExportAsync(Issued(), CancellationToken.None));

        Assert.Contains("the answer cannot be read", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MIIEvQ", failure.ToString(), StringComparison.Ordinal);
    }

    private string Issued() => Emulator.AddCertificate(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256" });

    private Task CallAsync(string operation, string id, CancellationToken stop = default) => operation switch
    {
        "list" => Client.ListAsync(new CertificateQuery(), stop),
        "export" => Client.ExportAsync(id, stop),
        _ => Client.FailureReasonAsync(id, "any", stop),
    };

    private static string? Match(JsonElement body, string name) => Assert.Single(body.GetProperty("matches").EnumerateArray()).GetProperty(name).GetString();
}
