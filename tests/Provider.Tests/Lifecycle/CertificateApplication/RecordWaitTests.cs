using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>What Create waits for after it has sent the application.</summary>
public class RecordWaitTests : ProviderFixture
{
    private static readonly CertificateSeed Organization = new() { Type = "OV_SSL_CERT", Brand = "GLOBALSIGN" };

    [Fact]
    public async Task Wait_lasts_until_late_records_have_come()
    {
        Emulator.Switches.RecordsAfterReads = 4;

        Assert.Single((await this.UpAsync(Program(CertificateId))).Records);

        Assert.Equal(1, Applies);
        Assert.Equal(1 + 4 + 2, Sent("show"));
    }

    [Fact]
    public async Task Wait_goes_on_while_the_records_change_between_two_reads()
    {
        Emulator.Faults.Nth("show", 2, Shown("CHECKING_DOMAIN", "www.example.com", "an early value"));

        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal(Emulator.Certificate(CertificateId).Records.Single().Value, (string)created.Records.Single()!["value"]!);
        Assert.Equal(1 + 1 + 2, Sent("show"));
    }

    [Fact]
    public async Task Wait_goes_on_while_the_service_lags_behind_the_application()
    {
        Emulator.Switches.ShowLagsApply = 3;

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Wait_takes_the_status_it_was_sent_from_for_no_rejection()
    {
        Emulator.Switches.ShowLagsApply = 3;
        var id = AddApplied("UNPASSED");

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(id))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>A replica may lag behind by a whole withdrawal: what it shows then is not what was sent.</summary>
    [Fact]
    public async Task Wait_goes_on_while_the_service_shows_the_application_before()
    {
        Fault[] old =
        [
            Shown("CHECKING_DOMAIN", "old.example.com", "old"), Shown("CHECKING_DOMAIN", "old.example.com", "old"),
            Shown("CANCELCHECKING", "old.example.com"), Shown("PAID"),
        ];
        for (var look = 0; look < old.Length; look++) Emulator.Faults.Nth("show", look + 2, old[look]);

        var created = await this.UpAsync(Program(CertificateId));

        Assert.Equal(Emulator.Certificate(CertificateId).Records.Single().Value, (string)created.Records.Single()!["value"]!);
        Assert.Equal("www.example.com", (string?)created.Outputs["domainNames"]!.AsArray().Single());
    }

    [Fact]
    public async Task Wait_without_records_in_time_keeps_id_and_state_of_a_DV_certificate()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;

        var created = await IsNotReadyAsync(
            this.UpAsync(Program(CertificateId)), [], CertificateId, "no validation record within 300 s", "status CHECKING_DOMAIN", "`pulumi up` again");

        Assert.Equal((CertificateId, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Wait_without_records_in_time_only_warns_for_an_OV_certificate()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var id = Add(Organization);

        var created = await this.UpAsync(OrganizationProgram(id));

        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Shows(Assert.Single(Warnings), id, "no validation record within 300 s", "`pulumi refresh`");
        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Wait_without_records_in_time_only_warns_where_the_service_writes_them_itself()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;

        await this.UpAsync(Program(CertificateId).With("autoDnsAuth", true));

        Shows(Assert.Single(Warnings), CertificateId, "no validation record");
    }

    [Fact]
    public async Task Wait_by_mail_ends_when_the_status_is_left()
    {
        Emulator.Switches.ShowLagsApply = 2;
        var id = Add(Organization);

        var created = await this.UpAsync(OrganizationProgram(id).With("domainMethod", "EMAIL"));

        Assert.Equal("CHECKING_DOMAIN", created.Status);
        Assert.Empty(Warnings);
        Assert.Equal(1 + 2 + 1, Sent("show"));
    }

    [Fact]
    public async Task Wait_ends_where_control_of_the_domain_is_proven()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.Faults.Nth("show", 3, Shown("CHECKING_ORG"));

        Assert.Equal("CHECKING_ORG", (await this.UpAsync(Program(CertificateId))).Status);
    }

    [Fact]
    public async Task Wait_ends_with_a_rejection()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        Emulator.Faults.Nth("show", 4, Shown("UNPASSED"));

        var created = await IsNotReadyAsync(
            this.UpAsync(Program(CertificateId)), [], CertificateId, "rejected", "Change the inputs", "`pulumi up --target-replace URN`");

        Assert.Equal("UNPASSED", created.Status);
        Assert.Equal(1, Applies);
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

        await IsNotReadyAsync(this.UpAsync(Program(CertificateId)), [], CertificateId, "no application any more", "`pulumi up --refresh`");

        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Wait_outlasts_trouble_with_the_service()
    {
        for (var call = 2; call <= 9; call++) Emulator.Faults.Nth("show", call, Fault.Html(503));

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task Wait_that_is_forbidden_to_look_keeps_the_id()
    {
        Emulator.Faults.Nth("show", 2, Fault.Error(403, "SCM.4002", "no permission"));

        var created = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)), [], CertificateId, "SCM.4002", "show");

        Assert.Equal(CertificateId, created.Id);
        Assert.Equal("www.example.com", (string?)created.Outputs["domain"]);
        Assert.Equal(1, Applies);
    }

    [Fact]
    public async Task Wait_lists_names_without_a_record()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 3 });
        Emulator.Faults.Nth("show", 2, Shown("CHECKING_DOMAIN", "www.example.com", "a"));
        Emulator.Faults.Nth("show", 3, Shown("CHECKING_DOMAIN", "www.example.com", "a"));

        await this.UpAsync(Program(id).With("sans", new System.Text.Json.Nodes.JsonArray("b.example.com", "c.example.com")));

        Shows(Assert.Single(Warnings), id, "no validation record yet for b.example.com, c.example.com", "`pulumi refresh`");
    }

    [Fact]
    public async Task Wait_misses_no_name_where_records_bear_none()
    {
        var records = Fault.Answer(
            200,
            """{"status":"CHECKING_DOMAIN","domain":"www.example.com","authentification":"""
            + """[{"record_name":"_dnsauth.example.com","record_type":"TXT","record_value":"v"}]}""");
        for (var look = 2; look <= 3; look++) Emulator.Faults.Nth("show", look, records);

        await this.UpAsync(Program(CertificateId));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Wait_ends_at_the_users_time_limit()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;

        await IsNotReadyAsync(this.UpAsync(Program(CertificateId), timeout: 25), [], "no validation record within 25 s");

        Assert.InRange(Time.Passed, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(26));
    }

    [Fact]
    public async Task Wait_for_a_taken_over_application_that_is_refused_a_look_gives_back_what_was_seen_before()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", 2, Fault.RefuseSignature);

        AssertSeen(id, await IsNotReadyAsync(this.UpAsync(Program(id)), [], id, "APIGW.0301"));
    }

    [Fact]
    public async Task Wait_for_a_taken_over_application_that_is_cancelled_in_a_look_is_over_when_the_last_look_shows_the_same_records()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.Faults.Nth("show", 2, Fault.HangBeforeCommit);
        var create = this.UpAsync(Program(id));
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();

        AssertSeen(id, await create);
    }

    [Theory]
    [InlineData("ISSUED", "example.com", false)]
    [InlineData("CHECKING_ORG", "example.com", false)]
    [InlineData("CHECKING_DOMAIN", "example.com", true)]
    [InlineData("CHECKING_DOMAIN", "WWW.example.com.", false)]
    public async Task Record_is_missed_only_while_the_domains_are_validated(string status, string recorded, bool isMissed)
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 5 });
        var inputs = await this.CheckAsync(Program(id));
        var record = new JsonObject { ["domain"] = recorded, ["record_name"] = "_dnsauth.example.com", ["record_type"] = "TXT", ["record_value"] = "v" };
        var shown = new JsonObject
        {
            ["status"] = status, ["type"] = "DV_SSL_CERT", ["domain"] = "www.example.com", ["authentification"] = new JsonArray(record),
        };
        for (var i = 0; i < 3; i++) Emulator.Faults.Next("show", Fault.Answer(200, shown.ToJsonString()));

        await this.CreateAsync(inputs);

        Assert.Equal(isMissed, Warnings.Any(warning => warning.Contains("no validation record yet for www.example.com", StringComparison.Ordinal)));
    }

    /// <summary>The service may put another of the names first; a wait that sees another application says so.</summary>
    [Theory]
    [InlineData("a.example.com", "www.example.com", true)]
    [InlineData("old.example.com", null, false)]
    public async Task Wait_knows_the_application_by_its_names(string domain, string? sans, bool isOurs)
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        var inputs = await this.CheckAsync(Program(id).With("sans", new JsonArray("a.example.com")));
        var record = new JsonObject { ["domain"] = domain, ["record_name"] = "_dnsauth.example.com", ["record_type"] = "TXT", ["record_value"] = "v" };
        var shown = new JsonObject
        {
            ["status"] = "CHECKING_DOMAIN", ["type"] = "DV_SSL_CERT", ["domain"] = domain, ["sans"] = sans, ["authentification"] = new JsonArray(record),
        };
        for (var i = 2; i < 12; i++) Emulator.Faults.Nth("show", i, Fault.Answer(200, shown.ToJsonString()));

        var create = this.CreateAsync(inputs, timeout: 30);

        if (isOurs) Assert.Single((await create).Records);
        else await IsNotReadyAsync(create, inputs, "SCM shows another domain, status CHECKING_DOMAIN");
    }

    private void AssertSeen(string id, Resource created)
    {
        var certificate = Emulator.Certificate(id);
        Assert.Equal((id, "CHECKING_DOMAIN"), (created.Id, created.Status));
        Assert.Equal(("DV_SSL_CERT", certificate.OrderId), ((string?)created.Outputs["certificateType"], (string?)created.Outputs["orderId"]));
        Assert.Equal(certificate.Records.Single().Value, (string?)created.Records.Single()!["value"]);
    }
}

/// <summary>The same by the historical call.</summary>
public sealed class RecordWaitByV2Tests : RecordWaitTests
{
    internal override string? ApiVersion => "v2";
}
