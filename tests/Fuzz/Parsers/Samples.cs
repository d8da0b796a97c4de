using System.Text.Json.Nodes;
using ScmPulumi.Fuzz.Mutations;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>Valid input to start from.</summary>
internal static class Samples
{
    public const string CertificateId = "scs1554192131150";

    /// <summary>CSRs in PEM, created with OpenSSL.</summary>
    public static readonly string[] Requests =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Csrs"), "*.pem").Order().Select(File.ReadAllText)];

    /// <summary>Answers of SCM as documented in its reference (https://support.huaweicloud.com/api-ccm/), and the forms of its errors.</summary>
    public static readonly string[] Answers =
    [
        """
        {"id":"scs1554192131150","status":"CHECKING_DOMAIN","order_id":"CS20052117270N7V9","name":"scm-1","type":"OV_SSL_CERT",
         "brand":"GEOTRUST","domain_type":"MULTI_DOMAIN","multi_domain_type":"primary_single",
         "domain":"www.example.com","sans":"a.example.com;*.example.org","domain_count":3,"wildcard_count":0,"validity_period":12,
         "validation_method":"DNS","signature_algorithm":"SHA256withRSA","signature_algrithm":null,
         "fingerprint":"E1A2","issue_time":"2021-05-27 16:46:25.0","not_before":"2021-05-27 16:46:25.0","not_after":"2022-05-27 16:46:25.0",
         "revoke_reason":"","push_support":"OFF","shared":false,"description":"d",
         "enterprise_project_id":"0","application_info":{"country":"CN","company_name":"Example","company_province":"Sichuan",
         "company_city":"Chengdu","applicant_name":"Tom","applicant_phone":"132****5678",
         "applicant_email":"tom@example.com","contact_name":"","contact_phone":null,"contact_email":"x"},
         "authentification":[{"domain":"www.example.com","record_name":"_dnsauth.example.com","record_type":"TXT","record_value":"v"},
         {"domain":"*.example.org","record_name":"_dnsauth.example.org","record_type":"TXT","record_value":"w"}]}
        """,
        """
        {"total_count":2,"certificates":[{"id":"scs1554192131150","name":"scm-1","domain":"www.example.com","sans":"","status":"ISSUED",
         "signature_algorithm":"SHA256withRSA","deploy_support":true,"type":"DV_SSL_CERT","brand":"GEOTRUST",
         "expire_time":"2022-05-27 16:46:25.0","domain_type":"SINGLE_DOMAIN","validity_period":12,"domain_count":1,"wildcard_count":0,
         "description":null,"enterprise_project_id":"0"},{"id":"scs1554192131151","status":"PAID"}]}
        """,
        """
        {"certificate":"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
         "certificate_chain":"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----","entire_certificate":"x",
         "private_key":"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
         "enc_certificate":null,"enc_private_key":null}
        """,
        """{"request_info":"success"}""",
        """
        {"resources":[{"resource_id":"scs1554192131150","resource_name":"scm-1","resource_detail":{"cert_id":"scs1554192131150",
         "fail_reason":"The company cannot be found."},"tags":[]}],"total_count":1}
        """,
        """{"failure_list":[{"resource":"982b8a6a6ebc43809d82a46ca99aaeb7","failure_info":"ELB.8904:certificate 982b8a6a does not exist"}]}""",
        """
        {"results":[{"certificate_id":"scs1554192131150","total_num":1,"deployed_resources":[{"service":"ELB","resource_num":1,
         "resource_location":"region","region_resources":[{"region_id":"cn-north-7","is_error":false,
         "resources":[{"resource_id":"d93c9fe40959468eb2baf32590a1140a","resource_name":"shop"}]}]}]}]}
        """,
        """{"error_code":"SCM.0010","error_msg":"This operation is not allowed by the current certificate type or status","request_id":"a1b2"}""",
        """{"code":"SCM.0010","message":"no"}""",
        """{"error":{"code":"APIGW.0301","message":"Incorrect IAM authentication information"},"request_id":"a1b2"}""",
    ];

    /// <summary>A sample answer, usually with random changes.</summary>
    public static string ChangedAnswer(Random random)
    {
        var answer = JsonNode.Parse(Odd.Pick(random, Answers))!;
        if (random.Next(10) == 0) answer = JsonTree.New(random) ?? answer;
        else if (random.Next(8) > 0) JsonTree.Change(answer, random, value => new JsonObject { ["value"] = value?.DeepClone() });
        return answer.ToJsonString(JsonTree.Deep);
    }
}
