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

        await stack.RefreshAsync();

        Assert.Empty(Application(stack).InitErrors);
        Assert.Null(Application(stack).Outputs["keyNotCompared"]);
        AssertSteps(await UpAsync(stack, OwnKey), "Create issued", "Delete issued");
        Assert.Equal(next, Exported(stack));
        AssertSent();
        await AssertSettledAsync(stack, OwnKey);
    }

    /// <summary>SCM made a key of its own: what uses the certificate must not move to it.</summary>
    [Fact]
    public async Task Renewal_for_another_key_stops_before_anything_uses_it()
    {
        var (stack, next) = await AdoptedAsync();
        Prove(next);

        await stack.RefreshAsync();

        Assert.Single(Application(stack).InitErrors);
        var up = await stack.UpAsync(OwnKey, skipPreview: true);
        Assert.False(up.Succeeded);
        Assert.Contains("was issued (status ISSUED) for another key than that of csr", up.Text, StringComparison.Ordinal);
        Assert.Equal((First, First), (Certificate(stack, "issued"), Exported(stack)));
        AssertSent();
    }

    /// <returns>A stack that has adopted the renewal under review, after a warning about the key.</returns>
    private async Task<(Stack Stack, string Next)> AdoptedAsync()
    {
        var (stack, next) = await RenewedAsync(OwnKey);
        foreach (var run in (RunResult[])[await PreviewAsync(stack, OwnKey), await UpAsync(stack, OwnKey)])
        {
            Assert.Contains(WarningsOf(run), warning => warning.Contains("The key of csr is compared once", StringComparison.Ordinal));
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
