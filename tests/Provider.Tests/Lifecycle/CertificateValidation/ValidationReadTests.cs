using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateValidation;

/// <summary>
/// DESIGN.md, "Waiting for issuance": Read of a CertificateValidation, in refresh and import. What both types have in common is in
/// <see cref="CertificateApplication.ApplicationReadTests"/> and <see cref="CertificateApplication.ApplicationImportTests"/>.
/// </summary>
public sealed class ValidationReadTests : ProviderFixture
{
    [Theory]
    [InlineData(null)]
    [InlineData("ISSUED")]
    [InlineData("DOMAIN_VALIDATED")]
    public async Task Refresh_twice_changes_nothing(string? waitFor)
    {
        var issued = await IssuedAsync(waitFor);

        var once = (await this.ReadAsync(issued))!;
        var twice = (await this.ReadAsync(once))!;

        AssertSame(issued.Outputs, once.Outputs);
        AssertSame(issued.Inputs, once.Inputs);
        AssertSame(once.Outputs, twice.Outputs);
        Assert.Empty(await this.ChangesAsync(twice, issued.Inputs));
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
    [InlineData("missing", "ISSUED")]
    public async Task Refresh_finds_nothing_if_the_next_update_has_to_wait_again(string status, string waitFor)
    {
        var issued = await IssuedAsync(waitFor);
        if (status == "missing") Emulator.Remove(issued.Id);
        else Emulator.Faults.Next("show", Shown(status), Shown(status));

        Assert.Null(await this.ReadAsync(issued));
    }

    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    [InlineData("SUPPLEMENTCHECKING")]
    public async Task Refresh_finds_proven_control(string status)
    {
        var validated = await this.CreateValidationAsync(ValidationOf(AddApplied(status), "DOMAIN_VALIDATED"));

        Assert.Equal(status, (await this.ReadAsync(validated))!.Status);
    }

    [Theory]
    [InlineData("REVOKED", true)]
    [InlineData("EXPIRED", true)]
    [InlineData("REVOKING", true)]
    [InlineData("SOMETHING_NEW", false)]
    public async Task Refresh_twice_finds_an_issued_certificate_and_warns_about_its_end(string status, bool warns)
    {
        var issued = await IssuedAsync();
        Emulator.Faults.Onward("show", 1, ShownWith(status, ("not_after", "2026-01-01 00:00:00.0")));

        var once = (await this.ReadAsync(issued))!;

        Assert.Equal(status, once.Status);
        Assert.Equal(warns ? 1 : 0, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, issued.Id, status));
        Assert.Equal(status, (await this.ReadAsync(once))!.Status);
    }

    /// <summary>
    /// N5: SCM renews 30 days before the end, or a third of the lifetime if that is shorter, and the warning comes three days later. The clock is at
    /// 2025-03-01 08:00 UTC, which is 16:00 in China. A time without a time zone is China's.
    /// </summary>
    [Theory]
    [InlineData("2024-09-09 23:59:59.0", "2025-03-28 23:59:59.0", "expires in 27 days")] // 200 days
    [InlineData("2024-09-10 23:59:59.0", "2025-03-29 23:59:59.0")]
    [InlineData("2024-12-28 23:59:59.0", "2025-03-28 23:59:59.0", "expires in 27 days")] // 90 days
    [InlineData("2024-12-29 23:59:59.0", "2025-03-29 23:59:59.0")]
    [InlineData("2025-01-25 23:59:59.0", "2025-03-13 23:59:59.0", "expires in 12 days")] // 47 days
    [InlineData("2025-01-26 23:59:59.0", "2025-03-14 23:59:59.0")]
    [InlineData("", "2025-03-28 23:59:59.0", "expires in 27 days")]
    [InlineData("", "2025-03-29 23:59:59.0")]
    [InlineData("2026-01-01 00:00:00.0", "2025-03-28 23:59:59.0", "expires in 27 days")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-04 15:00:00.0", "expires in 2 days")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-03 15:59:59.0", "expires in 1 day ")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-02 16:00:00", "expires in 1 day ")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-02T08:00:00Z", "expires in 1 day ")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-02T15:59:59+08:00", "expires today")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-02 15:59:59.0", "expires today")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-01 16:00:00.0", "expires today")]
    [InlineData("2024-03-01 00:00:00.0", "2025-03-01 15:59:59.0", "has expired")]
    [InlineData("2024-03-01 00:00:00.0", "2025-02-28 00:00:00.0", "has expired")]
    [InlineData("2024-03-01 00:00:00.0", "2026-03-01 00:00:00.0")]
    [InlineData("2024-03-01 00:00:00.0", "some day")]
    [InlineData("2024-03-01 00:00:00.0", "")]
    public async Task Refresh_warns_three_days_after_the_certificate_should_have_been_renewed(string notBefore, string notAfter, string text = "")
    {
        var issued = await IssuedAsync();
        Emulator.Faults.Next("show", ShownWith("ISSUED", ("not_before", notBefore), ("not_after", notAfter)));

        Assert.NotNull(await this.ReadAsync(issued));

        if (text.Length > 0) Shows(Assert.Single(Warnings), issued.Id, notAfter, text);
        else Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Import_of_an_issued_certificate_has_the_default_target()
    {
        var id = AddApplied("ISSUED");

        var imported = (await this.ImportAsync(id, EngineCalls.ValidationUrn))!;

        AssertSame(ValidationOf(id, "ISSUED"), imported.Inputs);
        Assert.Empty(await this.ChangesAsync(imported, ValidationOf(id)));
    }

    /// <summary>The engine drops the recorded failure when a refresh finds something, and the next update would continue without the certificate.</summary>
    [Theory]
    [InlineData("SOMETHING_NEW")]
    [InlineData("REVOKING")]
    [InlineData("REVOKED")]
    [InlineData("EXPIRED")]
    public async Task Refresh_after_a_failed_wait_finds_nothing(string status)
    {
        var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(AddApplied("CHECKING_DOMAIN")), timeout: 5));
        Emulator.Faults.Next("show", Shown(status));

        Assert.Null(await this.ReadAsync(waiting));
    }

    private Task<Resource> IssuedAsync(string? waitFor = null) => this.CreateValidationAsync(ValidationOf(AddApplied("ISSUED"), waitFor));
}
