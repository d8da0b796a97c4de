using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// <c>ApplicationLifecycle</c>, column Update: it only finishes or records, and sends nothing. For ended certificates see <see cref="ApplicationReadTests"/>.
/// </summary>
public sealed class ApplicationUpdateTests : ProviderFixture
{
    [Fact]
    public async Task Update_finishes_what_an_earlier_run_left_unfinished()
    {
        // Twelve looks fit into five minutes; two more looks see no record either.
        Emulator.Switches.RecordsAfterReads = 14;
        var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));
        await BeginRunAsync();

        var finished = await this.UpdateAsync(unfinished, await this.CheckAsync(Program(CertificateId), unfinished));

        Assert.Single(finished.Records);
        Assert.Empty(Infos);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("PAID", "no longer has an application")]
    [InlineData("CANCELCHECKING", "no longer has an application")]
    [InlineData("missing", "no longer has an application")]
    [InlineData("UPLOAD", "imported")]
    public async Task Update_without_an_application_fails(string status, string text)
    {
        var created = await this.UpAsync(Program(CertificateId));
        if (status == "missing") Emulator.Remove(CertificateId);
        else Emulator.Faults.Onward("show", 1, Shown(status));

        await FailsAsync(this.UpdateAsync(created, created.Inputs), "FailedPrecondition", CertificateId, text);

        Assert.Equal(1, Applies);
    }

    /// <summary>D2</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN", "companyUnit")]
    [InlineData("ISSUED", "applicantName")]
    [InlineData("SOMETHING_NEW", "companyUnit")]
    public async Task Update_records_a_field_without_effect_and_says_so(string status, string field)
    {
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
        Shows(Assert.Single(Infos, line => line.StartsWith($"Recorded {field}. ", StringComparison.Ordinal)), status, "no effect");
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>The certificate may be issued or rejected by the time of the update.</summary>
    [Fact]
    public async Task Preview_of_an_update_leaves_new_outputs_unknown()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));

        var planned = await this.UpdateAsync(unfinished, unfinished.Inputs, preview: true);

        AssertUnknown(planned.Outputs, "validationRecords", "notBefore", "notAfter", "issueTime", "fingerprint", "failureReason");
        Assert.Equal("CHECKING_DOMAIN", planned.Status);
        Assert.False(planned.Outputs.ContainsKey("inputsNotRead"));
    }
}
