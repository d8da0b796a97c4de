using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>What a run that gives a certificate up does to the renewal that SCM has applied for (R3, R4).</summary>
public sealed class RenewalDeletionTests : RotationFixture
{
    /// <summary>A program without the subscription, as it was before.</summary>
    private static StackProgram Literal { get; } = Quiet.With("www", ("certificateId", First));

    /// <summary>R4: the renewal belongs to the purchase of the certificate that the program declares.</summary>
    [Theory]
    [InlineData(RenewalLinks.Both)]
    [InlineData(RenewalLinks.Forward)]
    [InlineData(RenewalLinks.Backward)]
    public async Task Program_that_goes_back_to_the_purchased_id_withdraws_nothing(RenewalLinks links)
    {
        Emulator.Switches.RenewalLinks = links;
        var (stack, next) = await RenewedAsync();
        await UpAsync(stack);

        var back = await UpAsync(stack, Literal);

        AssertSteps(back, "Create www", "Delete www");
        AssertSent();
        Assert.Equal(CertificateStatus.CheckingDomain, Emulator.Certificate(next).Status);
        Assert.Equal(First, Certificate(stack, "www"));
        Assert.Contains("nothing is withdrawn", back.Text, StringComparison.Ordinal);
        AssertSteps(await UpAsync(stack), "Create www", "Delete www"); // and forward again
        AssertSent();
    }

    /// <summary>R4: the next run finds the Delete pending. It goes by what that run declares.</summary>
    [Fact]
    public async Task Program_that_goes_back_and_is_killed_before_its_Delete_withdraws_nothing()
    {
        var (stack, next) = await RenewedAsync();
        await UpAsync(stack);
        using var interrupt = new CancellationTokenSource();
        stack.Logged = message =>
        {
            if (message.Message.StartsWith("Adopted", StringComparison.Ordinal)) interrupt.Cancel();
        };
        await stack.UpAsync(Literal, skipPreview: true, interrupt: interrupt.Token);
        Assert.Single(stack.State.Resources, resource => resource is { Delete: true, Name: "www" });
        stack.Logged = null;

        AssertSteps(await UpAsync(stack, Literal), "Delete www");

        AssertSent();
        Assert.Equal(CertificateStatus.CheckingDomain, Emulator.Certificate(next).Status);
        await AssertSettledAsync(stack, Literal);
    }

    /// <summary>R3: nothing is declared, so an application under review is withdrawn. Every run begins with a refresh, a destroy too (N3).</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Destroy_withdraws_what_is_under_review_and_leaves_what_is_issued(bool isIssued)
    {
        var (stack, next) = await RenewedAsync();
        await UpAsync(stack);
        if (isIssued) Prove(next);

        var destroyed = await stack.DestroyAsync(skipPreview: true);

        Assert.True(destroyed.Succeeded, destroyed.Text);
        Assert.Equal("Read", destroyed.Calls.First(call => call.Method is "Read" or "Delete").Method);
        AssertSteps(destroyed, "Delete issued", "Delete www", "Delete purchase");
        AssertSent(isIssued ? [] : ["cancel-cert"]);
        Assert.Equal(CertificateStatus.Issued, Emulator.Certificate(First).Status);
        Assert.Equal(isIssued ? CertificateStatus.Issued : CertificateStatus.Paid, Emulator.Certificate(next).Status);
    }

    /// <summary>Both adopt what SCM sent, and neither sends anything. A destroy of one of them withdraws what the other one uses, as everywhere.</summary>
    [Fact]
    public async Task Two_stacks_on_one_purchase_follow_it_side_by_side()
    {
        var one = await IssuedAsync();
        var other = NewStack("other");
        await UpAsync(other);
        var next = Renewed(First);

        foreach (var stack in (Stack[])[one, other])
        {
            var up = await UpAsync(stack);
            AssertSteps(up, "Create www", "Delete www");
            Assert.Contains("If another stack also declares this certificate", up.Text, StringComparison.Ordinal);
        }

        Prove(next);
        foreach (var stack in (Stack[])[one, other]) AssertSteps(await UpAsync(stack), "Create issued", "Delete issued");
        AssertSent();
    }

    /// <summary>N3: a preview without credentials must not go back to an older certificate, nor fail.</summary>
    [Fact]
    public async Task Preview_without_credentials_keeps_the_ids_that_are_known()
    {
        var (stack, next) = await RenewedAsync();
        await UpAsync(stack);
        Environment.Clear();

        var preview = await stack.PreviewAsync(Quiet with { Calls = [], Outputs = [] }); // an export needs credentials

        Assert.True(preview.Succeeded, preview.Text);
        AssertSteps(preview);
        Assert.Contains(WarningsOf(preview), warning => warning.Contains(next, StringComparison.Ordinal));
    }
}
