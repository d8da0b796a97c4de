using System;
using System.Linq;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using ScmPulumi.HuaweiCloudScm;
using Xunit;

namespace Examples.DnsValidation.Tests;

public class DnsValidationStackTests
{
    private const string CertificateId = "scs1554192131150";

    // As with `pulumi config set`, the keys start with the name of the project.
    public DnsValidationStackTests() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", $$"""{ "csharp-dns-validation:certificateId": "{{CertificateId}}" }""");

    // Without IsPreview = false, the test would be a preview, in which outputs are unknown.
    private static TestOptions Update => new() { ProjectName = "csharp-dns-validation", IsPreview = false };

    [Fact]
    public async Task Record_proves_control_of_the_name()
    {
        var resources = await Deployment.TestAsync<DnsValidationStack>(new ScmMocks(), Update);

        var proof = Assert.Single(resources.OfType<DnsRecord>());
        Assert.Equal("_dnsauth.www.example.com", await OutputUtilities.GetValueAsync(proof.Name));
        Assert.Equal("TXT", await OutputUtilities.GetValueAsync(proof.Type));
        Assert.Equal(ScmMocks.RecordValue, await OutputUtilities.GetValueAsync(proof.Value));
    }

    [Fact]
    public async Task Stack_waits_for_the_certificate_and_exports_it()
    {
        var mocks = new ScmMocks();
        var resources = await Deployment.TestAsync<DnsValidationStack>(mocks, Update);

        var issued = Assert.Single(resources.OfType<CertificateValidation>());
        Assert.Equal(CertificateId, await OutputUtilities.GetValueAsync(issued.CertificateId));
        var stack = Assert.Single(resources.OfType<DnsValidationStack>());
        Assert.Equal("ISSUED", await OutputUtilities.GetValueAsync(stack.Status));
        Assert.Equal("its chain", await OutputUtilities.GetValueAsync(stack.CertificateChain));
        Assert.Equal("its key", await OutputUtilities.GetValueAsync(stack.PrivateKey));
        Assert.Equal(new[] { CertificateId }, mocks.Exported);
    }
}
