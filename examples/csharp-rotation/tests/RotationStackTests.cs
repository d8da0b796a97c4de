using System;
using System.Linq;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using ScmPulumi.HuaweiCloudScm;
using Xunit;

namespace Examples.Rotation.Tests;

public class RotationStackTests
{
    private const string CertificateId = "scs1554192131150";

    // Without IsPreview = false, the test would be a preview, in which outputs are unknown.
    private static TestOptions Update => new() { ProjectName = "csharp-rotation", IsPreview = false };

    [Fact]
    public async Task Application_and_record_follow_the_renewal()
    {
        Configure();
        var resources = await Deployment.TestAsync<RotationStack>(new ScmMocks(), Update);

        var www = Assert.Single(resources.OfType<CertificateApplication>());
        Assert.Equal(ScmMocks.NextCertificateId, await OutputUtilities.GetValueAsync(www.CertificateId));
        var proof = Assert.Single(resources.OfType<DnsRecord>());
        Assert.Equal("_dnsauth.www.example.com", await OutputUtilities.GetValueAsync(proof.Name));
        Assert.Equal(ScmMocks.RecordValue, await OutputUtilities.GetValueAsync(proof.Value));
    }

    [Theory]
    [InlineData(false, CertificateId)]
    [InlineData(true, ScmMocks.NextCertificateId)]
    public async Task Certificate_in_use_stays_unless_the_program_waits_for_the_renewal(bool waits, string inUse)
    {
        Configure(waits);
        var mocks = new ScmMocks();
        var resources = await Deployment.TestAsync<RotationStack>(mocks, Update);

        var issued = Assert.Single(resources.OfType<CertificateValidation>());
        Assert.Equal(inUse, await OutputUtilities.GetValueAsync(issued.CertificateId));
        Assert.Equal(new[] { inUse }, mocks.Exported);
    }

    [Fact]
    public async Task Renewal_without_a_new_proof_keeps_a_record_with_a_placeholder()
    {
        Configure();
        var resources = await Deployment.TestAsync<RotationStack>(new ScmMocks(needsProof: false), Update);

        var proof = Assert.Single(resources.OfType<DnsRecord>());
        Assert.Equal("_dnsauth.www.example.com", await OutputUtilities.GetValueAsync(proof.Name));
        Assert.Equal("not needed now", await OutputUtilities.GetValueAsync(proof.Value));
    }

    // As with `pulumi config set`, the keys start with the name of the project.
    private static void Configure(bool waits = false) => Environment.SetEnvironmentVariable(
        "PULUMI_CONFIG", $$"""{ "csharp-rotation:certificateId": "{{CertificateId}}", "csharp-rotation:waitForRenewal": "{{(waits ? "true" : "false")}}" }""");
}
