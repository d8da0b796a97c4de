using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// A refresh says why it removes a resource from the state. It names the certificate and the host that was queried, because the keys may belong to another
/// account.
/// </summary>
public sealed class RefreshTests : ProviderFixture
{
    [Theory]
    [InlineData("PAID", "PAID")]
    [InlineData("removed", "no certificate")]
    public async Task Refresh_that_removes_an_application_says_why(string status, string why)
    {
        var created = await this.UpAsync(Program(CertificateId));
        Become(status);

        Assert.Null(await this.ReadAsync(created));

        Shows(Assert.Single(Warnings), CertificateId, why, Emulator.Endpoint.Host);
    }

    [Theory]
    [InlineData("PAID", "PAID")]
    [InlineData("UNPASSED", "UNPASSED")]
    [InlineData("removed", "no certificate")]
    public async Task Refresh_that_removes_a_validation_says_why(string status, string why)
    {
        await this.UpAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);
        var issued = await this.CreateValidationAsync(ValidationOf(CertificateId));
        Become(status);

        Assert.Null(await this.ReadAsync(issued));

        Shows(Assert.Single(Warnings), CertificateId, why, Emulator.Endpoint.Host);
    }

    /// <summary>Withdrawn and applied for again in the console.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("ISSUING")]
    public async Task Refresh_that_removes_a_validation_of_another_application_says_why(string status)
    {
        var issued = new Resource(CertificateId, ValidationOf(CertificateId), ValidationOf(CertificateId).With("status", "ISSUED"))
        {
            Urn = EngineCalls.ValidationUrn,
        };
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.SetStatus(id, status);

        Assert.Null(await this.ReadAsync(issued with { Id = id }));

        Shows(Assert.Single(Warnings), id, status, Emulator.Endpoint.Host);
    }

    /// <summary>The engine itself says that there is nothing to import.</summary>
    [Fact]
    public async Task Import_of_a_missing_resource_has_no_warning()
    {
        Assert.Null(await this.ImportAsync(CertificateId));

        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CHECKING_ORG")]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    [InlineData("ISSUING")]
    public async Task Import_of_a_validation_says_that_the_certificate_is_not_issued_yet(string status)
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.SetStatus(id, status);

        await FailsAsync(this.ImportAsync(id, EngineCalls.ValidationUrn), "FailedPrecondition", id, status);
    }

    /// <summary>No update can wait for it.</summary>
    [Fact]
    public async Task Import_of_a_validation_of_an_uploaded_certificate_says_that_there_is_nothing_to_wait_for()
    {
        var id = AddApplied("UPLOAD");

        var failure = await FailsAsync(this.ImportAsync(id, EngineCalls.ValidationUrn), "FailedPrecondition", id, "UPLOAD", "exportCertificate");

        Assert.DoesNotContain("not issued yet", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_of_a_validation_of_a_certificate_that_does_not_exist_says_so() =>
        await FailsAsync(this.ImportAsync("scs0000000000000", EngineCalls.ValidationUrn), "NotFound", "scs0000000000000");

    private void Become(string status)
    {
        if (status == "removed") Emulator.Remove(CertificateId);
        else Emulator.SetStatus(CertificateId, status);
    }
}
