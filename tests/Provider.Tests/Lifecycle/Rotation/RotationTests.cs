using ScmPulumi.Emulator;
using ScmPulumi.Engine;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>N4: the program stays as it is, and the clock moves.</summary>
public sealed class RotationTests : RotationFixture
{
    [Fact]
    public async Task Each_renewal_takes_two_quiet_updates()
    {
        var stack = await IssuedAsync();
        await AssertSettledAsync(stack);
        var second = Renewed(First);
        await RotateAsync(stack, First, second);

        var third = Renewed(second);
        Assert.Equal(CertificateStatus.Expired, Emulator.Certificate(First).Status); // and nothing breaks
        await RotateAsync(stack, second, third);
        AssertSent();
        Assert.Equal(2, (int?)stack.State.Resources.Single(resource => resource.Name == "purchase").Outputs["renewals"]);
    }

    /// <summary>T4: the engine dies before it has recorded anything of an update, so the next one begins where that one began.</summary>
    [Fact]
    public async Task Engine_that_records_nothing_of_an_update_repeats_it()
    {
        var (stack, next) = await RenewedAsync();

        stack = await ForgottenAsync(stack, "www");
        Prove(next);
        stack = await ForgottenAsync(stack, "issued");

        Assert.Equal((next, next, next), (Certificate(stack, "www"), Certificate(stack, "issued"), Exported(stack)));
        AssertSent();
        await AssertSettledAsync(stack);
    }

    /// <returns>The stack as it was before the update, after another one.</returns>
    private async Task<Stack> ForgottenAsync(Stack stack, string resource)
    {
        var again = NewStack(state: stack.State.Copy());
        AssertSteps(await UpAsync(stack), $"Create {resource}", $"Delete {resource}");
        AssertSteps(await UpAsync(again), $"Create {resource}", $"Delete {resource}");
        return again;
    }

    /// <summary>An update of the application alone does not refresh the subscription, so it sees no renewal. It does if both are targets.</summary>
    [Fact]
    public async Task Update_of_only_the_application_follows_the_recorded_renewal()
    {
        var (stack, next) = await RenewedAsync();
        var (purchase, www) = (stack.Urn("huaweicloud-scm:index:CertificateSubscription", "purchase"), stack.Urn(ApplicationType, "www"));

        stack.Targets = new HashSet<string> { www };
        AssertSteps(await PreviewAsync(stack));
        AssertSteps(await UpAsync(stack));
        stack.Targets = new HashSet<string> { www, purchase };
        AssertSteps(await PreviewAsync(stack), "Create www");
        AssertSteps(await UpAsync(stack), "Create www", "Delete www");
        stack.Targets = new HashSet<string>();

        Assert.Equal((next, First), (Certificate(stack, "www"), Certificate(stack, "issued")));
        AssertSent();
        await AssertSettledAsync(stack);
    }

    private async Task RotateAsync(Stack stack, string old, string next)
    {
        var value = Emulator.Certificate(next).Records[0].Value;

        // SCM has applied: the application and its records move.
        var before = Time.Passed;
        var preview = await PreviewAsync(stack);
        AssertSteps(preview, "Create www");
        Assert.Contains(value, preview.Text, StringComparison.Ordinal); // N6: the new record can be reviewed
        var up = await UpAsync(stack);
        AssertSteps(up, "Create www", "Delete www");
        Assert.Empty(WarningsOf(up));
        Assert.Equal(value, (string?)Output(stack, "records")![0]!["value"]);
        Assert.Equal((next, old, old), (Certificate(stack, "www"), Certificate(stack, "issued"), Exported(stack)));
        await AssertSettledAsync(stack); // under review
        Assert.InRange(Time.Passed - before, TimeSpan.Zero, TimeSpan.FromMinutes(1)); // nothing waits

        // The certificate is issued: what uses it moves.
        Prove(next);
        before = Time.Passed;
        AssertSteps(await PreviewAsync(stack), "Create issued");
        AssertSteps(await UpAsync(stack), "Create issued", "Delete issued");
        Assert.Equal((next, next, next), (Certificate(stack, "www"), Certificate(stack, "issued"), Exported(stack)));
        await AssertSettledAsync(stack);
        Assert.InRange(Time.Passed - before, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }
}
