using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using ScmPulumi.HuaweiCloudScm;
using Xunit;

namespace Examples.Organization.Tests;

public class CertificatesTests
{
    private const string Project = "csharp-organization";

    // As with `pulumi config set`, the keys start with the name of the project.
    public CertificatesTests() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(new Dictionary<string, string>
    {
        [$"{Project}:wwwCertificateId"] = "scs1554192131150",
        [$"{Project}:shopCertificateId"] = "scs1554192131151",
        [$"{Project}:applicantName"] = "Zhang San",
        [$"{Project}:applicantPhone"] = "13800000000",
        [$"{Project}:applicantEmail"] = "zhangsan@example.com",
    }));

    // Without IsPreview = false, the test would be a preview, in which outputs are unknown.
    private static TestOptions Update => new() { ProjectName = Project, IsPreview = false };

    [Fact]
    public async Task Each_host_has_its_own_certificate_and_key()
    {
        var (resources, _) = await Deployment.TestAsync(new ScmMocks(), Update, Certificates.Declare);

        var applications = resources.OfType<CertificateApplication>().ToList();
        Assert.Equal(["shop.example.com", "www.example.com"], (await ValuesAsync(applications, application => application.Domain)).Order());
        Assert.Equal(2, (await ValuesAsync(applications, application => application.CertificateId)).Distinct().Count());
        Assert.Equal(2, (await ValuesAsync(applications, application => application.Csr)).Distinct().Count());
        Assert.All(await ValuesAsync(applications, application => application.AgreePrivacyProtection), Assert.True);
    }

    [Fact]
    public async Task Email_address_stays_secret_in_the_outputs_of_the_stack()
    {
        var (_, outputs) = await Deployment.TestAsync(new ScmMocks(), Update, Certificates.Declare);

        var applicant = Assert.IsType<Output<string>>(outputs["applicant"]);
        Assert.Equal("Zhang San <zhangsan@example.com>", await OutputUtilities.GetValueAsync(applicant));
        Assert.True(await Output.IsSecretAsync(applicant));
    }

    private static Task<T[]> ValuesAsync<T>(IEnumerable<CertificateApplication> applications, Func<CertificateApplication, Output<T>> output) =>
        Task.WhenAll(applications.Select(application => OutputUtilities.GetValueAsync(output(application))));
}
