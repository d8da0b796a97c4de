using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S3, S6, T2: what an error says about a refusal, and what it hides.</summary>
public sealed class ErrorTests : ClientFixture
{
    private const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----\n";

    [Theory]
    [InlineData("""{"error_code":"SCM.0010","error_msg":"no"}""")]
    [InlineData("""{"code":"SCM.0010","message":"no"}""")]
    [InlineData("""{"error":{"error_code":"SCM.0010","error_msg":"no"}}""")]
    [InlineData("""{"error":{"code":"SCM.0010","message":"no"}}""")]
    public async Task Error_is_read_in_every_known_form(string body)
    {
        Emulator.Faults.Next("show", Fault.Answer(400, body));

        var error = await FailAsync("show");

        Assert.Equal((ScmErrorKind.WrongState, "SCM.0010", "no"), (error.Kind, error.Code, error.Message));
    }

    [Theory]
    [InlineData("show", true)]
    [InlineData("list", false)]
    [InlineData("list-by-tag", true)]
    [InlineData("export", true)]
    [InlineData("apply", true)]
    [InlineData("cancel-cert", true)]
    [InlineData("deploy", true)]
    [InlineData("deployed-resources", true)]
    public async Task Error_inside_a_200_is_a_failure_and_shows_what_was_tried(string operation, bool isAboutOne)
    {
        Emulator.Faults.Next(operation, Fault.ErrorInside200("SCM.4002", "没有权限"));

        var error = await FailAsync(operation);

        Assert.Equal((ScmErrorKind.Forbidden, operation, isAboutOne ? CertificateId : null), (error.Kind, error.Operation, error.CertificateId));
        Assert.StartsWith(operation, error.ToString(), StringComparison.Ordinal);
        Assert.All(["127.0.0.1", "HTTP 200", "SCM.4002", "没有权限"], (string part) => Assert.Contains(part, error.ToString(), StringComparison.Ordinal));
        Assert.Single(Emulator.History);
    }

    /// <summary>A bug in the provider must be reported as a bug, and not as a problem of the network.</summary>
    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(KeyNotFoundException))]
    [InlineData(typeof(IndexOutOfRangeException))]
    [InlineData(typeof(ArgumentOutOfRangeException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(NotSupportedException))]
    public async Task Mistake_of_the_provider_is_not_reported_as_a_broken_connection(Type mistake)
    {
        var clock = new BrokenClock((Exception)Activator.CreateInstance(mistake)!);
        using var client = new ScmClient(new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = Token }, clock, () => 1);

        foreach (var operation in (string[])["show", "list", "apply", "cancel-cert"])
        {
            await Assert.ThrowsAsync(mistake, () => CallAsync(operation, client));
            Assert.Single(Sent(operation));
        }
    }

    [Theory]
    [InlineData("emily@example.com")]
    [InlineData("SCM.0010 and a sentence")]
    public async Task Invalid_code_is_a_failure_and_is_not_shown(string code)
    {
        Emulator.Faults.Next("apply", Fault.ErrorInside200(code, "no"));

        var error = await FailAsync("apply");

        Assert.Equal((ScmErrorKind.Refused, null, "no"), (error.Kind, error.Code, error.Message));
    }

    [Theory]
    [InlineData("4711", 1, true)]
    [InlineData("for emily@example.com", 1, false)]
    [InlineData("x", 500, false)]
    public async Task Request_id_is_shown_if_it_is_valid(string part, int times, bool isShown)
    {
        var id = string.Concat(Enumerable.Repeat(part, times));
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", "no") with { Headers = new Dictionary<string, string> { ["X-Request-Id"] = id } });

        var error = await FailAsync("show");

        Assert.Equal(isShown ? id : null, error.RequestId);
        Assert.Equal(isShown, error.ToString().Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Answer_is_read_up_to_one_megabyte(int excess, bool isRead)
    {
        var frame = """{"status":"PAID","name":""}""";
        var name = new string('x', (1024 * 1024) - frame.Length + excess);
        Emulator.Faults.Next("show", Fault.Answer(200, frame.Replace("\"\"", $"\"{name}\"", StringComparison.Ordinal)));

        var failure = await Record.ExceptionAsync(() => ShowAsync(NewClient(attempts: 1)));

        Assert.Equal(isRead ? null : ScmErrorKind.Unavailable, (failure as ScmException)?.Kind);
        if (!isRead) Assert.Contains("1 MB", failure!.Message, StringComparison.Ordinal);
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

        var failure = await Assert.ThrowsAsync<ScmException>(
            () => Client.ApplyAsync(CertificateId, request, CancellationToken.None).WaitAsync(WaitingTime.Patience));

        Assert.Equal("[hidden]: bad [hidden], [hidden], [hidden], [hidden], [hidden], [hidden] and [hidden] for www.example.com", failure.Error.Message);
        string[] secrets = [request.ApplicantPhone!, "Emily", "示例", "BEGIN", Keys.AccessKey!, Keys.SecretKey!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("list")]
    [InlineData("export")]
    [InlineData("cancel-cert")]
    [InlineData("deploy")]
    public async Task Values_of_one_call_are_hidden_in_the_errors_of_every_other_and_so_are_unknown_phones(string operation)
    {
        await CallAsync("apply");
        Emulator.Faults.Next(operation, Fault.Error(400, "SCM.0005", "phone 13212345678 of Emily Chen, 示例有限公司; ask +86 139-1234-5678"));

        Assert.Equal("phone [hidden] of [hidden], [hidden]; ask [hidden]", (await FailAsync(operation)).Message);
    }

    [Fact]
    public async Task Persons_that_the_service_has_shown_are_hidden_in_later_errors()
    {
        var id = Emulator.AddCertificate(new CertificateSeed
        {
            Status = "CHECKING", Domain = "www.example.com", ContactEmail = "somebody@example.org", CompanyName = "Example Works",
        });
        await CallAsync("show", id: id);
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", "somebody@example.org of example works"));

        Assert.Equal("[hidden] of [hidden]", (await FailAsync("show", id: id)).Message);
    }

    [Fact]
    public async Task Value_in_place_of_a_code_or_an_id_is_hidden()
    {
        await CallAsync("apply");
        Emulator.Faults.Next("show", Fault.Answer(400, """{"error_code":"13212345678","error_msg":"no","request_id":"13212345678"}""") with
        {
            Headers = new Dictionary<string, string> { ["X-Request-Id"] = "13212345678" },
        });

        Assert.DoesNotContain("13212345678", (await FailAsync("show")).ToString(), StringComparison.Ordinal);
    }

    /// <summary>S6: the code decides about the advice, and a department may be named like the service.</summary>
    [Theory]
    [InlineData("SCM", "SCM.0015")]
    [InlineData("scm", "SCM.0015")]
    [InlineData("SCM.0015", "SCM.0015")]
    [InlineData("0015", "SCM.0015")]
    [InlineData("APIGW", "APIGW.0201")]
    [InlineData("APIG", "APIG.0602")]
    public async Task Code_of_an_error_is_shown_with_its_advice_even_if_a_company_has_that_name(string unit, string code)
    {
        var request = Application();
        request.CompanyUnit = unit;
        Emulator.Faults.Next("apply", Fault.Error(400, code, "no"));

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, request, CancellationToken.None));

        Assert.Equal(code, error.Code);
        Assert.Contains(ScmErrorCodes.Find(code)!.Advice!, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("www.example.com", null)]
    [InlineData("WWW.EXAMPLE.COM", null)]
    [InlineData("a.example.com", "a.example.com;b.example.com")]
    [InlineData("b.example.com", "a.example.com;b.example.com")]
    [InlineData("*.example.com", "*.example.com")]
    public async Task Domain_of_the_application_is_shown_even_if_the_company_has_the_same_name(string company, string? sans)
    {
        var request = Application() with { CompanyName = company, Sans = sans };
        Emulator.Faults.Next("apply", Fault.Error(400, "SCM.0005", $"no CAA record of {company} allows it"));

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, request, CancellationToken.None));

        Assert.Contains(company, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_access_key_that_the_gateway_names_is_hidden()
    {
        var error = await FailAsync("show", NewClient(new ScmCredentials { AccessKey = "SOMEBODYSKEY", SecretKey = "secret" }));

        Assert.Contains("ak:[hidden]", error.Message, StringComparison.Ordinal);
    }

    /// <summary>No key appears in an error, neither from a message of the service nor from an answer that cannot be read.</summary>
    [Fact]
    public async Task Private_key_is_not_shown()
    {
        Emulator.Faults.Next(
            "export",
            Fault.Answer(400, JsonSerializer.Serialize(new { error_code = "SCM.9999", error_msg = $"cannot encode {PrivateKey}" })),
            Fault.Answer(200, JsonSerializer.Serialize(new { private_key = PrivateKey })));

        Assert.Equal("cannot encode [hidden]", (await FailAsync("export")).Message);
        var failure = await Assert.ThrowsAsync<ScmException>(() => CallAsync("export", NewClient(attempts: 1)));
        Assert.Equal(ScmErrorKind.Unavailable, failure.Kind);
        Assert.Contains("cannot be read", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MIIEvQ", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_of_the_service_is_one_line_of_limited_length()
    {
        Emulator.Faults.Next("show", Fault.Error(400, "SCM.0005", @"a\r\n\u001b[31mb" + new string('x', 5000)));

        var error = await FailAsync("show");

        Assert.StartsWith("a   [31mb", error.Message, StringComparison.Ordinal);
        Assert.Equal(1025, error.Message!.Length);
    }

    /// <summary>The client reads the clock when the response has arrived.</summary>
    private sealed class BrokenClock(Exception mistake) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw mistake;
    }
}
