using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// The sample request of Huawei's API reference (https://support.huaweicloud.com/intl/zh-cn/api-ccm/ccm_02_0020.html), without its empty fields. Its persons
/// look real, so no example repeats it.
/// </summary>
public sealed class SampleRequestTests : ProviderFixture
{
    private const string Sample = """
        { "domain": "www.xzz.com", "companyName": "华为成都分公司", "companyProvince": "四川", "companyCity": "成都", "country": "CN",
          "companyUnit": "人力部",
          "applicantName": "华卫", "applicantPhone": "13212345678", "applicantEmail": "9997342346@qq.com", "contactName": "环境",
          "contactPhone": "13512345678", "contactEmail": "jk@jk.ff", "autoDnsAuth": false, "agreePrivacyProtection": true }
        """;

    /// <summary>With the method, which has no default in v3.</summary>
    private const string Body = """
        { "domain": "www.xzz.com", "company_name": "华为成都分公司", "company_province": "四川", "company_city": "成都", "country": "CN",
          "company_unit": "人力部",
          "applicant_name": "华卫", "applicant_phone": "13212345678", "applicant_email": "9997342346@qq.com", "contact_name": "环境",
          "contact_phone": "13512345678", "contact_email": "jk@jk.ff", "auto_dns_auth": false, "agree_privacy_protection": true, "domain_method": "DNS" }
        """;

    [Fact]
    public async Task Sample_of_the_api_reference_is_sent_as_it_is()
    {
        await this.UpAsync(JsonNode.Parse(Sample)!.AsObject().With("certificateId", CertificateId));

        AssertSame(JsonNode.Parse(Body)!, JsonNode.Parse(Assert.Single(Emulator.History, request => request.Operation == "apply").Body)!);
    }
}
