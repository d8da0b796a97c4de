using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>What Create waits for after it has sent the application, beyond the faults of the matrix.</summary>
public sealed class RecordWaitTests : ProviderFixture
{
    [Fact]
    public async Task Wait_lasts_until_late_records_have_come()
    {
        Emulator.Switches.RecordsAfterReads = 4;

        Assert.Single((await this.UpAsync(Program(CertificateId))).Records);

        Assert.Equal((1, 1 + 4 + 2), (Applies, Sent("show")));
    }

    [Fact]
    public async Task Wait_continues_while_the_records_change_between_two_reads()
    {
        Emulator.Faults.Nth("show", 2, Shown("CHECKING_DOMAIN", "www.example.com", "an early value"));

        AssertTrueRecord(await this.UpAsync(Program(CertificateId)));

        Assert.Equal(1 + 1 + 2, Sent("show"));
    }

    /// <summary>The first looks are a quarter of a second apart, so two of them may see the same part of the records.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Wait_continues_for_a_few_looks_while_a_name_has_no_record(int looks, bool isComplete)
    {
        for (var look = 2; look < 2 + looks; look++) Emulator.Faults.Nth("show", look, Fault.Of(FaultKind.FirstRecord));

        var created = await this.UpAsync(Program(Add(ForNames(2))).With("sans", new JsonArray("b.example.com")));

        Assert.Equal((isComplete ? 2 : 1, isComplete ? 0 : 1), (created.Records.Count, Warnings.Count));
    }

    [Fact]
    public async Task Wait_does_not_treat_the_previous_status_as_a_rejection()
    {
        Emulator.Switches.ShowLagsApply = 3;

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(AddApplied("UNPASSED")))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>A replica may lag behind by a whole withdrawal: what it shows then is not what was sent.</summary>
    [Fact]
    public async Task Wait_continues_while_the_service_shows_the_previous_application()
    {
        Fault[] old =
        [
            Shown("CHECKING_DOMAIN", "old.example.com", "old"), Shown("CHECKING_DOMAIN", "old.example.com", "old"),
            Shown("CANCELCHECKING", "old.example.com"), Shown("PAID"),
        ];
        for (var look = 0; look < old.Length; look++) Emulator.Faults.Nth("show", look + 2, old[look]);

        var created = await this.UpAsync(Program(CertificateId));

        AssertTrueRecord(created);
        Assert.Equal(["www.example.com"], created.Texts("domainNames"));
    }

    /// <summary>The records of an OV certificate may come by email, and the service may create them itself.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wait_without_records_in_time_only_warns_if_they_may_not_be_needed(bool isOrganization)
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var id = isOrganization ? Add(Organization) : CertificateId;

        var created = await this.UpAsync(isOrganization ? OrganizationProgram(id) : Program(id).With("autoDnsAuth", true));

        Assert.Equal(("CHECKING_DOMAIN", 1), (created.Status, Applies));
        Shows(Assert.Single(Warnings), id);
    }

    [Fact]
    public async Task Wait_by_email_ends_when_the_status_changes()
    {
        Emulator.Switches.ShowLagsApply = 2;

        var created = await this.UpAsync(OrganizationProgram(Add(Organization)).With("domainMethod", "EMAIL"));

        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Assert.StartsWith("domainMethod", Assert.Single(Warnings));
        Assert.Equal(1 + 2 + 1, Sent("show"));
    }

    [Fact]
    public async Task Wait_ends_when_control_of_the_domain_is_proven()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.Faults.Nth("show", 3, Shown("CHECKING_ORG"));

        Assert.Equal("CHECKING_ORG", (await this.UpAsync(Program(CertificateId))).Status);
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CANCELCHECKING")]
    public async Task Wait_ends_when_the_application_is_withdrawn_elsewhere(string status)
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.Faults.Nth("show", 3, Shown("CHECKING_DOMAIN", "www.example.com", "a"));
        Emulator.Faults.Nth("show", 4, Shown(status, "www.example.com", "a"));
        for (var look = 5; look <= 6; look++) Emulator.Faults.Nth("show", look, Shown("PAID", null));

        await IsNotReadyAsync(this.UpAsync(Program(CertificateId)), CertificateId, "no longer has an application");

        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Wait_for_an_adopted_application_returns_the_last_state_if_a_look_is_refused()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", 2, Fault.RefuseSignature);

        var created = await IsNotReadyAsync(this.UpAsync(Program(id)), "APIGW.0301");

        Assert.Equal((id, "CHECKING_DOMAIN"), (created.Id, created.Status));
        var orderId = Emulator.Certificate(id).OrderId;
        Assert.Equal(("DV_SSL_CERT", orderId), ((string?)created.Outputs["certificateType"], (string?)created.Outputs["orderId"]));
        AssertTrueRecord(created);
    }

    /// <summary>Only while the domains are validated, and not if the records have no name.</summary>
    [Theory]
    [InlineData("ISSUED", "example.com", "")]
    [InlineData("CHECKING_ORG", "example.com", "")]
    [InlineData("CHECKING_DOMAIN", "example.com", "www.example.com")]
    [InlineData("CHECKING_DOMAIN", "WWW.example.com.", "")]
    [InlineData("CHECKING_DOMAIN", null, "")]
    [InlineData("CHECKING_DOMAIN", "www.example.com", "b.example.com, c.example.com", "b.example.com", "c.example.com")]
    public async Task Wait_lists_names_without_a_record(string status, string? recorded, string missed, params string[] sans)
    {
        var program = Program(Add(ForNames(5))).With("sans", new JsonArray([.. sans.Select(name => (JsonNode)name)]));
        var inputs = await this.CheckAsync(program);
        Emulator.Faults.Onward("show", 1, ShownWith(
            status, ("sans", string.Join(';', sans)), ("authentification", new JsonArray(RecordOf(recorded, "v")))));

        await this.CreateAsync(inputs);

        var warnings = Warnings.Where(warning => warning.Contains("no validation record", StringComparison.Ordinal)).ToList();
        if (missed.Length > 0) Shows(Assert.Single(warnings), $" {missed}.");
        else Assert.Empty(warnings);
    }

    /// <summary>The service may put another of the names first; a wait that sees another application says so.</summary>
    [Theory]
    [InlineData("a.example.com", "www.example.com", true)]
    [InlineData("old.example.com", null, false)]
    public async Task Wait_recognizes_the_application_by_its_names(string domain, string? sans, bool isOurs)
    {
        var inputs = await this.CheckAsync(Program(Add(ForNames(2))).With("sans", new JsonArray("a.example.com")));
        Emulator.Faults.Onward("show", 2, ShownWith(
            "CHECKING_DOMAIN", ("domain", domain), ("sans", sans), ("authentification", new JsonArray(RecordOf(domain, "v")))));

        var create = this.CreateAsync(inputs, timeout: 30);

        if (isOurs) Assert.Single((await create).Records);
        else await IsNotReadyAsync(create, "another domain");
    }

    private void AssertTrueRecord(Resource created) =>
        Assert.Equal(Emulator.Certificate(created.Id).Records.Single().Value, (string?)Assert.Single(created.Records)!["value"]);
}
