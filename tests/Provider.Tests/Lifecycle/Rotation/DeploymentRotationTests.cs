using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>N4, M3: a deployment takes the certificate of the validation, so it moves in the second update.</summary>
public sealed class DeploymentRotationTests : RotationFixture
{
    private static readonly StackProgram Deploying = Quiet with
    {
        Resources =
        [
            .. Quiet.Resources,
            new ResourceDeclaration(
                "cdn", "huaweicloud-scm:index:CertificateDeployment", Deployments.To("CDN", "${issued.certificateId}"), new ResourceOptions()),
        ],
    };

    [Fact]
    public async Task Deployment_moves_once_and_only_to_a_certificate_that_is_issued()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var (stack, next) = await RenewedAsync(Deploying);

        AssertSteps(await UpAsync(stack, Deploying), "Create www", "Delete www");
        await AssertSettledAsync(stack, Deploying);
        Assert.Equal((First, 0), (Assert.Single(Emulator.Targets).CertificateId, Sent("deploy")));

        Prove(next);
        AssertSteps(await PreviewAsync(stack, Deploying), "Create issued", "Update cdn");
        AssertSteps(await UpAsync(stack, Deploying), "Create issued", "Update cdn", "Delete issued");
        Assert.Equal((next, 1), (Assert.Single(Emulator.Targets).CertificateId, Sent("deploy")));
        await AssertSettledAsync(stack, Deploying);
        AssertSent();
    }

    /// <summary>SCM issues the certificate again under the same ID: nothing is deployed, and the target keeps the certificate that expires.</summary>
    [Fact]
    public async Task Certificate_that_is_issued_again_under_its_id_is_not_deployed_again()
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var stack = await IssuedAsync(Deploying, Purchase with { NextCertificate = NextCertificate.SameId });
        Time.Advance(TimeSpan.FromDays(171));

        await AssertSettledAsync(stack, Deploying);

        Assert.Equal(0, Sent("deploy"));
    }
}
