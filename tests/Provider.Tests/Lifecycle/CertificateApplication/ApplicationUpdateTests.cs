using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Update: it sends nothing, it finishes or records.</summary>
public sealed class ApplicationUpdateTests : ProviderFixture
{
    [Fact]
    public async Task Update_finishes_what_an_earlier_run_left_unfinished()
    {
        // Ten looks fit into five minutes; two more looks see no record either.
        Emulator.Switches.RecordsAfterReads = 12;
        var inputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(inputs), inputs, "no validation record");
        await BeginRunAsync();

        var finished = await this.UpdateAsync(unfinished, await this.CheckAsync(Program(CertificateId), unfinished));

        Assert.Single(finished.Records);
        Assert.Empty(Infos);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CANCELCHECKING")]
    public async Task Update_without_an_application_fails(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);
        if (status == "CANCELCHECKING") Emulator.Faults.Next("show", Shown(status));

        await FailsAsync(
            this.UpdateAsync(created, created.Inputs),
            "FailedPrecondition", CertificateId, status, "no application any more", "`pulumi up --refresh`");

        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Update_without_a_certificate_fails()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Remove(CertificateId);

        await FailsAsync(this.UpdateAsync(created, created.Inputs), "FailedPrecondition", CertificateId, "no application any more", "`pulumi up --refresh`");
    }

    [Fact]
    public async Task Update_of_a_rejected_application_is_not_ready()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId);

        var rejected = await IsNotReadyAsync(this.UpdateAsync(created, created.Inputs), created.Inputs, CertificateId, "rejected", "--target-replace");

        Assert.Equal((CertificateId, "UNPASSED"), (rejected.Id, rejected.Status));
        Assert.Equal(1, Applies);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN", "companyUnit")]
    [InlineData("ISSUED", "applicantName")]
    [InlineData("SOMETHING_NEW", "companyUnit")]
    public async Task Update_records_a_field_without_effect_and_says_so(string status, string field)
    {
        // D2
        var created = await this.UpAsync(Program(CertificateId));
        if (status == "ISSUED") Emulator.Issue(CertificateId);
        else Emulator.SetStatus(CertificateId, status);
        var refreshed = (await this.ReadAsync(created))!;
        var inputs = await this.CheckAsync(Program(CertificateId).With(field, "Another"), refreshed);

        var diff = await this.DiffAsync(refreshed, inputs);
        var updated = await this.UpdateAsync(refreshed, inputs);

        Assert.Equal(field, (string?)diff["diffs"]!.AsArray().Single());
        Assert.Null(diff["replaces"]);
        Assert.Equal(("Another", status), ((string?)updated.Outputs[field], updated.Status));
        Assert.Contains(Infos, line => line.StartsWith($"Recorded {field}. Nothing was sent", StringComparison.Ordinal));
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    [Theory]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    public async Task Update_of_an_ended_certificate_records_and_warns(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);

        Assert.Equal(status, (await this.UpdateAsync(created, created.Inputs)).Status);

        Shows(Assert.Single(Warnings), CertificateId, status, "A new certificate is needed");
    }

    [Fact]
    public async Task Update_of_an_imported_certificate_fails()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "UPLOAD");

        await FailsAsync(this.UpdateAsync(created, created.Inputs), "FailedPrecondition", CertificateId, "imported into SCM");
    }

    [Fact]
    public async Task Update_ends_at_the_users_time_limit()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var inputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(inputs, timeout: 5), inputs, "within 5 s");

        await IsNotReadyAsync(this.UpdateAsync(unfinished, inputs, timeout: 12), inputs, "within 12 s");

        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(19));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Update_marks_secrets_that_come_unmarked(bool preview)
    {
        var created = await this.UpAsync(Program(CertificateId));

        AssertSecretsMarked((await this.UpdateAsync(created, Program(CertificateId), preview)).Outputs);
    }

    /// <summary>The certificate may be issued or rejected by the time of the update.</summary>
    [Fact]
    public async Task Preview_of_an_update_leaves_unknown_what_was_not_there_before()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var inputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(inputs, timeout: 5), inputs, "within 5 s");

        var planned = await this.UpdateAsync(unfinished, inputs, preview: true);

        Assert.All(
            ["validationRecords", "notBefore", "notAfter", "issueTime", "fingerprint", "failureReason"],
            (string name) => Assert.True(Property.IsUnknown(planned.Outputs[name]), name));
        Assert.Equal("CHECKING_DOMAIN", planned.Status);
        Assert.False(planned.Outputs.ContainsKey("inputsNotRead"));
    }
}
