using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>N6: a renewal of a certificate for the user's own key. SCM does not show whose CSR it sent.</summary>
public sealed class RenewalKeyTests : RotationFixture
{
    private static StackProgram OwnKey { get; } = Quiet.With("www", ("csr", Csr()));

    /// <summary>SCM sent the user's CSR again.</summary>
    [Fact]
    public async Task Renewal_for_the_same_key_is_followed()
    {
        Emulator.Switches.RenewalUsesCsr = true;
        var (stack, next) = await AdoptedAsync();
        Prove(next);

        AssertSteps(await PreviewAsync(stack, OwnKey), "Update www", "Create issued");
        AssertSteps(await UpAsync(stack, OwnKey), "Update www", "Create issued", "Delete issued");
        Assert.Null(Application(stack).Outputs["keyNotCompared"]);
        Assert.Equal(next, Exported(stack));
        AssertSent();
        await AssertSettledAsync(stack, OwnKey);
    }

    /// <summary>SCM generated its own key, so the users of the certificate must not move to it.</summary>
    [Fact]
    public async Task Renewal_for_another_key_stops_before_anything_uses_it()
    {
        var (stack, next) = await AdoptedAsync();
        Prove(next);

        for (var run = 0; run < 2; run++)
        {
            var up = await stack.UpAsync(OwnKey, skipPreview: true);
            Assert.False(up.Succeeded);
            Assert.Contains("csr", Assert.Single(Application(stack).InitErrors), StringComparison.Ordinal);
            Assert.Equal((First, First), (Certificate(stack, "issued"), Exported(stack)));
        }

        AssertSent();
    }

    /// <summary>The way out that the message names: the user takes SCM's key, and there is nothing to compare.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renewal_for_another_key_is_followed_by_a_program_without_a_csr(bool isKnownToDiffer)
    {
        var (stack, next) = await AdoptedAsync();
        Prove(next);
        if (isKnownToDiffer) await stack.UpAsync(OwnKey, skipPreview: true);

        AssertSteps(await PreviewAsync(stack), "Update www", "Create issued");
        AssertSteps(await UpAsync(stack), "Update www", "Create issued", "Delete issued");

        Assert.Equal((next, next), (Certificate(stack, "issued"), Exported(stack)));
        Assert.Null(Application(stack).Outputs["keyNotCompared"]);
        AssertSent();
        await AssertSettledAsync(stack);
    }

    /// <returns>A stack that has adopted the renewal under review, after a warning about the key.</returns>
    private async Task<(Stack Stack, string Next)> AdoptedAsync()
    {
        var (stack, next) = await RenewedAsync(OwnKey);
        foreach (var run in (RunResult[])[await PreviewAsync(stack, OwnKey), await UpAsync(stack, OwnKey)])
        {
            Assert.Contains(WarningsOf(run), warning => warning.Contains("key of csr", StringComparison.Ordinal));
        }

        Assert.Equal(true, (bool?)Application(stack).Outputs["keyNotCompared"]);
        await AssertSettledAsync(stack, OwnKey);
        return (stack, next);
    }

    private static ResourceState Application(Stack stack) => stack.State.Resources.Single(resource => resource is { Delete: false, Name: "www" });

    private static string Csr()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=www.example.com", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }
}
