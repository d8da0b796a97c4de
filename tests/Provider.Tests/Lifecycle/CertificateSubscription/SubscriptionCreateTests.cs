using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>N1, N3: Create of a subscription, in an update and in a preview.</summary>
public sealed class SubscriptionCreateTests : SubscriptionFixture
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task New_certificate_is_the_latest_and_the_usable_one(bool preview)
    {
        var id = Add(new CertificateSeed { RemainingCertificates = 1 });

        var subscription = await CreateSubscriptionAsync(id, preview);

        AssertIds(subscription, id, id, renewals: 0);
        Assert.Equal(1, (int?)subscription.Outputs["remainingCertificates"]);
        Assert.Null(subscription.Outputs["renewAfter"]);
        Assert.Equal(0, Applies + Withdrawals);
        Assert.Empty(Warnings);
    }

    /// <summary>N2: nothing can have changed, so the account is not searched.</summary>
    [Fact]
    public async Task Certificate_with_a_distant_expiry_needs_one_look()
    {
        var id = Buy();

        var subscription = await CreateSubscriptionAsync(id);

        AssertIds(subscription, id, id, renewals: 0);
        Assert.Equal("2025-08-18", (string?)subscription.Outputs["renewAfter"]);
        Assert.Equal((1, 0), (Sent("show"), Sent("list-by-tag")));
    }

    /// <summary>A program that begins to use the resource late still finds the certificate of today.</summary>
    [Fact]
    public async Task Purchase_that_was_renewed_before_is_followed_at_once()
    {
        var first = Buy();
        UntilRenewal();
        var second = Emulator.Certificate(first).NextId!;

        AssertIds(await CreateSubscriptionAsync(first, preview: true), second, first, renewals: 1);
        AssertIds(await CreateSubscriptionAsync(first), second, first, renewals: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Missing_certificate_is_an_error(bool preview) => await FailsAsync(CreateSubscriptionAsync("scs0000000000000", preview), "NotFound");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Imported_certificate_is_refused(bool preview)
    {
        var id = Add(new CertificateSeed { Status = "UPLOAD", Domain = "www.example.com" });

        await FailsAsync(CreateSubscriptionAsync(id, preview), "FailedPrecondition", id, "UPLOAD");
    }

    /// <summary>The program continues with its own ID, and a warning says what is missing.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Subscription_without_the_permission_for_the_query_returns_the_purchased_id(bool preview)
    {
        var id = Add(new CertificateSeed());
        Emulator.Switches.TagQueryDenied = true;

        AssertIds(await CreateSubscriptionAsync(id, preview), id, id, renewals: 0);

        Shows(Assert.Single(Warnings), "scm:cert:listCertificatesByTag");
    }

    [Fact]
    public async Task Missing_certificate_is_an_error_also_without_the_permission_for_the_query()
    {
        Emulator.Switches.TagQueryDenied = true;

        await FailsAsync(CreateSubscriptionAsync("scs0000000000000"), "NotFound");
    }

    [Theory]
    [InlineData("nobody listens")]
    [InlineData("no credentials")]
    [InlineData("refused keys")]
    [InlineData("incomplete list")]
    public async Task Service_that_cannot_be_queried_fails_the_update_and_leaves_the_preview_unknown(string trouble)
    {
        var id = Add(new CertificateSeed());
        if (trouble == "nobody listens") await BeginRunAsync(Nowhere);
        if (trouble == "no credentials") await BeginRunAsync(accessKey: null);
        if (trouble == "refused keys") Emulator.Switches.KeyDeleted = true;
        if (trouble == "incomplete list") Emulator.Faults.Onward("list-by-tag", 1, Page(id, "PAID"));

        var preview = await CreateSubscriptionAsync(id, preview: true);

        AssertUnknown(preview.Outputs, "latestCertificateId", "usableCertificateId");
        Assert.Single(Warnings);
        await Assert.ThrowsAsync<ScmPulumi.Engine.Rpc.RpcFailure>(() => CreateSubscriptionAsync(id));
    }

    [Fact]
    public async Task Unknown_certificate_makes_unknown_ids()
    {
        var preview = await this.CreateAsync(new JsonObject { ["certificateId"] = ScmPulumi.Engine.Values.Property.Unknown }, preview: true, urn: Urn);

        AssertUnknown(preview.Outputs, "latestCertificateId", "usableCertificateId", "renewals");
        Assert.Empty(Emulator.History);
    }

    /// <summary>Outputs that are derived from a secret ID are secret.</summary>
    [Fact]
    public async Task Secret_id_makes_secret_ids()
    {
        var id = Buy();

        var created = await this.CreateAsync(new JsonObject { ["certificateId"] = ScmPulumi.Engine.Values.Property.Secret(id) }, urn: Urn);

        Assert.All(["latestCertificateId", "usableCertificateId"], name => Assert.True(ScmPulumi.Engine.Values.Property.IsSecret(created.Outputs[name])));
    }
}
