using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>
/// S3, S6: every documented code (https://support.huaweicloud.com/intl/en-us/api-ccm/scmEn.html and
/// https://support.huaweicloud.com/en-us/devg-apisign/api-sign-errorcode.html) with its documented status.
/// </summary>
public sealed class ErrorCodeTests : ClientFixture
{
    private const string Later = "try again later";
    private const string Support = "support";

    /// <summary>Status, code, what it means for a read, a part of the advice. A write is in doubt where a read is unavailable.</summary>
    public static TheoryData<int, string, object, string> Documented => new()
    {
        { 403, "SCM.0002", ScmErrorKind.Forbidden, "Check the project id" },
        { 400, "SCM.0003", ScmErrorKind.WrongTarget, "belongs to another account" },
        { 400, "SCM.0005", ScmErrorKind.Refused, "Compare what was sent" },
        { 400, "SCM.0006", ScmErrorKind.Refused, Support },
        { 500, "SCM.0007", ScmErrorKind.Unavailable, Later },
        { 400, "SCM.0008", ScmErrorKind.WrongTarget, "Check the certificate id" },
        { 400, "SCM.0009", ScmErrorKind.Refused, Support },
        { 400, "SCM.0010", ScmErrorKind.WrongState, "see it in the console" },
        { 400, "SCM.0011", ScmErrorKind.Refused, Support },
        { 400, "SCM.0012", ScmErrorKind.Refused, Support },
        { 400, "SCM.0013", ScmErrorKind.Refused, Support },
        { 400, "SCM.0014", ScmErrorKind.Refused, Support },
        { 400, "SCM.0015", ScmErrorKind.Refused, "does not fit the product" },
        { 400, "SCM.0016", ScmErrorKind.Refused, "order of the certificate" },
        { 500, "SCM.0016", ScmErrorKind.Unavailable, "order of the certificate" },
        { 400, "SCM.0020", ScmErrorKind.WrongTarget, "Check the certificate id" },
        { 400, "SCM.0023", ScmErrorKind.Refused, Support },
        { 400, "SCM.0024", ScmErrorKind.Refused, Support },
        { 400, "SCM.0028", ScmErrorKind.Refused, Support },
        { 400, "SCM.0030", ScmErrorKind.Refused, Support },
        { 400, "SCM.0031", ScmErrorKind.Refused, Support },
        { 400, "SCM.0032", ScmErrorKind.Refused, Support },
        { 500, "SCM.0037", ScmErrorKind.Unavailable, Later },
        { 500, "SCM.0038", ScmErrorKind.Unavailable, Later },
        { 400, "SCM.0053", ScmErrorKind.Refused, Support },
        { 400, "SCM.0054", ScmErrorKind.Refused, Support },
        { 400, "SCM.0059", ScmErrorKind.Refused, "no private key" },
        { 400, "SCM.0069", ScmErrorKind.WrongTarget, "Check the project id" },
        { 400, "SCM.0070", ScmErrorKind.Refused, Support },
        { 400, "SCM.0079", ScmErrorKind.Refused, Support },
        { 500, "SCM.0091", ScmErrorKind.Unavailable, Later },
        { 500, "SCM.0093", ScmErrorKind.Unavailable, Later },
        { 400, "SCM.0095", ScmErrorKind.Unavailable, Later },
        { 500, "SCM.0097", ScmErrorKind.Unavailable, Later },
        { 500, "SCM.0098", ScmErrorKind.Unavailable, Later },
        { 500, "SCM.0099", ScmErrorKind.Unavailable, Later },
        { 400, "SCM.0101", ScmErrorKind.Refused, Support },
        { 400, "SCM.0114", ScmErrorKind.Refused, Support },
        { 400, "SCM.0201", ScmErrorKind.Refused, Support },
        { 400, "SCM.0202", ScmErrorKind.Refused, Support },
        { 400, "SCM.0203", ScmErrorKind.Refused, Support },
        { 400, "SCM.0211", ScmErrorKind.Refused, Support },
        { 400, "SCM.0212", ScmErrorKind.Refused, Support },
        { 500, "SCM.0213", ScmErrorKind.Unavailable, Support },
        { 400, "SCM.0221", ScmErrorKind.Refused, Support },
        { 400, "SCM.0222", ScmErrorKind.Refused, Support },
        { 500, "SCM.0223", ScmErrorKind.Unavailable, Support },
        { 400, "SCM.0707", ScmErrorKind.Refused, Support },
        { 401, "SCM.1000", ScmErrorKind.Unauthenticated, "Access key or secret key is wrong" },
        { 401, "SCM.1004", ScmErrorKind.Forbidden, "admitted" },
        { 401, "SCM.1009", ScmErrorKind.Forbidden, "restricted" },
        { 401, "SCM.1010", ScmErrorKind.Forbidden, "frozen" },
        { 500, "SCM.4001", ScmErrorKind.Unavailable, "look up the permissions" },
        { 401, "SCM.4002", ScmErrorKind.Forbidden, "the action scm:cert:get" },
        { 404, "APIGW.0101", ScmErrorKind.WrongTarget, "check the endpoint" },
        { 400, "APIGW.0201", ScmErrorKind.Refused, "gateway" },
        { 413, "APIGW.0201", ScmErrorKind.Refused, "gateway" },
        { 414, "APIGW.0201", ScmErrorKind.Refused, "gateway" },
        { 494, "APIGW.0201", ScmErrorKind.Refused, "gateway" },
        { 502, "APIGW.0201", ScmErrorKind.Unavailable, "gateway" },
        { 504, "APIGW.0201", ScmErrorKind.Unavailable, "gateway" },
        { 401, "APIGW.0301", ScmErrorKind.Unauthenticated, "Access key or secret key is wrong" },
        { 403, "APIGW.0302", ScmErrorKind.Forbidden, "does not admit" },
        { 401, "APIGW.0305", ScmErrorKind.Unauthenticated, "check the credentials" },
        { 401, "APIGW.0307", ScmErrorKind.Unauthenticated, "has expired" },
        { 429, "APIGW.0308", ScmErrorKind.Throttled, "fewer calls" },
        { 403, "APIGW.0310", ScmErrorKind.Forbidden, "Check the project id" },
        { 500, "APIGW.0601", ScmErrorKind.Unavailable, Later },
        { 400, "APIGW.0602", ScmErrorKind.Refused, "gateway" },
        { 502, "APIGW.0610", ScmErrorKind.Unavailable, Later },
        { 503, "APIGW.0613", ScmErrorKind.Unavailable, Later },
        { 403, "APIGW.0802", ScmErrorKind.Forbidden, "may not use this region" },
    };

    /// <summary>Of codes that are documented for several statuses, one row is enough.</summary>
    [Fact]
    public void Every_code_of_the_table_has_a_row() =>
        Assert.Equal(ScmErrorCodes.All.Keys.Order(StringComparer.Ordinal), Documented.Select(row => (string)row[1]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Documented_code_has_its_class_and_its_advice(int status, string code, object kind, string advice)
    {
        foreach (var edition in new[] { code, code.Replace("APIGW.", "APIG.", StringComparison.Ordinal) }.Distinct())
        {
            Emulator.Faults.Next("show", Fault.Error(status, edition, "说不清"));

            var error = await FailureAsync(NewClient(attempts: 1).ShowAsync(CertificateId, CancellationToken.None));

            Assert.Equal(((ScmErrorKind)kind, status, edition, "说不清"), (error.Kind, error.HttpStatus!.Value, error.Code!, error.Message!));
            Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
        }

        Emulator.Faults.Next("apply", Fault.Error(status, code, "说不清"));
        var expected = (ScmErrorKind)kind == ScmErrorKind.Unavailable ? ScmErrorKind.InDoubt : (ScmErrorKind)kind;
        Assert.Equal(expected, (await FailureAsync(NewClient(attempts: 1).ApplyAsync(CertificateId, Application(), CancellationToken.None))).Kind);
    }

    [Theory]
    [InlineData(400, "SCM.7777", ScmErrorKind.Refused)]
    [InlineData(500, "SCM.7777", ScmErrorKind.Unavailable)]
    [InlineData(429, "XYZ.1", ScmErrorKind.Throttled)]
    [InlineData(401, "APIGW.0303", ScmErrorKind.Unauthenticated)]
    public async Task Unknown_code_passes_through_with_the_class_of_its_status(int status, string code, object kind)
    {
        Emulator.Faults.Next("show", Fault.Error(status, code, "a new one"));

        var error = await FailureAsync(NewClient(attempts: 1).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(((ScmErrorKind)kind, code), (error.Kind, error.Code!));
        Assert.Contains($"HTTP {status}, {code}, a new one", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>IAM and some of the gateways answer with a number where the code belongs.</summary>
    [Fact]
    public async Task Error_of_iam_is_judged_by_its_status()
    {
        Emulator.Faults.Next("show", Fault.Answer(
            401, """{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"""));

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal((ScmErrorKind.Unauthenticated, "401"), (error.Kind, error.Code));
    }
}
