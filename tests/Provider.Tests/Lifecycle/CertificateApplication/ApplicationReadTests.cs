using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Read, as refresh calls it.</summary>
public sealed class ApplicationReadTests : ProviderFixture
{
    [Fact]
    public async Task Refresh_twice_gives_inputs_and_outputs_of_Check_and_Create()
    {
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 4 });
        var program = OrganizationProgram(id).With("country", "cn")
            .With("domain", "WWW.Example.com.").With("sans", new JsonArray("b.example.com", "*.a.example.com"));
        var created = await this.UpAsync(program);

        var once = (await this.ReadAsync(created))!;
        var twice = (await this.ReadAsync(once))!;

        AssertSame(created.Inputs, once.Inputs);
        AssertSame(created.Outputs, once.Outputs);
        AssertSame(once.Outputs, twice.Outputs);
        AssertSame(once.Inputs, twice.Inputs);
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUED")]
    [InlineData("EXPIRED")]
    public async Task Refresh_twice_after_the_status_moved_on_changes_nothing(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        if (status != "CHECKING_ORG") Emulator.Issue(CertificateId);
        Emulator.SetStatus(CertificateId, status);

        var once = await AssertNoChangeAsync(created);
        var twice = await AssertNoChangeAsync(once);

        AssertSame(once.Outputs, twice.Outputs);
        Assert.Equal(status, twice.Status);
    }

    /// <summary>Withdrawn outside of Pulumi: gone, and the next update applies again.</summary>
    [Fact]
    public async Task Refresh_of_a_withdrawn_application_lets_the_next_update_apply_again()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "PAID");
        await BeginRunAsync();

        Assert.Null(await this.ReadAsync(created));
        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((2, 2, 0), (Applies, Emulator.AcceptedApplications, Withdrawals));
    }

    [Fact]
    public async Task Refresh_of_a_withdrawn_application_finds_nothing()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "PAID");

        Assert.Null(await this.ReadAsync(created));
    }

    /// <summary>S6: what was asked of whom, what it said last, and that nothing was changed.</summary>
    [Fact]
    public async Task Refresh_whose_time_is_up_tells_what_was_said_last()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Fault.Error(503, "SCM.0095", "busy"), Fault.HangBeforeCommit);

        var read = this.ReadAsync(created);
        await Emulator.WhenHeldAsync();
        Time.Advance(TimeSpan.FromSeconds(60));

        await FailsAsync(
            read, "DeadlineExceeded", "nothing was changed at SCM", $"show of certificate {CertificateId} at 127.0.0.1 failed: HTTP 503, SCM.0095, busy");
    }

    [Fact]
    public async Task Refresh_of_a_removed_certificate_finds_nothing()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Remove(CertificateId);

        Assert.Null(await this.ReadAsync(created));
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    [InlineData("CANCELCHECKING")]
    [InlineData("ISSUED")]
    [InlineData("CANCLEREVOKING")]
    [InlineData("SOMETHING_NEW")]
    public async Task Refresh_finds_what_exists(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Shown(status));

        var read = (await this.ReadAsync(created))!;

        Assert.Equal(status, read.Status);
        AssertSame(created.Inputs, read.Inputs);
        AssertSame(created.Records, read.Records); // records already seen stay
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    public async Task Refresh_of_an_ended_certificate_warns(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);

        Assert.Equal(status, (await this.ReadAsync(created))!.Status);

        Shows(Assert.Single(Warnings), CertificateId, status, "A new certificate is needed");
    }

    [Fact]
    public async Task Refresh_of_a_rejected_application_is_not_ready()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Reject(CertificateId);

        var read = await IsNotReadyAsync(this.ReadAsync(created), [], CertificateId, "rejected");

        Assert.Equal("UNPASSED", read.Status);
        AssertSame(created.Inputs, read.Inputs);
    }

    [Fact]
    public async Task Refresh_of_a_DV_certificate_without_records_is_not_ready()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var inputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(inputs), inputs);

        var read = await IsNotReadyAsync(this.ReadAsync(unfinished), [], CertificateId, "no validation record yet", "`pulumi up`");

        AssertSame(inputs, read.Inputs);
    }

    [Fact]
    public async Task Refresh_of_an_imported_certificate_fails()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "UPLOAD");

        await FailsAsync(this.ReadAsync(created), "FailedPrecondition", CertificateId, "it has no application");
    }

    [Fact]
    public async Task Refresh_at_a_wrong_endpoint_fails_and_does_not_say_gone()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next(
            "show", Fault.Html(404), Fault.Error(404, "APIGW.0101", "no such API"),
            Fault.Error(400, "SCM.0003", "no privilege"), Fault.Error(400, "SCM.0008", "no such id"));

        for (var i = 0; i < 4; i++) await FailsAsync(this.ReadAsync(created), "FailedPrecondition", CertificateId, "127.0.0.1");
    }

    [Fact]
    public async Task Refresh_sees_drift_of_names_and_method_and_leaves_the_rest()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Fault.Answer(
            200, """{"status":"CHECKING_DOMAIN","domain":"Example.com","sans":"www.example.com;B.example.com","validation_method":"file"}"""));

        var read = (await this.ReadAsync(created))!;

        Assert.Equal(("example.com", "FILE"), ((string?)read.Inputs["domain"], (string?)read.Inputs["domainMethod"]));
        Assert.Contains("b.example.com", read.Inputs["sans"]!.AsArray().Select(name => (string)name!));
        AssertSame(created.Inputs["applicantPhone"]!, read.Inputs["applicantPhone"]!);
    }

    [Fact]
    public async Task Refresh_that_sees_drift_keeps_the_users_own_mark()
    {
        var created = await this.UpAsync(Program(CertificateId).With("domain", Property.Secret("www.example.com")));
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN", "new.example.com"));

        var read = (await this.ReadAsync(created))!;

        AssertSame(Property.Secret("new.example.com"), read.Inputs["domain"]!);
        AssertSame(Property.Secret("new.example.com"), read.Outputs["domain"]!);
    }

    [Fact]
    public async Task Refresh_marks_secrets_that_come_unmarked()
    {
        var program = Program(CertificateId);
        await this.UpAsync(program);

        var read = (await this.ReadAsync(new Resource(CertificateId, program, program)))!;

        AssertSecretsMarked(read.Inputs);
        AssertSecretsMarked(read.Outputs);
    }

    [Fact]
    public async Task Refresh_that_sees_drift_of_names_leaves_the_twin_of_the_CA_apart()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 4 });
        var created = await this.UpAsync(Program(id).With("sans", new JsonArray("a.example.com")));
        Emulator.Faults.Next("show", Fault.Answer(
            200, """{"status":"CHECKING_DOMAIN","domain":"www.example.com","sans":"a.example.com;b.example.com;example.com"}"""));

        AssertSame(new JsonArray("a.example.com", "b.example.com"), (await this.ReadAsync(created))!.Inputs["sans"]!);
    }

    public static TheoryData<string, string> Harmless => new()
    {
        { "records vanished", """{"status":"ISSUED","domain":"www.example.com","sans":"a.example.com","validation_method":"DNS","authentification":[]}""" },
        { "method changed after issue", """{"status":"ISSUED","domain":"www.example.com","sans":"a.example.com","validation_method":"FILE"}""" },
        { "twin added", """{"status":"CHECKING_DOMAIN","domain":"www.example.com","sans":"a.example.com;example.com","validation_method":"dns"}""" },
        { "case, order and dots", """{"status":"CHECKING_DOMAIN","domain":"WWW.EXAMPLE.COM.","sans":"A.example.com."}""" },
        {
            "everything emptied",
            """{"status":"CHECKING_DOMAIN","domain":"","sans":"","validation_method":"","application_info":{"company_name":"","applicant_phone":""}}"""
        },
        {
            "persons masked",
            """{"status":"CHECKING_DOMAIN","domain":"www.example.com","sans":"a.example.com","application_info":"""
            + """{"applicant_phone":"139****2233","country":"DE"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task Refresh_shows_no_change_of_what_is_none(string what, string answer)
    {
        Assert.NotNull(what);
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 4 });
        var created = await this.UpAsync(Program(id).With("sans", new JsonArray("a.example.com")));
        Emulator.Faults.Next("show", Fault.Answer(200, answer));

        await AssertNoChangeAsync(created);
        Assert.Equal(2, created.Records.Count);
    }

    [Fact]
    public async Task Refresh_shows_no_change_when_the_records_come_in_another_order()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 4 });
        var created = await this.UpAsync(Program(id).With("sans", new JsonArray("b.example.com", "a.example.com")));
        var records = Emulator.Certificate(id).Records.Reverse().Append(Emulator.Certificate(id).Records[0]).Select(record => new JsonObject
        {
            ["domain"] = record.Domain, ["record_name"] = record.Name, ["record_type"] = record.Type, ["record_value"] = record.Value,
        });
        Emulator.Faults.Next("show", Fault.Answer(200, new JsonObject
        {
            ["status"] = "CHECKING_DOMAIN", ["domain"] = "www.example.com", ["sans"] = "a.example.com;b.example.com",
            ["authentification"] = new JsonArray([.. records]),
        }.ToJsonString()));

        AssertSame(created.Records, (await AssertNoChangeAsync(created)).Records);
    }

    [Fact]
    public async Task Refresh_shows_no_change_after_privacy_was_cancelled()
    {
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT" });
        var created = await this.UpAsync(OrganizationProgram(id));
        Emulator.CancelPrivacy(id);

        await AssertNoChangeAsync(created);
    }

    /// <summary>The CA adds the name that a wildcard leaves out, and the twins of additional names.</summary>
    [Theory]
    [InlineData("WILDCARD", "*.example.com", null, "example.com")]
    [InlineData("MULTI_DOMAIN", "www.example.com", "www.b.example", "www.b.example;b.example;example.com")]
    public async Task Refresh_and_adoption_pass_over_the_twins_of_the_CA(string kind, string domain, string? sans, string shown)
    {
        var id = Add(new CertificateSeed { DomainType = kind, DomainCount = kind == "WILDCARD" ? 1 : 5 });
        var program = Program(id).With("domain", domain);
        if (sans is not null) program["sans"] = new JsonArray(sans);
        var created = await this.UpAsync(program);
        var echo = Fault.Answer(200, new JsonObject
        {
            ["status"] = "ISSUED", ["type"] = "DV_SSL_CERT", ["domain_type"] = kind, ["domain"] = domain, ["sans"] = shown,
            ["issue_time"] = "2025-03-01 08:00:00.0",
        }.ToJsonString());
        for (var i = 0; i < 2; i++) Emulator.Faults.Next("show", echo);

        await AssertNoChangeAsync(created);
        await this.UpAsync(program);

        Assert.Equal(1, Applies);
    }

    /// <summary>It would be a change that no program can make good: the next update would withdraw the application.</summary>
    [Fact]
    public async Task Refresh_believes_no_method_that_cannot_be_stated()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Fault.Answer(200, new JsonObject
        {
            ["status"] = "CHECKING_DOMAIN", ["type"] = "DV_SSL_CERT", ["domain"] = "www.example.com", ["validation_method"] = "DNS_TXT",
        }.ToJsonString()));

        await AssertNoChangeAsync(created);
    }

    /// <summary>Refresh asks Diff with both sides exchanged; the next preview asks it the right way round.</summary>
    private async Task<Resource> AssertNoChangeAsync(Resource created)
    {
        await BeginRunAsync();
        var read = (await this.ReadAsync(created))!;
        AssertSame(created.Inputs, read.Inputs);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(read, created.Inputs))["changes"]);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(created, read.Inputs))["changes"]);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(read, await this.CheckAsync(created.Inputs, read)))["changes"]);
        return read;
    }
}
