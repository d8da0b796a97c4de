using System;
using System.Linq;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using ScmPulumi.HuaweiCloudScm;
using Xunit;

namespace Examples.Deploy.Tests;

public class DeployStackTests
{
    // Without IsPreview = false, the test would be a preview, in which outputs are unknown.
    private static TestOptions Update => new() { ProjectName = "csharp-deploy", IsPreview = false };

    public DeployStackTests() =>
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", $$"""{ "csharp-deploy:certificateId": "{{ScmMocks.PurchasedCertificateId}}" }""");

    [Fact]
    public async Task Record_follows_the_renewal_and_the_targets_keep_the_certificate_in_use()
    {
        var resources = await Deployment.TestAsync<DeployStack>(new ScmMocks(), Update);

        var proof = Assert.Single(resources.OfType<DnsRecord>());
        Assert.Equal(ScmMocks.RecordValue, await OutputUtilities.GetValueAsync(proof.Value));
        var deployments = resources.OfType<CertificateDeployment>().ToList();
        Assert.Equal(3, deployments.Count);
        foreach (var deployment in deployments)
        {
            Assert.Equal(ScmMocks.PurchasedCertificateId, await OutputUtilities.GetValueAsync(deployment.CertificateId));
        }
    }
}
