using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Resources.CertificateValidation;

/// <summary>Diff of a CertificateValidation: another certificate replaces, another target updates (D1, D7, D8).</summary>
public sealed class ValidationDiffTests : ProviderFixture
{
    private const string Id = "scs0000000000001";

    [Theory]
    [InlineData(null, null)]
    [InlineData("ISSUED", null)]
    [InlineData(null, "ISSUED")]
    [InlineData("DOMAIN_VALIDATED", "DOMAIN_VALIDATED")]
    public async Task Secret_marks_are_not_a_change(string? before, string? after)
    {
        var news = ValidationOf(Id, after).With("certificateId", Property.Secret(Id));

        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(ValidationOf(Id, before), ValidationOf(Id, after)))["changes"]);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(ValidationOf(Id, before), news))["changes"]);
    }

    [Theory]
    [InlineData(null, "DOMAIN_VALIDATED", null)] // ADD is the zero of its enumeration
    [InlineData("DOMAIN_VALIDATED", null, "DELETE")]
    [InlineData("DOMAIN_VALIDATED", "ISSUED", "UPDATE")]
    [InlineData("DOMAIN_VALIDATED", Property.Unknown, "UPDATE")]
    public async Task Another_target_updates(string? before, string? after, string? kind)
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id, before), ValidationOf(Id, after));

        Assert.Equal(("DIFF_SOME", "waitFor"), ((string?)diff["changes"], (string?)diff["diffs"]!.AsArray().Single()));
        Assert.Null(diff["replaces"]);
        var detail = Assert.Single(diff["detailedDiff"]!.AsObject());
        Assert.Equal(("waitFor", kind, true), (detail.Key, (string?)detail.Value!["kind"], (bool)detail.Value["inputDiff"]!));
    }

    /// <summary>D8: the engine calls Diff before it replaces an application, so the wait is repeated after it.</summary>
    [Theory]
    [InlineData("scs0000000000002")]
    [InlineData(Property.Unknown)]
    public async Task Another_or_unknown_certificate_replaces_the_resource_after_the_wait(string certificateId)
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), ValidationOf(certificateId));

        Assert.Equal("certificateId", (string?)diff["replaces"]!.AsArray().Single());
        Assert.Equal("UPDATE_REPLACE", (string?)diff["detailedDiff"]!["certificateId"]!["kind"]);
        Assert.Null(diff["deleteBeforeReplace"]);
    }

    [Fact]
    public async Task Ignored_change_is_not_a_change() =>
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffValidationAsync(ValidationOf(Id), ValidationOf("scs0000000000002"), "certificateId"))["changes"]);
}
