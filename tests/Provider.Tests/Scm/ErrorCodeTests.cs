using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>
/// S3, S6: every documented code (https://support.huaweicloud.com/intl/en-us/api-ccm/scmEn.html and
/// https://support.huaweicloud.com/en-us/devg-apisign/api-sign-errorcode.html) with its documented status.
/// </summary>
public sealed class ErrorCodeTests : ClientFixture
{
    private const string NoCode = "-";

    /// <summary>Status, its meaning for a read, and codes. A write is in doubt if a read is unavailable.</summary>
    public static TheoryData<int, string, string> Documented => new()
    {
        { 400, "Refused", "SCM.0005 SCM.0006 SCM.0009 SCM.0011 SCM.0012 SCM.0013 SCM.0014 SCM.0015 SCM.0016 SCM.0023 SCM.0024 SCM.0028 SCM.0030" },
        { 400, "Refused", "SCM.0031 SCM.0032 SCM.0053 SCM.0054 SCM.0059 SCM.0070 SCM.0079 SCM.0114 SCM.0201 SCM.0203" },
        { 400, "Refused", "SCM.0211 SCM.0221 SCM.0707 APIGW.0201 APIGW.0602" },
        { 400, "Unavailable", "SCM.0095" },
        { 400, "Forbidden", "SCM.0202 SCM.0212 SCM.0222" },
        { 400, "WrongState", "SCM.0010 SCM.0101" },
        { 400, "WrongTarget", "SCM.0003 SCM.0008 SCM.0020 SCM.0069" },
        { 401, "Forbidden", "SCM.1004 SCM.1009 SCM.1010 SCM.4002" },
        { 401, "Unauthenticated", "SCM.1000 APIGW.0301 APIGW.0305 APIGW.0307" },
        { 403, "Forbidden", "SCM.0002 APIGW.0302 APIGW.0310 APIGW.0802" },
        { 404, "NotFound", "SCM.0020" },
        { 404, "WrongTarget", "APIGW.0101" },
        { 413, "Refused", "APIGW.0201" },
        { 414, "Refused", "APIGW.0201" },
        { 429, "Throttled", "APIGW.0308" },
        { 494, "Refused", "APIGW.0201" },
        { 500, "Unavailable", "SCM.0007 SCM.0016 SCM.0037 SCM.0038 SCM.0091 SCM.0093 SCM.0097 SCM.0098 SCM.0099 SCM.0213 SCM.0223 SCM.4001 APIGW.0601" },
        { 502, "Unavailable", "APIGW.0201 APIGW.0610" },
        { 503, "Unavailable", "APIGW.0613" },
        { 504, "Unavailable", "APIGW.0201" },
    };

    /// <summary>Unknown codes, none at all, and known ones under a status that they are not documented for.</summary>
    public static TheoryData<int, string, string> Other => new()
    {
        { 200, "WrongState", "SCM.0010" },
        { 200, "Refused", "SCM.9999" },
        { 302, "WrongTarget", NoCode },
        { 400, "Refused", "SCM.9999 XYZ.1 " + NoCode },
        { 401, "Unauthenticated", "APIGW.0303 " + NoCode },
        { 403, "Forbidden", NoCode },
        { 404, "NotFound", "SCM.9999" },
        { 404, "WrongTarget", NoCode },
        { 429, "Throttled", "XYZ.1 " + NoCode },
        { 500, "WrongState", "SCM.0010" },
        { 500, "Unavailable", "SCM.9999 " + NoCode },
    };

    /// <summary>Of codes that are documented for several statuses, one row is enough.</summary>
    [Fact]
    public void Every_code_of_the_table_has_a_row() =>
        Assert.Equal(
            ScmErrorCodes.All.Keys.Order(StringComparer.Ordinal),
            Documented.SelectMany(row => ((string)row[2]).Split(' ')).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documented))]
    [MemberData(nameof(Other))]
    public async Task Answer_is_classified_by_its_code_then_its_status(int status, string kind, string codes)
    {
        foreach (var code in codes.Split(' ').SelectMany(code => new[] { code, code.Replace("APIGW.", "APIG.", StringComparison.Ordinal) }).Distinct())
        {
            var fault = code == NoCode ? Fault.Html(status) : Fault.Error(status, code, "说不清");
            Emulator.ClearHistory();

            Emulator.Faults.Next("show", fault);
            var read = await FailAsync("show", NewClient(attempts: 1));
            Assert.Equal((code, status, kind), (read.Code ?? NoCode, read.HttpStatus, $"{read.Kind}"));

            Emulator.Faults.Next("apply", fault);
            var write = await FailAsync("apply", NewClient(attempts: status == 429 ? 1 : 4));
            Assert.Equal((code, kind == "Unavailable" ? "InDoubt" : kind), (write.Code ?? NoCode, $"{write.Kind}"));
            Assert.Single(Sent("apply"));
        }
    }

    /// <summary>IAM and some gateways return a number in place of the code.</summary>
    [Fact]
    public async Task Error_of_IAM_is_classified_by_its_status()
    {
        Emulator.Faults.Next("show", Fault.Answer(
            401, """{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"""));

        var error = await FailAsync("show");

        Assert.Equal((ScmErrorKind.Unauthenticated, "401"), (error.Kind, error.Code));
    }

    /// <summary>The advice itself is on <c>docs/troubleshooting.md</c>, for every code. A refusal without a code may come from another system.</summary>
    [Fact]
    public void Every_kind_has_advice_in_whole_sentences_and_doubt_takes_precedence_over_the_code()
    {
        Assert.All(Enum.GetValues<ScmErrorKind>(), kind => Assert.Matches(@"^[A-Z].+[A-Za-z)]\.$", AdviceFor(kind, "XYZ.1234")));
        Assert.Equal(AdviceFor(ScmErrorKind.InDoubt, null), AdviceFor(ScmErrorKind.InDoubt, "SCM.0016"));
        Assert.All(
            [ScmErrorKind.Unauthenticated, ScmErrorKind.Forbidden],
            (ScmErrorKind kind) => Assert.Matches(@"^.+\. .+proxy.+\.$", AdviceFor(kind, null)));
    }

    /// <summary>The rows of that page that cover several cases.</summary>
    [Theory]
    [InlineData("Unauthenticated", "SCM.1000", "apply", "Token", "IAM token")]
    [InlineData("Unauthenticated", "APIGW.0301", "apply", "TemporaryKeys", "temporary keys")]
    [InlineData("Unauthenticated", null, "apply", "Keys", "secret key")]
    [InlineData("WrongState", "SCM.0010", "apply", "Keys", "PAID")]
    [InlineData("WrongState", "SCM.0010", "cancel-cert", "Keys", "under review")]
    [InlineData("WrongState", "SCM.0010", "export", "Keys", "issued or imported")]
    [InlineData("WrongState", "SCM.0010", "deploy", "Keys", "SM2")]
    [InlineData("InDoubt", null, "deploy", "Keys", "target")]
    public void Advice_depends_on_credentials_and_operation(string kind, string? code, string operation, string credentials, string part)
    {
        var error = new ScmError(Enum.Parse<ScmErrorKind>(kind), operation, "scs0000000000000", "host", 400, code, null, null)
        {
            Credentials = Enum.Parse<CredentialKind>(credentials),
        };
        Assert.Contains(part, ScmAdvice.For(error), StringComparison.Ordinal);
    }

    private static string AdviceFor(ScmErrorKind kind, string? code) => ScmAdvice.For(new(kind, "apply", "scs0000000000000", "host", 400, code, null, null));
}
