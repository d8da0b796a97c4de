using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>N4: how SCM's renewal can end, and what the program does then.</summary>
public sealed class RenewalOutcomeTests : RotationFixture
{
    private static StackProgram Organization { get; } = Quiet.With(
        "www", ("companyName", "Example Trading Co., Ltd."), ("companyProvince", "Sichuan"), ("companyCity", "Chengdu"), ("country", "CN"));

    /// <summary>N4, the variant: the program waits in the run that adopts the renewal.</summary>
    [Fact]
    public async Task Program_that_waits_rotates_in_one_update()
    {
        var (stack, next) = await RenewedAsync(Waiting);

        var preview = await PreviewAsync(stack, Waiting);
        AssertSteps(preview, "Create www", "Create issued");
        Assert.DoesNotContain(preview.Calls, call => call.Method == "Invoke"); // what to export is not known yet
        stack.Logged = message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal)) Prove(next);
        };
        var up = await UpAsync(stack, Waiting);

        AssertSteps(up, "Create www", "Create issued", "Delete issued", "Delete www");
        Assert.Equal((next, next, next), (Certificate(stack, "www"), Certificate(stack, "issued"), Exported(stack)));
        AssertSent();
        await AssertSettledAsync(stack, Waiting);
    }

    /// <summary>The CA issues at once, so there are no records, and nothing separates the two steps.</summary>
    [Fact]
    public async Task Renewal_without_another_proof_takes_one_update()
    {
        var (stack, next) = await RenewedAsync(purchase: Purchase with { NextCertificate = NextCertificate.ProofReused });

        AssertSteps(await PreviewAsync(stack), "Create www", "Create issued");
        AssertSteps(await UpAsync(stack), "Create www", "Create issued", "Delete issued", "Delete www");

        Assert.Null(Output(stack, "records"));
        Assert.Equal((next, next), (Certificate(stack, "issued"), Exported(stack)));
        AssertSent();
        await AssertSettledAsync(stack);
    }

    /// <summary>SCM issues the certificate again under the same ID: no resource changes, and the export shows the new certificate.</summary>
    [Fact]
    public async Task Certificate_that_is_issued_again_under_its_id_changes_outputs_only()
    {
        var stack = await IssuedAsync(purchase: Purchase with { NextCertificate = NextCertificate.SameId });
        var (before, renewAfter) = ((string?)Output(stack, "certificate"), (string?)Output(stack, "renewAfter"));
        Time.Advance(TimeSpan.FromDays(171));

        await AssertSettledAsync(stack);

        Assert.Equal(First, Exported(stack)); // by its new fingerprint
        Assert.NotEqual(before, (string?)Output(stack, "certificate"));
        Assert.NotEqual(renewAfter, (string?)Output(stack, "renewAfter"));
        AssertSent();
    }

    [Fact]
    public async Task Review_of_an_organization_for_ten_days_blocks_nothing()
    {
        var (stack, next) = await RenewedAsync(Organization, Purchase with { Type = "OV_SSL_CERT" });
        AssertSteps(await UpAsync(stack, Organization), "Create www", "Delete www");
        Prove(next);

        for (var day = 0; day < 14; day += 2)
        {
            Time.Advance(TimeSpan.FromDays(2));
            var before = Time.Passed;
            await AssertSettledAsync(stack, Organization);
            Assert.Equal(TimeSpan.Zero, Time.Passed - before);
        }

        Emulator.Issue(next);
        AssertSteps(await UpAsync(stack, Organization), "Create issued", "Delete issued");
        Assert.Equal(next, Exported(stack));
        AssertSent();
    }

    /// <summary>N5, N7: three days after the date of the renewal, every run says so; what the program has stays as it is.</summary>
    [Theory]
    [InlineData(171, false)]
    [InlineData(173, true)]
    [InlineData(199, true)]
    public async Task Missing_renewal_is_a_warning(int day, bool warns)
    {
        var stack = await IssuedAsync(purchase: Purchase with { NextCertificate = NextCertificate.None });
        Time.Advance(TimeSpan.FromDays(day));

        foreach (var run in (RunResult[])[await PreviewAsync(stack), await UpAsync(stack)])
        {
            AssertSteps(run);
            Assert.Equal(warns ? 1 : 0, WarningsOf(run).Count(warning => warning.Contains(First, StringComparison.Ordinal)));
        }
    }

    /// <summary>Without a renewal, SCM does not export the certificate any more, and the program must not continue with an empty file.</summary>
    [Fact]
    public async Task Certificate_that_expires_without_a_renewal_ends_the_export()
    {
        var stack = await IssuedAsync(purchase: Purchase with { NextCertificate = NextCertificate.None });
        Time.Advance(TimeSpan.FromDays(201));

        var up = await stack.UpAsync(Quiet, skipPreview: true);

        Assert.False(up.Succeeded);
        Assert.Contains($"Certificate {First} is EXPIRED", up.Text, StringComparison.Ordinal);
        AssertSteps(up);
        AssertSent();

        // Another purchase takes its place, with one application.
        Emulator.AddCertificate(Purchase with { Id = "scs1554192131159", Domain = "www.example.com", Status = CertificateStatus.Issued });
        stack.Config["certificateId"] = new ConfigValue("scs1554192131159");
        AssertSteps(
            await UpAsync(stack), "Create purchase", "Create www", "Create issued", "Delete issued", "Delete www", "Delete purchase");
        await AssertSettledAsync(stack);
        AssertSent();
    }

    /// <summary>The CA rejects what SCM sent before the program has seen it: the next update applies, once.</summary>
    [Fact]
    public async Task Rejected_renewal_is_applied_for_by_the_program()
    {
        var (stack, next) = await RenewedAsync();
        Emulator.Reject(next);

        var preview = await PreviewAsync(stack);
        AssertSteps(preview, "Create www");
        Assert.Contains(WarningsOf(preview), warning => warning.Contains("The update will submit a new application", StringComparison.Ordinal));
        AssertSteps(await UpAsync(stack), "Create www", "Delete www");

        AssertSent("apply");
        await FollowsAsync(stack, next);
    }

    /// <summary>The CA rejects what the program has adopted: every run warns, and applies again when the user wishes it.</summary>
    [Fact]
    public async Task Rejection_after_the_adoption_is_a_warning_until_the_user_applies_again()
    {
        var (stack, next) = await RenewedAsync();
        await UpAsync(stack);
        Emulator.Reject(next);

        foreach (var run in (RunResult[])[await PreviewAsync(stack), await UpAsync(stack)])
        {
            AssertSteps(run);
            Assert.Contains(WarningsOf(run), warning => warning.Contains("--target-replace", StringComparison.Ordinal));
        }

        stack.TargetReplaces = new HashSet<string> { stack.Urn(ApplicationType, "www") };
        AssertSteps(await UpAsync(stack), "Create www", "Delete www");
        stack.TargetReplaces = new HashSet<string>();
        AssertSent("apply");
        Assert.Equal(CertificateStatus.CheckingDomain, Emulator.Certificate(next).Status);
        await FollowsAsync(stack, next);
    }

    /// <summary>SCM bought the next certificate and did not apply for it: the program does.</summary>
    [Fact]
    public async Task Renewal_that_is_only_paid_is_applied_for_by_the_program()
    {
        var (stack, next) = await RenewedAsync(purchase: Purchase with { NextCertificate = NextCertificate.Paid });

        AssertSteps(await PreviewAsync(stack), "Create www");
        AssertSteps(await UpAsync(stack), "Create www", "Delete www");

        AssertSent("apply");
        await FollowsAsync(stack, next);
    }

    /// <summary>Every run begins with the refresh of the subscription. If nothing is left of the purchase, it ends there too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Missing_or_unsuitable_purchase_fails_the_run(bool isGone)
    {
        var stack = await IssuedAsync();
        if (isGone) Emulator.Remove(First);
        else Emulator.SetStatus(First, CertificateStatus.Upload);

        var preview = await stack.PreviewAsync(Quiet);
        Assert.False(preview.Succeeded);
        AssertSteps(preview);
        var up = await stack.UpAsync(Quiet, skipPreview: true);
        Assert.False(up.Succeeded);
        AssertSteps(up);

        AssertSent();
        Assert.Equal(First, Certificate(stack, "www"));
        Assert.Equal(isGone ? 0 : 1, stack.State.Resources.Count(resource => resource.Name == "purchase"));
    }

    /// <summary>The second update, after the certificate is issued.</summary>
    private async Task FollowsAsync(Stack stack, string next)
    {
        await AssertSettledAsync(stack);
        Prove(next);
        AssertSteps(await UpAsync(stack), "Create issued", "Delete issued");
        Assert.Equal(next, Exported(stack));
        await AssertSettledAsync(stack);
    }
}
