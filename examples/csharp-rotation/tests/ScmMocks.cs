using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pulumi.Testing;
using Xunit;

// Deployment.TestAsync cannot run in parallel, and PULUMI_CONFIG applies to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Examples.Rotation.Tests;

/// <summary>Mocks the provider: SCM has applied for the next certificate of the purchase, and the one before it is still in use.</summary>
internal sealed class ScmMocks : IMocks
{
    public const string NextCertificateId = "scs1570742931150";
    public const string RecordValue = "a-value-that-scm-draws";

    private readonly bool _needsProof;

    /// <param name="needsProof">Whether SCM shows a record.</param>
    public ScmMocks(bool needsProof = true) => _needsProof = needsProof;

    /// <summary>The certificates that were exported.</summary>
    public List<string> Exported { get; } = new();

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string? id, object state)>(args.Type switch
    {
        "huaweicloud-scm:index:CertificateSubscription" => (
            (string)args.Inputs["certificateId"],
            args.Inputs.Add("latestCertificateId", NextCertificateId).Add("usableCertificateId", args.Inputs["certificateId"]).Add("renewAfter", "2026-10-12")),
        "huaweicloud-scm:index:CertificateApplication" when _needsProof => (
            (string)args.Inputs["certificateId"], args.Inputs.Add("validationRecords", new[] { Record((string)args.Inputs["domain"]) })),
        "huaweicloud-scm:index:CertificateApplication" or "huaweicloud-scm:index:CertificateValidation" => ((string)args.Inputs["certificateId"], args.Inputs),
        _ => ($"{args.Name}-id", args.Inputs),
    });

    public Task<object> CallAsync(MockCallArgs args)
    {
        if (args.Token != "huaweicloud-scm:index:exportCertificate")
        {
            throw new NotSupportedException($"{args.Token} is not mocked");
        }

        Exported.Add((string)args.Args["certificateId"]);
        return Task.FromResult<object>(new Dictionary<string, object> { ["certificate"] = "the certificate" });
    }

    private static Dictionary<string, object> Record(string domain) => new()
    {
        ["domain"] = domain,
        ["name"] = $"_dnsauth.{domain}",
        ["type"] = "TXT",
        ["value"] = RecordValue,
    };
}
