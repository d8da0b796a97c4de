using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

namespace ScmPulumi.Provider.Tests.Resources.CertificateDeployment;

/// <summary>Diff of a CertificateDeployment (M2): another certificate is an update, another target a replacement, create first.</summary>
public sealed class DeploymentDiffTests : ProviderFixture
{
    private const string Id = "scs0000000000001";

    [Theory]
    [InlineData("CDN", "certificateId", "scs0000000000002", false)]
    [InlineData("CDN", "certificateId", Property.Unknown, false)]
    [InlineData("CDN", "domainName", "shop.example.com", true)]
    [InlineData("CDN", "domainName", Property.Unknown, true)]
    [InlineData("ELB", "projectName", "cn-north-9", true)]
    [InlineData("ELB", "resourceId", "d93c9fe40959468eb2baf32590a1140a", true)]
    [InlineData("WAF", "wafMode", "premium", true)]
    [InlineData("WAF", "enterpriseProjectId", "0", true)]
    public async Task Change_updates_in_place_or_replaces_create_first(string service, string input, string value, bool replaces)
    {
        var diff = await DiffAsync(Deployments.To(service, Id), Deployments.To(service, Id).With(input, value));

        Assert.Equal(("DIFF_SOME", input), ((string?)diff["changes"], (string?)diff["diffs"]!.AsArray().Single()));
        Assert.Equal(replaces ? input : null, (string?)diff["replaces"]?.AsArray().Single());
        Assert.Null(diff["deleteBeforeReplace"]);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(true, null, true)]
    [InlineData(null, false, false)]
    public async Task Accepted_fee_is_an_update_and_its_default_no_change(bool? before, bool? after, bool isChange)
    {
        var diff = await DiffAsync(Deployments.To("CDN", Id).With("acceptFee", before), Deployments.To("CDN", Id).With("acceptFee", after));

        Assert.Equal(isChange ? "DIFF_SOME" : "DIFF_NONE", (string?)diff["changes"]);
        Assert.Null(diff["replaces"]);
    }

    [Fact]
    public async Task Ignored_change_is_not_a_change()
    {
        var diff = await DiffAsync(Deployments.To("CDN", Id), Deployments.To("CDN", "scs0000000000002"), "certificateId");

        Assert.Equal("DIFF_NONE", (string?)diff["changes"]);
    }

    /// <summary>The state of an older release may have it as the program wrote it.</summary>
    [Fact]
    public async Task Case_of_the_id_of_a_target_does_not_cause_a_change()
    {
        var older = Deployments.To("ELB", Id).With("resourceId", Deployments.ObjectId.ToUpperInvariant());

        Assert.Equal("DIFF_NONE", (string?)(await DiffAsync(older, Deployments.To("ELB", Id)))["changes"]);
    }

    /// <summary>D4: an import cannot read them.</summary>
    [Theory]
    [InlineData("wafMode", "premium")]
    [InlineData("enterpriseProjectId", "0")]
    public async Task Inputs_that_an_import_could_not_read_can_be_set_without_a_change(string input, string value)
    {
        var imported = Deployments.To("WAF", Id);
        imported.Remove("wafMode");

        Assert.Equal("DIFF_NONE", (string?)(await DiffAsync(imported, Deployments.To("WAF", Id).With(input, value)))["changes"]);
    }

    private Task<JsonObject> DiffAsync(JsonObject old, JsonObject news, params string[] ignoreChanges) =>
        this.DiffAsync(new Resource("CDN/www.example.com", old, old) { Urn = Deployments.Urn() }, news, ignoreChanges);
}
