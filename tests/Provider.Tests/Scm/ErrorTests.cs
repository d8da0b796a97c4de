using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S3, S6, T2: what a refusal means, and what a person reads of it.</summary>
public sealed class ErrorTests : ClientFixture
{
    [Theory]
    [InlineData(400, "SCM.0005", ScmErrorKind.Refused)]
    [InlineData(400, "SCM.0015", ScmErrorKind.Refused)]
    [InlineData(400, "SCM.9999", ScmErrorKind.Refused)]
    [InlineData(400, null, ScmErrorKind.Refused)]
    [InlineData(400, "SCM.0010", ScmErrorKind.WrongState)]
    [InlineData(500, "SCM.0010", ScmErrorKind.WrongState)]
    [InlineData(400, "SCM.0003", ScmErrorKind.WrongTarget)]
    [InlineData(400, "SCM.0008", ScmErrorKind.WrongTarget)]
    [InlineData(400, "SCM.0020", ScmErrorKind.WrongTarget)]
    [InlineData(404, "SCM.0020", ScmErrorKind.NotFound)]
    [InlineData(404, "SCM.9999", ScmErrorKind.NotFound)]
    [InlineData(404, "APIGW.0101", ScmErrorKind.WrongTarget)]
    [InlineData(404, null, ScmErrorKind.WrongTarget)]
    [InlineData(302, null, ScmErrorKind.WrongTarget)]
    [InlineData(403, "SCM.0002", ScmErrorKind.Forbidden)]
    [InlineData(403, "APIGW.0302", ScmErrorKind.Forbidden)]
    [InlineData(403, null, ScmErrorKind.Forbidden)]
    [InlineData(401, "SCM.4002", ScmErrorKind.Forbidden)]
    [InlineData(401, "SCM.1000", ScmErrorKind.Unauthenticated)]
    [InlineData(401, "APIGW.0301", ScmErrorKind.Unauthenticated)]
    [InlineData(401, null, ScmErrorKind.Unauthenticated)]
    [InlineData(200, "SCM.0010", ScmErrorKind.WrongState)]
    [InlineData(200, "SCM.9999", ScmErrorKind.Refused)]
    public async Task Refusal_is_classified_by_code_then_status(int status, string? code, object kind)
    {
        Emulator.Faults.Next("apply", code is null ? Fault.Html(status) : Fault.Error(status, code, "说不清"));

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal(kind, error.Kind);
        Assert.Equal((status, code), (error.HttpStatus, error.Code));
        Assert.Single(Sent("apply"));
    }

    [Theory]
    [InlineData("""{"error_code":"SCM.0010","error_msg":"no"}""")]
    [InlineData("""{"code":"SCM.0010","message":"no"}""")]
    [InlineData("""{"error":{"error_code":"SCM.0010","error_msg":"no"}}""")]
    [InlineData("""{"error":{"code":"SCM.0010","message":"no"}}""")]
    public async Task Error_is_read_in_every_shape_in_use(string body)
    {
        Emulator.Faults.Next("show", Fault.Answer(400, body));

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal((ScmErrorKind.WrongState, "SCM.0010", "no"), (error.Kind, error.Code, error.Message));
    }

    [Theory]
    [InlineData("emily@example.com")]
    [InlineData("SCM.0010 and a sentence")]
    public async Task Code_that_is_none_is_a_failure_but_not_shown(string code)
    {
        Emulator.Faults.Next("apply", Fault.ErrorInside200(code, "no"));

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal((ScmErrorKind.Refused, null, "no"), (error.Kind, error.Code, error.Message));
    }

    [Theory]
    [InlineData("for emily@example.com")]
    [InlineData("500 times x")]
    public async Task Request_id_that_is_none_is_not_shown(string id)
    {
        if (id.StartsWith("500", StringComparison.Ordinal)) id = new string('x', 500);
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", "no") with { Headers = new Dictionary<string, string> { ["X-Request-Id"] = id } });

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Null(error.RequestId);
        Assert.DoesNotContain(id, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_tells_what_was_tried_what_was_said_and_what_to_do()
    {
        Emulator.SetStatus(CertificateId, "ISSUED");

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal(32, error.RequestId!.Length);
        Assert.Equal(
            $"apply of certificate {CertificateId} at 127.0.0.1 failed: HTTP 400, SCM.0010, "
            + $"This operation is not allowed by the current certificate type or status, request id {error.RequestId}. "
            + "Only a certificate that is paid for and has no application yet (PAID) can be applied for: "
            + "see its status in the console, and whether somebody else was faster.",
            error.ToString());
    }

    [Fact]
    public async Task Unknown_certificate_and_another_accounts_one_are_told_apart()
    {
        var other = Emulator.AddCertificate(new CertificateSeed { OtherAccount = true });

        Assert.Equal(ScmErrorKind.NotFound, (await FailureAsync(Client.ShowAsync("scs0000000000000", CancellationToken.None))).Kind);
        Assert.Equal(ScmErrorKind.WrongTarget, (await FailureAsync(Client.ShowAsync(other, CancellationToken.None))).Kind);
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        Emulator.Faults.Next("show", Fault.Answer(307, "") with
        {
            Headers = new Dictionary<string, string> { ["Location"] = $"{Emulator.Endpoint}v3/scm/certificates/elsewhere" },
        });

        await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Answer_over_one_megabyte_is_refused()
    {
        Emulator.Faults.Next("show", Fault.Answer(200, $$"""{"status":"PAID","name":"{{new string('x', 1024 * 1024)}}"}"""));

        var error = await FailureAsync(NewClient(attempts: 1).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal((ScmErrorKind.Unavailable, "the answer is larger than 1 MB"), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Answer_of_one_megabyte_is_read()
    {
        var frame = """{"status":"PAID","name":""}""";
        var name = new string('x', (1024 * 1024) - frame.Length);
        Emulator.Faults.Next("show", Fault.Answer(200, frame.Replace("\"\"", $"\"{name}\"", StringComparison.Ordinal)));

        Assert.Equal("PAID", (await NewClient(attempts: 1).ShowAsync(CertificateId, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Own_values_that_the_service_echoes_are_hidden()
    {
        var request = Application();
        request.ContactName = "Li";
        request.Csr = "-----BEGIN CERTIFICATE REQUEST-----";
        Emulator.Faults.Next("apply", Fault.Error(400, "SCM.0005",
            $"Li: bad {request.ApplicantPhone}, EMILY@example.com, Emily Chen, 示例有限公司, {request.Csr}, "
            + $"{Keys.AccessKey} and {Keys.SecretKey} for www.example.com"));

        var failure = await Assert.ThrowsAsync<ScmException>(() => Client.ApplyAsync(CertificateId, request, CancellationToken.None));

        Assert.Equal("Li: bad [hidden], [hidden], [hidden], [hidden], [hidden], [hidden] and [hidden] for www.example.com", failure.Error.Message);
        string[] secrets = [request.ApplicantPhone!, "Emily", "示例", "BEGIN", Keys.AccessKey!, Keys.SecretKey!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("list")]
    [InlineData("export")]
    [InlineData("cancel-cert")]
    public async Task Values_of_one_call_are_hidden_in_the_errors_of_every_other(string operation)
    {
        await Client.ApplyAsync(CertificateId, Application(), CancellationToken.None);
        Emulator.Faults.Next(operation, Fault.Error(400, "SCM.0005", "phone 13212345678 of Emily Chen, 示例有限公司"));

        var error = await FailureAsync(CallAsync(operation));

        Assert.Equal("phone [hidden] of [hidden], [hidden]", error.Message);
    }

    [Fact]
    public async Task Persons_that_the_service_has_shown_are_hidden_in_later_errors()
    {
        var id = Emulator.AddCertificate(new CertificateSeed
        {
            Status = "CHECKING", Domain = "www.example.com", ContactEmail = "somebody@example.org", CompanyName = "Example Works",
        });
        await Client.ShowAsync(id, CancellationToken.None);
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", "somebody@example.org of example works"));

        Assert.Equal("[hidden] of [hidden]", (await FailureAsync(Client.ShowAsync(id, CancellationToken.None))).Message);
    }

    /// <summary>T2: the service writes a person otherwise than we sent it. A certificate's id is no phone number.</summary>
    [Theory]
    [InlineData("phone +86 132-1234-5678 is not reached", "phone [hidden] is not reached")]
    [InlineData("mail emily.chen%40example.org came back", "mail [hidden] came back")]
    [InlineData("scs1554192131150 of order CS20052117270N7V9 is not allowed", "scs1554192131150 of order CS20052117270N7V9 is not allowed")]
    public async Task Persons_in_another_spelling_are_hidden(string message, string shown)
    {
        Emulator.Faults.Next("apply", Fault.Error(400, "SCM.0005", message));

        Assert.Equal(shown, (await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Value_in_place_of_a_code_or_an_id_is_hidden()
    {
        await Client.ApplyAsync(CertificateId, Application(), CancellationToken.None);
        Emulator.Faults.Next("show", Fault.Answer(400, """{"error_code":"13212345678","error_msg":"no","request_id":"13212345678"}""") with
        {
            Headers = new Dictionary<string, string> { ["X-Request-Id"] = "13212345678" },
        });

        var failure = await Assert.ThrowsAsync<ScmException>(() => Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.DoesNotContain("13212345678", failure.ToString(), StringComparison.Ordinal);
    }

    private Task CallAsync(string operation) => operation switch
    {
        "show" => Client.ShowAsync(CertificateId, CancellationToken.None),
        "list" => Client.ListAsync(new CertificateQuery(), CancellationToken.None),
        "export" => Client.ExportAsync(CertificateId, CancellationToken.None),
        _ => Client.CancelAsync(CertificateId, CancellationToken.None),
    };

    [Fact]
    public async Task Unknown_access_key_that_the_gateway_names_is_hidden()
    {
        var client = NewClient(new ScmCredentials { AccessKey = "SOMEBODYSKEY", SecretKey = "secret" });

        var error = await FailureAsync(client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Contains("ak:[hidden]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_service_are_one_line_of_bounded_length()
    {
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", @"a\r\n\u001b[31mb" + new string('x', 5000)));

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.StartsWith("a   [31mb", error.Message, StringComparison.Ordinal);
        Assert.Equal(1025, error.Message!.Length);
    }

    [Fact]
    public async Task Certificate_with_nulls_everywhere_is_read()
    {
        Emulator.Faults.Next("show", Fault.Answer(200, """
            {"id":null,"status":"SOMETHING_NEW","sans":null,"application_info":null,"authentification":[null,{"domain":null}],"shared":false,"x":{}}
            """));

        var certificate = await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal("SOMETHING_NEW", certificate.Status);
        Assert.Null(Assert.Single(certificate.Authentications!).Domain);
    }
}
