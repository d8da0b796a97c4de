using System;
using System.Linq;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using ScmPulumi.HuaweiCloudScm;
using Xunit;

namespace Examples.Apply.Tests;

public class ApplyStackTests
{
    // As with `pulumi config set`, the keys start with the name of the project.
    public ApplyStackTests() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{ "csharp-apply:certificateId": "scs1554192131150" }""");

    // Without IsPreview = false, the test would be a preview, in which outputs are unknown.
    private static TestOptions Update => new() { ProjectName = "csharp-apply", IsPreview = false };

    [Fact]
    public async Task Application_uses_the_configured_certificate_and_gives_consent()
    {
        var resources = await Deployment.TestAsync<ApplyStack>(new ScmMocks(), Update);

        var application = Assert.Single(resources.OfType<CertificateApplication>());
        Assert.Equal("scs1554192131150", await OutputUtilities.GetValueAsync(application.CertificateId));
        Assert.Equal("www.example.com", await OutputUtilities.GetValueAsync(application.Domain));
        Assert.True(await OutputUtilities.GetValueAsync(application.AgreePrivacyProtection));
    }

    [Fact]
    public async Task Stack_shows_the_record_that_proves_control_of_the_domain()
    {
        var resources = await Deployment.TestAsync<ApplyStack>(new ScmMocks(), Update);

        var stack = Assert.Single(resources.OfType<ApplyStack>());
        var record = Assert.Single(await OutputUtilities.GetValueAsync(stack.Records));
        Assert.Equal("_dnsauth.www.example.com", record.Name);
        Assert.Equal("TXT", record.Type);
    }
}
