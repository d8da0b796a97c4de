using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pulumi.Testing;
using Xunit;

// Deployment.TestAsync cannot run in parallel, and PULUMI_CONFIG applies to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Examples.Organization.Tests;

/// <summary>Mocks the provider: it accepts every application, and one record proves control of each domain.</summary>
internal sealed class ScmMocks : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var record = new Dictionary<string, object>
        {
            ["domain"] = args.Inputs["domain"],
            ["name"] = $"_dnsauth.{args.Inputs["domain"]}",
            ["type"] = "TXT",
            ["value"] = "a-value-that-scm-draws",
        };
        var state = args.Inputs.Add("status", "CHECKING_DOMAIN").Add("validationRecords", new[] { record });
        return Task.FromResult<(string? id, object state)>(((string)args.Inputs["certificateId"], state));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException($"{args.Token} is not mocked");
}
