using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Resources.CertificateValidation;

/// <summary>Check of a CertificateValidation: pure, idempotent, all errors at once (C2 to C5).</summary>
public sealed class ValidationCheckTests : ProviderFixture
{
    [Theory]
    [InlineData("domain_validated", "DOMAIN_VALIDATED")]
    [InlineData("ISSUED", "ISSUED")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task Check_normalises_and_stores_no_default(string? waitFor, string? stored)
    {
        var once = (await this.CheckValidationAsync(ValidationOf(CertificateId, waitFor)))["inputs"]!.AsObject();
        var twice = (await this.CheckValidationAsync(once))["inputs"]!;

        AssertSame(ValidationOf(CertificateId, stored), once);
        AssertSame(once, twice);
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Check_names_every_mistake()
    {
        var failures = Failures(await this.CheckValidationAsync(new JsonObject
        {
            ["certificateId"] = "short", ["wait_for"] = "ISSUED", ["waitFor"] = "READY", ["timeout"] = 5,
        }));

        Assert.Equal(["", "", "certificateId", "waitFor"], failures.Select(failure => failure.Property).Order());
        var ofOthers = failures.Where(failure => failure.Property.Length == 0).Select(failure => failure.Reason).Order().ToList();
        Shows(ofOthers[0], "timeout");
        Shows(ofOthers[1], "wait_for", "waitFor");
    }

    /// <summary>C5: a failure about a value marked secret names no property.</summary>
    [Fact]
    public async Task Check_asks_for_the_certificate_and_names_no_secret()
    {
        Assert.Equal("certificateId", Assert.Single(Failures(await this.CheckValidationAsync([]))).Property);
        Assert.Equal("", Assert.Single(Failures(await this.CheckValidationAsync(new JsonObject { ["certificateId"] = Property.Secret("short") }))).Property);
    }

    [Fact]
    public async Task Check_skips_an_unknown_and_keeps_secrets()
    {
        var answer = await this.CheckValidationAsync(new JsonObject { ["certificateId"] = Property.Unknown, ["waitFor"] = Property.Secret("issued") });

        Assert.Null(answer["failures"]);
        Assert.True(Property.IsUnknown(answer["inputs"]!["certificateId"]));
        AssertSame(Property.Secret("ISSUED"), answer["inputs"]!["waitFor"]!);
    }

    [Fact]
    public async Task Check_warns_of_an_id_of_unusual_form()
    {
        await this.CheckValidationAsync(ValidationOf("abcdefghijklmnop"));

        Shows(Assert.Single(Warnings), "certificateId");
    }

    private static List<(string Property, string Reason)> Failures(JsonObject answer) =>
        [.. (answer["failures"] as JsonArray ?? []).Select(failure => ((string?)failure!["property"] ?? "", (string)failure["reason"]!))];
}
