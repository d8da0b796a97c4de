using System.Text.Json.Nodes;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

namespace ScmPulumi.Provider.Tests.Resources.CertificateSubscription;

/// <summary>N1: Check and Diff of a subscription.</summary>
public sealed class SubscriptionDiffTests : SubscriptionFixture
{
    [Fact]
    public async Task Another_certificate_replaces_the_resource_create_first()
    {
        var old = new Resource("scs0000000000001", Inputs("scs0000000000001"), Inputs("scs0000000000001")) { Urn = Urn };

        var diff = await this.DiffAsync(old, Inputs("scs0000000000002"));

        Assert.Equal("certificateId", (string?)Assert.Single(diff["replaces"]!.AsArray()));
        Assert.Null(diff["deleteBeforeReplace"]);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(old, Inputs("scs0000000000001")))["changes"]);
        Assert.Empty(Emulator.History);
    }

    [Theory]
    [InlineData("""{"certificateId":"short"}""", "certificateId")]
    [InlineData("{}", "certificateId")]
    [InlineData("""{"certificateId":"scs0000000000001","latestCertificateId":"scs0000000000002"}""", "")]
    public async Task Mistake_is_an_error_of_the_preview(string inputs, string property)
    {
        var answer = await CallAsync("Check", new JsonObject { ["urn"] = Urn, ["news"] = JsonNode.Parse(inputs) });

        Assert.Equal(property, (string?)Assert.Single(answer["failures"]!.AsArray())!["property"] ?? "");
    }

    /// <summary>L2: a patch that would replace fails, and nothing is recorded.</summary>
    [Fact]
    public async Task Patch_to_another_certificate_is_refused() =>
        await FailsAsync(this.PatchAsync(Buy(), Inputs("scs0000000000002"), type: "CertificateSubscription"), "FailedPrecondition", "certificateId");

    private static JsonObject Inputs(string id) => new() { ["certificateId"] = id };
}
