using ScmPulumi.Emulator;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>A certificate that cannot be applied for: the preview says why and what to do, an update without preview too, and no application is sent.</summary>
public sealed class BadCertificateTests
{
    private const string Other = "scs1554192131199";
    private const string WayOut = "use another certificate (another certificateId)";

    public static TheoryData<string, CertificateSeed, string> Certificates() => new()
    {
        {
            Scenario.CertificateId, Of("REVOKED"),
            "Certificate scs1554192131150 is REVOKED: it can take no application any more. Buy or renew a certificate in SCM and " + WayOut + "."
        },
        {
            Scenario.CertificateId, Of("EXPIRED"),
            "Certificate scs1554192131150 is EXPIRED: it can take no application any more. Buy or renew a certificate in SCM and " + WayOut + "."
        },
        {
            Scenario.CertificateId, Of("UPLOAD"),
            "Certificate scs1554192131150 was imported into SCM (status UPLOAD): nothing can be applied for with it. "
            + "Only a certificate that was bought in SCM takes an application; " + WayOut + "."
        },
        {
            Scenario.CertificateId, Of("ISSUED") with { Domain = "www.example.com" },
            "Certificate scs1554192131150 was issued already (status ISSUED) for another application, which differs in domain. SCM cannot change it from here: "
            + "for more names add them in the SCM console (additional domain names), for other data reissue it there, or " + WayOut + "."
        },
        {
            Other, Of("PAID"),
            "There is no certificate scs1554192131199 in this account. Check certificateId, and that region and keys belong to the account that bought it."
        },
        {
            Scenario.CertificateId, Of("PAID") with { OtherAccount = true },
            "HTTP 400, SCM.0003, Tenant has no privilege, request id "
        },
    };

    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task Certificate_that_takes_no_application_is_named_with_a_remedy(string certificateId, CertificateSeed seed, string message)
    {
        await using var scenario = await Scenario.StartAsync(seed);
        var stack = scenario.NewStack();
        var program = ExampleProgram.With(("certificateId", certificateId));

        var preview = await stack.PreviewAsync(program);
        var up = await stack.UpAsync(program, skipPreview: true);

        Assert.False(preview.Succeeded);
        Assert.Contains("  huaweicloud-scm:index:CertificateApplication (www):\n", preview.Text, StringComparison.Ordinal);
        Assert.Contains("    error: Preview failed: ", preview.Text, StringComparison.Ordinal); // P2
        Assert.Contains(message, preview.Text, StringComparison.Ordinal);
        Assert.False(up.Succeeded);
        Assert.Contains(message, up.Text, StringComparison.Ordinal);
        Assert.Null(Scenario.Application(stack));
        Assert.Empty(scenario.Sent);
        Assert.All(
            (string[])[.. ExampleProgram.PersonalValues, Scenario.AccessKey, Scenario.SecretKey],
            canary => Assert.DoesNotContain(canary, preview.Text + up.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Certificate_of_another_account_says_whose_credentials_to_use()
    {
        await using var scenario = await Scenario.StartAsync(Of("PAID") with { OtherAccount = true });

        var preview = await scenario.NewStack().PreviewAsync(ExampleProgram.AsItIs);

        Assert.Contains(
            "error: Preview failed: show of certificate scs1554192131150 at 127.0.0.1 failed: HTTP 400, SCM.0003, ",
            preview.Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "The certificate belongs to another account: use that account's credentials and the endpoint of its site.\n",
            preview.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_application_on_the_same_certificate_is_refused_and_the_first_left_alone()
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview with { Domain = "www.example.com" });
        var stack = scenario.NewStack();
        const string What = "Certificate scs1554192131150 has another application under review (status CHECKING_DOMAIN), which differs in domain.";
        const string Remedy = "Withdraw it in the SCM console, or import it (`pulumi import`) and change it here, or " + WayOut + ".";

        var up = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.False(up.Succeeded);
        Assert.Contains($"warning: {What} Unless this update withdraws it first, it will fail. {Remedy}\n", up.Text, StringComparison.Ordinal); // P3
        Assert.Contains(
            $"error: {What} It is left as it is. {Remedy} "
            + "If it is this program's own, replaced with deleteBeforeReplace: false, remove that option.\n",
            up.Text,
            StringComparison.Ordinal);
        Assert.Null(Scenario.Application(stack));
        Assert.Empty(scenario.Sent);
        Assert.Equal("www.example.com", scenario.Scm.Certificate(Scenario.CertificateId).Application!["domain"]);
    }

    private static CertificateSeed Of(string status) => new() { Id = Scenario.CertificateId, Status = status };
}
