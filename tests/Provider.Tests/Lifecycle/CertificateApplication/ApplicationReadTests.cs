using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary><c>ApplicationLifecycle</c>, column Read, as refresh calls it.</summary>
public sealed class ApplicationReadTests : ProviderFixture
{
    /// <summary>Withdrawn outside of Pulumi: gone, and the next update applies again.</summary>
    [Fact]
    public async Task Refresh_of_a_withdrawn_application_lets_the_next_update_apply_again()
    {
        var created = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "PAID");

        Assert.Null(await this.ReadAsync(created));
        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);

        Assert.Equal((2, 2, 0), (Applies, Emulator.AcceptedApplications, Withdrawals));
    }

    /// <summary>S6: the call, the host, and the last response.</summary>
    [Fact]
    public async Task Refresh_that_times_out_reports_the_last_failure()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", Fault.Error(503, "SCM.0095", "busy"), Fault.HangBeforeCommit);
        var read = await HeldAsync(this.ReadAsync(created));

        Time.Advance(TimeSpan.FromSeconds(60));

        await FailsAsync(read, "DeadlineExceeded", $"show of certificate {CertificateId} at 127.0.0.1", "HTTP 503, SCM.0095, busy");
    }

    [Fact]
    public async Task Refresh_of_a_removed_certificate_finds_nothing_and_of_an_imported_one_fails()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, "UPLOAD");
        await FailsAsync(this.ReadAsync(created), "FailedPrecondition", CertificateId);

        Emulator.Remove(CertificateId);

        Assert.Null(await this.ReadAsync(created));
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("CANCELCHECKING")]
    [InlineData("ISSUED")]
    [InlineData("SOMETHING_NEW")]
    public async Task Refresh_finds_an_existing_certificate(string status)
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
    public async Task Refresh_and_Update_of_an_ended_certificate_find_it_and_warn(string status)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);

        Assert.Equal(status, (await this.ReadAsync(created))!.Status);
        Assert.Equal(status, (await this.UpdateAsync(created, created.Inputs)).Status);

        Assert.Equal(2, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, CertificateId, status));
    }

    [Fact]
    public async Task Refresh_of_a_DV_certificate_without_records_is_not_ready()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));

        var read = await IsNotReadyAsync(this.ReadAsync(unfinished));

        AssertSame(unfinished.Inputs, read.Inputs);
    }

    /// <summary>Of an application, and of a validation.</summary>
    [Theory]
    [InlineData(404, "<html></html>")]
    [InlineData(404, """{"error_code":"APIGW.0101"}""")]
    [InlineData(400, """{"error_code":"SCM.0003"}""")]
    [InlineData(400, """{"error_code":"SCM.0008"}""")]
    public async Task Refresh_at_a_wrong_endpoint_fails_and_keeps_the_resource(int status, string answer)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Onward("show", 1, Fault.Answer(status, answer));

        await FailsAsync(this.ReadAsync(created), "FailedPrecondition", CertificateId);
        var validation = created with { Urn = EngineCalls.ValidationUrn, Inputs = ValidationOf(CertificateId) };
        await FailsAsync(this.ReadAsync(validation), "FailedPrecondition", CertificateId);
    }

    [Fact]
    public async Task Refresh_detects_drift_of_names_and_method_and_keeps_the_rest()
    {
        var created = await this.UpAsync(Program(CertificateId));
        Emulator.Faults.Next("show", ShownWith(
            "CHECKING_DOMAIN", ("domain", "Example.com"), ("sans", "www.example.com;B.example.com"), ("validation_method", "file")));

        var read = (await this.ReadAsync(created))!;

        Assert.Equal(("example.com", "FILE"), ((string?)read.Inputs["domain"], (string?)read.Inputs["domainMethod"]));
        Assert.Contains("b.example.com", read.Inputs["sans"]!.AsArray().Select(name => (string)name!));
        AssertSame(created.Inputs["applicantPhone"]!, read.Inputs["applicantPhone"]!);
    }

    [Fact]
    public async Task Refresh_with_drift_keeps_the_secret_mark_of_the_user()
    {
        var created = await this.UpAsync(Program(CertificateId).With("domain", Property.Secret("www.example.com")));
        Emulator.Faults.Next("show", Shown("CHECKING_DOMAIN", "new.example.com"));

        var read = (await this.ReadAsync(created))!;

        AssertSame(Property.Secret("new.example.com"), read.Inputs["domain"]!);
        AssertSame(Property.Secret("new.example.com"), read.Outputs["domain"]!);
    }

    [Fact]
    public async Task Every_call_marks_secrets_that_come_unmarked()
    {
        var program = Program(CertificateId);
        var created = await this.CreateAsync(program);
        var read = (await this.ReadAsync(new Resource(CertificateId, program, program)))!;

        AssertSecretsMarked(created.Outputs);
        AssertSecretsMarked(read.Inputs);
        AssertSecretsMarked(read.Outputs);
        AssertSecretsMarked((await this.UpdateAsync(created, program)).Outputs);
        AssertSecretsMarked((await this.UpdateAsync(created, program, preview: true)).Outputs);
    }

    [Fact]
    public async Task Refresh_with_drift_of_names_ignores_the_twin_of_the_CA()
    {
        var created = await this.UpAsync(Program(Add(ForNames(4))).With("sans", new JsonArray("a.example.com")));
        Emulator.Faults.Next("show", ShownWith("CHECKING_DOMAIN", ("sans", "a.example.com;b.example.com;example.com")));

        AssertSame(new JsonArray("a.example.com", "b.example.com"), (await this.ReadAsync(created))!.Inputs["sans"]!);
    }

    /// <summary>The last one would be a change that no program can undo: the next update would withdraw the application.</summary>
    [Theory]
    [InlineData("records vanished", """{"status":"ISSUED","validation_method":"DNS","authentification":[]}""")]
    [InlineData("method changed after issue", """{"status":"ISSUED","validation_method":"FILE"}""")]
    [InlineData("twin added", """{"sans":"a.example.com;example.com","validation_method":"dns"}""")]
    [InlineData("case, order and dots", """{"domain":"WWW.EXAMPLE.COM.","sans":"A.example.com."}""")]
    [InlineData("everything emptied", """{"domain":"","sans":"","validation_method":"","application_info":{"company_name":"","applicant_phone":""}}""")]
    [InlineData("persons masked", """{"application_info":{"applicant_phone":"139****2233","country":"DE"}}""")]
    [InlineData("method that cannot be stated", """{"validation_method":"DNS_TXT"}""")]
    public async Task Refresh_shows_no_change_without_drift(string what, string answer)
    {
        Assert.NotEmpty(what);
        var created = await this.UpAsync(Program(Add(ForNames(4))).With("sans", new JsonArray("a.example.com")));
        var shown = JsonNode.Parse(answer)!.AsObject().Select(member => (member.Key, member.Value?.DeepClone()));
        Emulator.Faults.Next("show", ShownWith("CHECKING_DOMAIN", [("sans", "a.example.com"), .. shown]));

        await AssertNoChangeAsync(created);
        Assert.Equal(2, created.Records.Count);
    }

    /// <summary>The CA adds the name that a wildcard leaves out, and the twins of additional names.</summary>
    [Theory]
    [InlineData("WILDCARD", 1, "*.example.com", null, "example.com")]
    [InlineData("MULTI_DOMAIN", 5, "www.example.com", "www.example.net", "www.example.net;example.net;example.com")]
    public async Task Refresh_and_adoption_ignore_the_twins_of_the_CA(string kind, int count, string domain, string? sans, string shown)
    {
        var program = Program(Add(new CertificateSeed { DomainType = kind, DomainCount = count })).With("domain", domain);
        if (sans is not null) program["sans"] = new JsonArray(sans);
        var created = await this.UpAsync(program);
        Emulator.Faults.Onward("show", 1, ShownWith(
            "ISSUED", ("domain_type", kind), ("domain", domain), ("sans", shown), ("issue_time", "2025-03-01 08:00:00.0")));

        await AssertNoChangeAsync(created);
        await BeginRunAsync();
        await this.UpAsync(program);

        Assert.Equal(1, Applies);
    }

    /// <summary>Refresh asks Diff with both sides exchanged; the next preview asks it the right way round.</summary>
    private async Task<Resource> AssertNoChangeAsync(Resource created)
    {
        await BeginRunAsync();
        var read = (await this.ReadAsync(created))!;
        AssertSame(created.Inputs, read.Inputs);
        Assert.Empty(await this.ChangesAsync(read, created.Inputs));
        Assert.Empty(await this.ChangesAsync(created, read.Inputs));
        Assert.Empty(await this.ChangesAsync(read, await this.CheckAsync(created.Inputs, read)));
        return read;
    }
}
