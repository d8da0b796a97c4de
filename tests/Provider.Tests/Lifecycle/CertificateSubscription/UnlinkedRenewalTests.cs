using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>N2: a renewal that no link leads to is used only if it is unambiguous.</summary>
public sealed class UnlinkedRenewalTests : SubscriptionFixture
{
    [Fact]
    public async Task Only_certificate_that_can_be_the_renewal_is_followed()
    {
        var (subscription, second) = await RenewedAsync();

        var renewed = await NextRunAsync(subscription);
        AssertIds(renewed, second, subscription.Id, renewals: 1);
        Assert.Empty(Warnings);

        Issue(second);
        AssertIds(await NextRunAsync(renewed), second, second, renewals: 1);
    }

    [Fact]
    public async Task Chain_without_links_is_followed_step_by_step()
    {
        var (subscription, second) = await RenewedAsync();
        subscription = await NextRunAsync(subscription);
        Issue(second);
        subscription = await NextRunAsync(subscription);
        Emulator.Expire(subscription.Id);
        UntilRenewal();

        AssertIds(await NextRunAsync(subscription), Emulator.Certificate(second).NextId!, second, renewals: 2);
    }

    /// <summary>Each row breaks one condition of the rule.</summary>
    [Theory]
    [InlineData("another candidate", true)]
    [InlineData("another certificate with the same names, bought long before", true)]
    [InlineData("other names", false)]
    [InlineData("other type", true)]
    [InlineData("other kind of names", true)]
    [InlineData("of another account", true)]
    [InlineData("bought long before", true)]
    [InlineData("links to another certificate", true)]
    [InlineData("is the renewal of another certificate", true)]
    [InlineData("names another certificate as the first one", true)]
    [InlineData("not applied for", false)]
    [InlineData("rejected", false)]
    [InlineData("linked certificate is only paid", false)]
    public async Task Certificate_that_breaks_a_condition_is_not_followed(string condition, bool warns)
    {
        Emulator.Switches.RenewalLinks = RenewalLinks.None;
        var first = Buy(remaining: 0);
        var subscription = await SubscribedAsync(first);
        if (condition.StartsWith("another certificate", StringComparison.Ordinal)) Candidate(status: "ISSUED"); // whose renewal the candidate may be
        var early = condition == "bought long before" ? Candidate() : null;
        Time.Advance(TimeSpan.FromDays(condition == "linked certificate is only paid" ? 100 : 171));
        var candidate = early ?? (condition switch
        {
            "other names" => Candidate(domain: "shop.example.com"),
            "other type" => Candidate(type: "OV_SSL_CERT"),
            "other kind of names" => Candidate(domainType: "MULTI_DOMAIN"),
            "not applied for" => Add(new CertificateSeed()),
            "rejected" => Candidate(status: "UNPASSED"),
            _ => Candidate(),
        });
        switch (condition)
        {
            case "another candidate":
                Candidate();
                break;
            case "of another account":
                Emulator.Faults.Nth("show", 2, ShownWith("CHECKING_DOMAIN", ("shared", true)));
                break;
            case "links to another certificate":
                Emulator.Link(candidate, Add(new CertificateSeed()), RenewalLinks.Forward);
                break;
            case "is the renewal of another certificate":
                Emulator.Link(Add(new CertificateSeed()), candidate, RenewalLinks.Forward);
                break;
            case "names another certificate as the first one":
                Emulator.Link(Add(new CertificateSeed()), candidate, RenewalLinks.Backward);
                break;
            case "linked certificate is only paid":
                Emulator.Link(first, Add(new CertificateSeed()));
                Emulator.SetStatus(first, "REVOKING"); // otherwise, nothing is searched so long before the end
                break;
        }

        AssertIds(await NextRunAsync(subscription), first, first, renewals: 0);

        Assert.Equal(warns, Warnings.Any(warning => warning.Contains(candidate, StringComparison.Ordinal)));
    }

    /// <summary>Two certificates for the same names, as for two kinds of keys, belong to two purchases.</summary>
    [Fact]
    public async Task Two_independent_certificates_with_the_same_names_are_named_and_not_followed()
    {
        var subscription = await SubscribedAsync(Buy(remaining: 0));
        UntilRenewal();
        string[] others = [Candidate(), Candidate(status: "ISSUED")];

        AssertIds(await NextRunAsync(subscription), subscription.Id, subscription.Id, renewals: 0);

        Shows(Assert.Single(Warnings, warning => warning.Contains(others[0], StringComparison.Ordinal)), others);
    }

    /// <summary>The CA adds the twin of a name.</summary>
    [Fact]
    public async Task Twin_of_a_name_makes_no_difference()
    {
        var subscription = await SubscribedAsync(Buy(remaining: 0));
        UntilRenewal();
        var renewal = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", Sans = "example.com" });

        AssertIds(await NextRunAsync(subscription), renewal, renewal, renewals: 1);
    }

    private async Task<(Resource Subscription, string Second)> RenewedAsync()
    {
        var subscription = await SubscribedAsync(Buy(links: RenewalLinks.None));
        UntilRenewal();
        return (subscription, Emulator.Certificate(subscription.Id).NextId!);
    }

    private string Candidate(
        string status = "CHECKING_DOMAIN", string domain = "www.example.com", string type = "DV_SSL_CERT", string domainType = "SINGLE_DOMAIN") =>
        Add(new CertificateSeed { Status = status, Domain = domain, Type = type, DomainType = domainType, DomainCount = domainType == "MULTI_DOMAIN" ? 2 : 1 });
}
