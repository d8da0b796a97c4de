using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pulumi.Testing;
using Xunit;

// Deployment.TestAsync cannot run in parallel, and PULUMI_CONFIG applies to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Examples.DnsValidation.Tests;

/// <summary>Mocks the provider: it accepts the application, issues the certificate immediately, and exports it.</summary>
internal sealed class ScmMocks : IMocks
{
    public const string RecordValue = "a-value-that-scm-draws";

    /// <summary>The certificates that were exported.</summary>
    public List<string> Exported { get; } = new();

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string? id, object state)>(args.Type switch
    {
        "huaweicloud-scm:index:CertificateApplication" => ((string)args.Inputs["certificateId"], args.Inputs.Add("validationRecords", new[] { Record((string)args.Inputs["domain"]) })),
        "huaweicloud-scm:index:CertificateValidation" => ((string)args.Inputs["certificateId"], args.Inputs.Add("status", "ISSUED").Add("notAfter", "2027-11-24 00:00:00.0")),
        _ => ($"{args.Name}-id", args.Inputs),
    });

    public Task<object> CallAsync(MockCallArgs args)
    {
        if (args.Token != "huaweicloud-scm:index:exportCertificate")
        {
            throw new NotSupportedException($"{args.Token} is not mocked");
        }

        Exported.Add((string)args.Args["certificateId"]);
        return Task.FromResult<object>(new Dictionary<string, object>
        {
            ["certificate"] = "the certificate",
            ["certificateChain"] = "its chain",
            ["privateKey"] = "its key",
        });
    }

    private static Dictionary<string, object> Record(string domain) => new()
    {
        ["domain"] = domain,
        ["name"] = $"_dnsauth.{domain}",
        ["type"] = "TXT",
        ["value"] = RecordValue,
    };
}
