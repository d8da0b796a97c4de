using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>N4, N6, R4: an application for a certificate that SCM has already applied for.</summary>
public sealed class ApplicationOfRenewalTests : ProviderFixture
{
    private const RenewalLinks Both = RenewalLinks.Both;

    private static readonly string Csr = CsrSamples.Read("ec-p256");

    /// <summary>N6: the reviewer sees the records and the status that the update will record, and nothing is unknown.</summary>
    [Fact]
    public async Task Preview_of_an_application_that_exists_shows_its_records()
    {
        var (_, second) = Renewed();

        var preview = await this.PreviewAsync(Program(second));
        var created = await this.UpAsync(Program(second));

        AssertSame(created.Outputs, preview.Outputs);
        Assert.NotEmpty(preview.Records);
        Assert.False(Property.HasUnknown(preview.Outputs));
        Assert.Equal(0, Applies);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_leaves_records_unknown_that_scm_does_not_show_yet()
    {
        var (_, second) = Renewed();
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN"));

        var preview = await this.PreviewAsync(Program(second));

        AssertUnknown(preview.Outputs, "validationRecords");
        Assert.Equal("CHECKING_DOMAIN", preview.Status);
    }

    /// <summary>N6: with an unknown input, it may be another application.</summary>
    [Fact]
    public async Task Preview_with_an_unknown_input_leaves_the_records_unknown()
    {
        var (_, second) = Renewed();

        var preview = await this.PreviewAsync(Program(second).With("sans", new JsonArray(Property.Unknown)));

        AssertUnknown(preview.Outputs, "validationRecords", "status");
    }

    /// <summary>N6: the CSR of the user has the key of the renewal, has another one, and cannot be compared yet.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_of_a_renewal_is_compared_once_it_is_issued(bool isSame)
    {
        var (_, second) = Renewed(isSame ? Csr : CsrSamples.Read("rsa-2048"));
        var program = Program(second).With("csr", Csr);

        await this.PreviewAsync(program);
        Shows(Assert.Single(Warnings), second, "csr");
        await BeginRunAsync();
        var adopted = await this.UpAsync(program);
        Shows(Assert.Single(Warnings), second, "csr");
        Assert.True((bool)adopted.Outputs["keyNotCompared"]!);

        Assert.True((bool)(await this.ReadAsync(adopted))!.Outputs["keyNotCompared"]!); // still under review
        Emulator.Issue(second);
        if (isSame)
        {
            Assert.Null((await this.ReadAsync(adopted))!.Outputs["keyNotCompared"]);
            Assert.Null((await this.UpdateAsync(adopted, adopted.Inputs)).Outputs["keyNotCompared"]);
        }
        else
        {
            var unfinished = await IsNotReadyAsync(this.ReadAsync(adopted), second, "csr");
            await IsNotReadyAsync(this.UpdateAsync(unfinished, unfinished.Inputs), second, "csr"); // an `up` does not hide it
            var withoutCsr = await this.CheckAsync(Program(second), unfinished); // the way out
            var diff = await this.DiffAsync(unfinished, withoutCsr);
            Assert.Null(diff["replaces"]);
            Assert.Null((await this.UpdateAsync(unfinished, withoutCsr)).Outputs["keyNotCompared"]);
        }

        Assert.Equal(2, Sent("export"));
        Assert.Equal(0, Applies);
    }

    /// <summary>A preview does not export the certificate, so it says what the update will do.</summary>
    [Fact]
    public async Task Preview_of_an_issued_certificate_and_an_own_csr_says_that_the_keys_are_compared()
    {
        var (_, second) = Renewed(Csr);
        Emulator.Issue(second);

        await this.PreviewAsync(Program(second).With("csr", Csr));

        Shows(Assert.Single(Warnings), second, "csr");
        Assert.Equal(0, Sent("export"));
    }

    /// <summary>N6: the certificate is issued while Create waits for its records.</summary>
    [Fact]
    public async Task Key_of_a_renewal_that_is_issued_in_the_meantime_is_compared_at_once()
    {
        var (_, second) = Renewed(CsrSamples.Read("rsa-2048"));
        Emulator.Issue(second);
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN"));

        await IsNotReadyAsync(this.UpAsync(Program(second).With("csr", Csr)), second, "csr");
    }

    [Fact]
    public async Task Key_that_cannot_be_read_is_compared_by_a_later_run()
    {
        var (_, second) = Renewed(Csr);
        var adopted = await this.UpAsync(Program(second).With("csr", Csr));
        Emulator.Issue(second);
        Emulator.Faults.Next("export", Fault.Answer(403, """{"error_code":"SCM.4002"}"""));

        var read = (await this.ReadAsync(adopted))!;
        Assert.True((bool)read.Outputs["keyNotCompared"]!);
        Assert.Contains(Warnings, warning => warning.Contains("SCM.4002", StringComparison.Ordinal));

        Assert.Null((await this.ReadAsync(read))!.Outputs["keyNotCompared"]);
    }

    /// <summary>N6: SCM applied with the data of the first application, and the program has changed since.</summary>
    [Theory]
    [InlineData("domain")]
    [InlineData("domainMethod")]
    [InlineData("domain", true)]
    public async Task Renewal_with_other_data_is_refused_and_the_message_says_where_it_comes_from(string changed, bool isIssued = false)
    {
        var (_, second) = Renewed();
        if (isIssued) Emulator.Issue(second);
        var program = Program(second).With(changed, changed == "domain" ? "shop.example.com" : "FILE");

        await FailsAsync(this.PreviewAsync(program), "FailedPrecondition", second, changed, "renews an earlier certificate");
        await FailsAsync(this.UpAsync(program), "FailedPrecondition", second, changed, "renews an earlier certificate");

        Assert.Equal(0, Applies + Withdrawals);
    }

    /// <summary>N6: persons are never compared.</summary>
    [Fact]
    public async Task Renewal_with_other_persons_is_adopted()
    {
        var (_, second) = Renewed();

        await this.UpAsync(Program(second).With("applicantName", "Li Si").With("applicantPhone", "13900000000"));

        Assert.Equal(0, Applies);
    }

    /// <summary>N4: a rotation is quiet.</summary>
    [Theory]
    [InlineData("ISSUED")]
    [InlineData("EXPIRED")]
    public async Task Old_certificate_is_left_alone_without_a_warning(string status)
    {
        var (old, second) = await RotatedAsync();
        Emulator.SetStatus(old.Id, status);

        await this.DeleteAsync(old);

        Assert.Equal(status, Emulator.Certificate(old.Id).Status);
        Assert.NotEqual(old.Id, second);
        Assert.Empty(Warnings);
        Assert.Equal(0, Withdrawals);
    }

    /// <summary>R4: a program that goes back to the first id does not withdraw SCM's renewal.</summary>
    [Theory]
    [InlineData(Both, false)]
    [InlineData(RenewalLinks.Forward, false)]
    [InlineData(RenewalLinks.Backward, false)]
    [InlineData(RenewalLinks.None, true)]
    [InlineData(Both, true)]
    public async Task Renewal_is_kept_if_the_program_declares_a_certificate_of_the_same_purchase(RenewalLinks links, bool linksCannotBeRead)
    {
        var (first, second) = Renewed(links: links);
        var renewal = await this.UpBeforeAsync(Program(second));
        Emulator.Switches.TagQueryDenied = linksCannotBeRead;

        await this.UpAsync(Program(first));
        await this.DeleteAsync(renewal);

        Assert.Equal(0, Withdrawals);
        Shows(Assert.Single(Infos, line => line.Contains("nothing is withdrawn", StringComparison.Ordinal)), first, second);
    }

    /// <summary>R4: the run that went back was killed before its Delete, and the next one finds nothing to change.</summary>
    [Fact]
    public async Task Renewal_is_kept_if_its_Delete_is_left_to_the_next_run()
    {
        var (first, second) = Renewed();
        var renewal = await this.UpBeforeAsync(Program(second));
        var back = await this.UpBeforeAsync(Program(first));

        Assert.Empty(await this.ChangesAsync(back, await this.CheckAsync(Program(first), back)));
        await this.DeleteAsync(renewal);

        Assert.Equal(0, Withdrawals);
    }

    /// <summary>R4: another provider of the run declares a certificate of another account.</summary>
    [Fact]
    public async Task Certificate_of_another_account_does_not_stop_a_withdrawal()
    {
        var second = AddApplied("CHECKING_DOMAIN");
        var application = await this.UpBeforeAsync(Program(second));
        Emulator.Switches.TagQueryDenied = true;
        await this.CheckAsync(Program(Add(new CertificateSeed { OtherAccount = true })), name: "other");

        await this.DeleteAsync(application);

        Assert.Equal("PAID", Emulator.Certificate(second).Status);
    }

    /// <summary>R4: otherwise, R3 applies.</summary>
    [Theory]
    [InlineData("nothing declared")]
    [InlineData("unlinked, and the links can be read")]
    [InlineData("other names, and the links cannot be read")]
    public async Task Application_of_an_unrelated_certificate_is_withdrawn(string why)
    {
        var second = AddApplied("CHECKING_DOMAIN");
        var application = await this.UpBeforeAsync(Program(second));
        Emulator.Switches.TagQueryDenied = why == "other names, and the links cannot be read";
        if (why != "nothing declared")
        {
            var domain = Emulator.Switches.TagQueryDenied ? "shop.example.com" : "www.example.com";
            await this.UpAsync(Program(AddApplied("ISSUED", domain)).With("domain", domain), name: "other");
        }

        await this.DeleteAsync(application);

        Assert.Equal("PAID", Emulator.Certificate(second).Status);
    }

    /// <summary>A certificate and its renewal, which SCM has applied for.</summary>
    private (string First, string Second) Renewed(string? csr = null, RenewalLinks links = Both)
    {
        Emulator.Switches.RenewalUsesCsr = csr is not null;
        var first = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", Csr = csr, RemainingCertificates = 1 });
        return (first, Emulator.Renew(first, links: links));
    }

    /// <summary>The program has moved to the renewal, and the old certificate is still to be deleted from the state.</summary>
    private async Task<(Resource Old, string Second)> RotatedAsync()
    {
        var (first, second) = Renewed();
        var old = await this.UpBeforeAsync(Program(first));
        var diff = await this.PlanAsync(old, Program(second));
        Assert.Null(diff["deleteBeforeReplace"]);
        await this.UpAsync(Program(second));
        return (old, second);
    }
}
