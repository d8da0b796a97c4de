using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>The engine's calls about a subscription, and purchases for it.</summary>
public abstract class SubscriptionFixture : ProviderFixture
{
    internal const string Urn = "urn:pulumi:dev::site::huaweicloud-scm:index:CertificateSubscription::purchase";

    /// <summary>An issued certificate of 200 days, after which the purchase contains this many.</summary>
    internal string Buy(int remaining = 3, NextCertificate next = NextCertificate.AppliedFor, RenewalLinks links = RenewalLinks.Both)
    {
        Emulator.Switches.RenewalLinks = links;
        return Add(new CertificateSeed
        {
            Status = "ISSUED", Domain = "www.example.com", ValidityDays = 200, RemainingCertificates = remaining, NextCertificate = next,
        });
    }

    internal Task<Resource> CreateSubscriptionAsync(string id, bool preview = false) =>
        this.CreateAsync(new JsonObject { ["certificateId"] = id }, preview, urn: Urn);

    /// <summary>What an earlier run left in the state.</summary>
    internal async Task<Resource> SubscribedAsync(string id)
    {
        var created = await CreateSubscriptionAsync(id);
        await BeginRunAsync();
        return created;
    }

    /// <summary>The refresh with which another run begins.</summary>
    internal async Task<Resource> NextRunAsync(Resource old)
    {
        await BeginRunAsync();
        return (await this.ReadAsync(old))!;
    }

    /// <summary>The clock moves to the day on which SCM applies for the next certificate.</summary>
    internal void UntilRenewal() => Time.Advance(TimeSpan.FromDays(171));

    /// <summary>SCM's renewal is proven and issued.</summary>
    internal void Issue(string id)
    {
        Emulator.PublishRecords(id);
        Emulator.Issue(id);
    }

    /// <summary>A page of the query by tag with one certificate.</summary>
    internal static Fault Page(string id, string status) => Fault.Answer(
        200, $$$"""{"total_count":1,"resources":[{"resource_id":"{{{id}}}","resource_detail":{"cert_id":"{{{id}}}","order_status":"{{{status}}}"}}]}""");

    internal static void AssertIds(Resource subscription, string latest, string usable, int? renewals = null)
    {
        Assert.Equal(latest, (string?)subscription.Outputs["latestCertificateId"]);
        Assert.Equal(usable, (string?)subscription.Outputs["usableCertificateId"]);
        if (renewals is not null) Assert.Equal(renewals, (int?)subscription.Outputs["renewals"]);
    }
}
