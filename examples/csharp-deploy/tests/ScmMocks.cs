using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pulumi.Testing;
using Xunit;

// Deployment.TestAsync cannot run in parallel, and PULUMI_CONFIG applies to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Examples.Deploy.Tests;

/// <summary>Mocks the provider: SCM has applied for the next certificate of the purchase, and the one before it is still in use.</summary>
internal sealed class ScmMocks : IMocks
{
    public const string PurchasedCertificateId = "scs1554192131150";
    public const string RecordValue = "a-value-that-scm-draws";

    private const string NextCertificateId = "scs1570742931150";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string? id, object state)>(args.Type switch
    {
        "huaweicloud-scm:index:CertificateSubscription" => (
            PurchasedCertificateId,
            args.Inputs.Add("latestCertificateId", NextCertificateId).Add("usableCertificateId", PurchasedCertificateId)),
        "huaweicloud-scm:index:CertificateApplication" => (
            (string)args.Inputs["certificateId"],
            args.Inputs.Add("validationRecords", new[] { Record((string)args.Inputs["domain"]) })),
        _ => ($"{args.Name}-id", args.Inputs),
    });

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException($"{args.Token} is not mocked");

    private static Dictionary<string, object> Record(string domain) => new()
    {
        ["domain"] = domain,
        ["name"] = $"_dnsauth.{domain}",
        ["type"] = "TXT",
        ["value"] = RecordValue,
    };
}
