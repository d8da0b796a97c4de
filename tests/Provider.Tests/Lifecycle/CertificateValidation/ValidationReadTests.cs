using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>DESIGN.md, "Waiting for the issue": Read of a CertificateValidation, in refresh and import.</summary>
public sealed class ValidationReadTests : ProviderFixture
{
    [Theory]
    [InlineData(null)]
    [InlineData("ISSUED")]
    [InlineData("DOMAIN_VALIDATED")]
    public async Task Refresh_twice_changes_nothing(string? waitFor)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED"), waitFor));

        var once = (await this.ReadValidationAsync(issued.Id, issued))!;
        var twice = (await this.ReadValidationAsync(once.Id, once))!;

        AssertSame(issued.Outputs, once.Outputs);
        AssertSame(issued.Inputs, once.Inputs);
        AssertSame(once.Outputs, twice.Outputs);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(twice.Inputs, issued.Inputs))["changes"]);
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN", "ISSUED")]
    [InlineData("CHECKING_ORG", "ISSUED")]
    [InlineData("ISSUING", "ISSUED")]
    [InlineData("CANCELCHECKING", "ISSUED")]
    [InlineData("UNPASSED", "ISSUED")]
    [InlineData("PAID", "ISSUED")]
    [InlineData("UPLOAD", "ISSUED")]
    [InlineData("CHECKING_DOMAIN", "DOMAIN_VALIDATED")]
    [InlineData("UNPASSED", "DOMAIN_VALIDATED")]
    [InlineData("PAID", "DOMAIN_VALIDATED")]
    public async Task Refresh_finds_nothing_where_the_next_update_has_to_wait_again(string status, string waitFor)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED"), waitFor));
        Emulator.Faults.Next("show", Shown(status), Shown(status));

        Assert.Null(await this.ReadValidationAsync(issued.Id, issued));
    }

    [Fact]
    public async Task Refresh_of_a_removed_certificate_finds_nothing()
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.Remove(issued.Id);

        Assert.Null(await this.ReadValidationAsync(issued.Id, issued));
    }

    [Fact]
    public async Task Refresh_at_a_wrong_endpoint_fails_and_does_not_say_gone()
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.Faults.Next("show", Fault.Html(404), Fault.Error(400, "SCM.0003", "no privilege"));

        for (var i = 0; i < 2; i++) await FailsAsync(this.ReadValidationAsync(issued.Id, issued), "FailedPrecondition", issued.Id, "127.0.0.1");
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    [InlineData("SUPPLEMENTCHECKING")]
    public async Task Refresh_finds_proven_control(string status)
    {
        var id = AddApplied(status);
        var validated = await this.CreateValidationAsync(ValidationOf(id, "DOMAIN_VALIDATED"));

        Assert.Equal(status, (await this.ReadValidationAsync(id, validated))!.Status);
    }

    [Theory]
    [InlineData("REVOKED", "A new certificate is needed")]
    [InlineData("EXPIRED", "A new certificate is needed")]
    [InlineData("REVOKING", "about to be revoked")]
    public async Task Refresh_of_an_ended_certificate_finds_it_and_warns(string status, string text)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.SetStatus(issued.Id, status);

        Assert.Equal(status, (await this.ReadValidationAsync(issued.Id, issued))!.Status);

        Shows(Assert.Single(Warnings), issued.Id, status, text);
    }

    [Fact]
    public async Task Refresh_that_sees_an_unknown_status_keeps_the_resource()
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.Faults.Next("show", Shown("SOMETHING_NEW"));

        Assert.Equal("SOMETHING_NEW", (await this.ReadValidationAsync(issued.Id, issued))!.Status);
    }

    /// <summary>The clock stands at 2025-03-01 08:00.</summary>
    [Theory]
    [InlineData("2025-03-31 07:59:59.0", "29 days are left")]
    [InlineData("2025-03-01 09:00:00.0", "0 days are left")]
    [InlineData("2025-02-28 00:00:00.0", "it has expired")]
    public async Task Refresh_warns_where_fewer_than_30_days_are_left(string notAfter, string text)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.Faults.Next("show", IssuedUntil(notAfter));

        Assert.NotNull(await this.ReadValidationAsync(issued.Id, issued));

        Shows(Assert.Single(Warnings), issued.Id, notAfter, text, "Renew");
    }

    [Theory]
    [InlineData("2025-03-31 08:00:00.0")]
    [InlineData("2026-03-01 00:00:00.0")]
    [InlineData("some day")]
    [InlineData("")]
    public async Task Refresh_is_silent_while_there_is_time(string notAfter)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        Emulator.Faults.Next("show", IssuedUntil(notAfter));

        Assert.NotNull(await this.ReadValidationAsync(issued.Id, issued));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Import_of_an_issued_certificate_waits_for_the_issue_as_a_program_does_that_says_nothing()
    {
        var id = AddApplied("ISSUED");

        var imported = (await this.ReadValidationAsync(id))!;

        AssertSame(ValidationOf(id, "ISSUED"), imported.Inputs);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(imported.Inputs, ValidationOf(id)))["changes"]);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("PAID")]
    public async Task Import_of_what_is_not_issued_finds_nothing(string status) => Assert.Null(await this.ReadValidationAsync(AddApplied(status)));

    [Fact]
    public async Task Import_of_an_id_in_a_wrong_form_makes_no_call()
    {
        await FailsAsync(this.ReadValidationAsync("my-certificate"), "InvalidArgument", "'my-certificate'", "16 letters or digits");

        Assert.Empty(Emulator.History);
    }

    private static Fault IssuedUntil(string notAfter) => Fault.Answer(200, $$"""{"status":"ISSUED","domain":"www.example.com","not_after":"{{notAfter}}"}""");

    /// <summary>The engine drops the recorded failure when a refresh finds something, and the next update would go on without the certificate.</summary>
    [Theory]
    [InlineData("SOMETHING_NEW")]
    [InlineData("REVOKING")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    public async Task Refresh_after_a_wait_in_vain_finds_nothing(string status)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id), timeout: 5), ValidationOf(id));
        Emulator.Faults.Next("show", Shown(status));

        Assert.Null(await this.ReadValidationAsync(id, waiting));
    }

    [Theory]
    [InlineData("SOMETHING_NEW")]
    [InlineData("REVOKING")]
    [InlineData("EXPIRED")]
    public async Task Refresh_twice_finds_what_was_issued(string status)
    {
        var issued = await this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED")));
        var shown = new JsonObject
        {
            ["status"] = status, ["type"] = "DV_SSL_CERT", ["domain"] = "www.example.com", ["not_after"] = "2026-01-01 00:00:00.0",
        }.ToJsonString();
        Emulator.Faults.Next("show", Fault.Answer(200, shown), Fault.Answer(200, shown));

        var once = (await this.ReadValidationAsync(issued.Id, issued))!;

        Assert.Equal(status, (await this.ReadValidationAsync(once.Id, once))!.Status);
    }

    /// <summary>A get with state: its arguments come as inputs and as outputs (https://www.pulumi.com/docs/iac/concepts/resources/get/).</summary>
    [Fact]
    public async Task Get_with_state_knows_the_certificate()
    {
        var state = new JsonObject { ["waitFor"] = "DOMAIN_VALIDATED" };

        var found = (await this.ReadValidationAsync(AddApplied("CHECKING_ORG"), new Resource("", state, state)))!;

        Assert.Equal((found.Id, found.Id), ((string?)found.Outputs["certificateId"], (string?)found.Inputs["certificateId"]));
    }
}
