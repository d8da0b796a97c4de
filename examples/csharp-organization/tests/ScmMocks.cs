using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Pulumi.Testing;
using Xunit;

// Deployment.TestAsync is one at a time, and PULUMI_CONFIG belongs to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Examples.Organization.Tests;

/// <summary>Plays the provider: every application is accepted, and one record proves control of its domain.</summary>
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
