using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>N6: SCM renews with the data of the first application, and the program may want something else by then.</summary>
public sealed class RenewalDifferenceTests : RotationFixture
{
    private static readonly string[] Company = ["companyName", "companyProvince", "companyCity"];

    private static StackProgram Organization { get; } = Quiet.With(
        "www", [("country", "CN"), .. Company.Select(field => (field, (JsonNode?)"Example"))]);

    [Theory]
    [InlineData("domain", "shop.example.com")]
    [InlineData("sans", null)]
    [InlineData("companyName", "Another Example")]
    [InlineData("domainMethod", "FILE")]
    public async Task Change_together_with_a_renewal_is_refused_until_the_renewal_is_withdrawn(string input, string? value)
    {
        var purchase = Purchase with { Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 3 };
        var stack = await OfOrganizationAsync(purchase);
        var next = Renewed(First);
        var changed = Organization.With("www", (input, value ?? (JsonNode)new JsonArray("shop.example.com")));

        var preview = await stack.PreviewAsync(changed);
        Assert.False(preview.Succeeded);
        Assert.Contains($"differs in {input}. It renews an earlier certificate", preview.Text, StringComparison.Ordinal);
        var up = await stack.UpAsync(changed, skipPreview: true);
        Assert.False(up.Succeeded);
        AssertSteps(up);
        AssertSent();
        Assert.Equal((First, First), (Certificate(stack, "www"), Certificate(stack, "issued")));

        Emulator.Withdraw(next);
        AssertSteps(await PreviewAsync(stack, changed), "Create www");
        AssertSteps(await UpAsync(stack, changed), "Create www", "Delete www");
        AssertSent("apply");
        await AssertSettledAsync(stack, changed);
    }

    [Fact]
    public async Task Change_that_is_undone_lets_the_rotation_continue()
    {
        var (stack, next) = await RenewedAsync();
        Assert.False((await stack.UpAsync(Quiet.With("www", ("domain", "shop.example.com")), skipPreview: true)).Succeeded);

        AssertSteps(await UpAsync(stack), "Create www", "Delete www");

        Assert.Equal(next, Certificate(stack, "www"));
        AssertSent();
    }

    /// <summary>Persons are never compared: SCM used those of the first application, and the log says so.</summary>
    [Fact]
    public async Task Other_person_is_not_a_difference()
    {
        var (stack, next) = await RenewedAsync();
        var changed = Quiet.With("www", ("applicantName", "Li Si"));

        var up = await UpAsync(stack, changed);

        AssertSteps(up, "Create www", "Delete www");
        Assert.Contains("personal data of the first application", up.Text, StringComparison.Ordinal);
        Assert.Equal(next, Certificate(stack, "www"));
        AssertSent();
    }

    private async Task<Engine.Stack> OfOrganizationAsync(CertificateSeed purchase)
    {
        Emulator.AddCertificate(purchase with
        {
            Status = CertificateStatus.Issued,
            Domain = "www.example.com",
            Country = "CN",
            CompanyName = "Example",
            CompanyProvince = "Example",
            CompanyCity = "Example",
        });
        var stack = NewStack();
        await UpAsync(stack, Organization);
        AssertSent();
        return stack;
    }
}
