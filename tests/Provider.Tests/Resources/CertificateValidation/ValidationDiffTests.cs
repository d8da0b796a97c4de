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
    public async Task Same_inputs_are_no_change(string? before, string? after)
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id, before), ValidationOf(Id, after));

        Assert.Equal("DIFF_NONE", (string?)diff["changes"]);
        Assert.Null(diff["diffs"]);
    }

    [Fact]
    public async Task Secretness_is_no_change()
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), new JsonObject { ["certificateId"] = Property.Secret(Id) });

        Assert.Equal("DIFF_NONE", (string?)diff["changes"]);
    }

    [Theory]
    [InlineData(null, "DOMAIN_VALIDATED", null)] // ADD is the zero of its enumeration
    [InlineData("DOMAIN_VALIDATED", null, "DELETE")]
    [InlineData("DOMAIN_VALIDATED", "ISSUED", "UPDATE")]
    public async Task Another_target_updates(string? before, string? after, string? kind)
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id, before), ValidationOf(Id, after));

        Assert.Equal(("DIFF_SOME", "waitFor"), ((string?)diff["changes"], (string?)diff["diffs"]!.AsArray().Single()));
        Assert.Null(diff["replaces"]);
        var detail = Assert.Single(diff["detailedDiff"]!.AsObject());
        Assert.Equal(("waitFor", kind, true), (detail.Key, (string?)detail.Value!["kind"], (bool)detail.Value["inputDiff"]!));
    }

    [Fact]
    public async Task Another_certificate_replaces_and_is_waited_for_first()
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), ValidationOf("scs0000000000002"));

        Assert.Equal("certificateId", (string?)diff["replaces"]!.AsArray().Single());
        Assert.Equal("UPDATE_REPLACE", (string?)diff["detailedDiff"]!["certificateId"]!["kind"]);
        Assert.Null(diff["deleteBeforeReplace"]);
    }

    /// <summary>D8: so the engine asks before it replaces an application, and the wait comes again after it.</summary>
    [Fact]
    public async Task Unknown_certificate_replaces()
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), new JsonObject { ["certificateId"] = Property.Unknown });

        Assert.Equal("certificateId", (string?)diff["replaces"]!.AsArray().Single());
    }

    [Fact]
    public async Task Unknown_target_updates()
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), new JsonObject { ["certificateId"] = Id, ["waitFor"] = Property.Unknown });

        Assert.Equal("waitFor", (string?)diff["diffs"]!.AsArray().Single());
        Assert.Null(diff["replaces"]);
    }

    [Theory]
    [InlineData("certificateId")]
    [InlineData("*")]
    public async Task Ignored_change_is_none(string ignored)
    {
        var diff = await this.DiffValidationAsync(ValidationOf(Id), ValidationOf("scs0000000000002"), ignored);

        Assert.Equal("DIFF_NONE", (string?)diff["changes"]);
    }
}
