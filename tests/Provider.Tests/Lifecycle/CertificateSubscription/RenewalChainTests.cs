using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>N2: which certificates belong to a purchase, and how far a program follows them.</summary>
public sealed class RenewalChainTests : SubscriptionFixture
{
    [Theory]
    [InlineData(RenewalLinks.Both)]
    [InlineData(RenewalLinks.Forward)]
    [InlineData(RenewalLinks.Backward)]
    public async Task Chain_is_followed_with_every_kind_of_link(RenewalLinks links)
    {
        var first = Buy(remaining: 3, links: links);
        var subscription = await SubscribedAsync(first);
        var last = first;
        for (var renewals = 1; renewals <= 3; renewals++)
        {
            UntilRenewal();
            var next = Emulator.Certificate(last).NextId!;
            subscription = await NextRunAsync(subscription);
            AssertIds(subscription, next, last, renewals);
            Assert.Equal(3 - renewals, (int?)subscription.Outputs["remainingCertificates"]);
            Issue(next);
            subscription = await NextRunAsync(subscription);
            AssertIds(subscription, next, next, renewals);
            last = next;
        }
    }

    /// <summary>A program that was not run for a year finds the last of four, although the second one was deleted.</summary>
    [Theory]
    [InlineData(RenewalLinks.Both)]
    [InlineData(RenewalLinks.Backward)]
    public async Task Chain_of_four_with_a_deleted_middle_ends_at_the_last_one(RenewalLinks links)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var ids = Chain(first, 3, links);
        Emulator.Remove(ids[1]);
        Expire(ids[0], ids[2]);

        AssertIds(await NextRunAsync(subscription), ids[3], ids[3]);
    }

    [Theory]
    [InlineData(RenewalLinks.Both)]
    [InlineData(RenewalLinks.Backward)]
    public async Task Deleted_first_certificate_does_not_hide_the_others(RenewalLinks links)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var ids = Chain(first, 2, links);
        Emulator.Remove(first);

        AssertIds(await NextRunAsync(subscription), ids[2], ids[2]);
    }

    [Theory]
    [InlineData(RenewalLinks.Forward)]
    [InlineData(RenewalLinks.Both)]
    public async Task Cycle_is_not_followed_twice(RenewalLinks links)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var ids = Chain(first, 2, RenewalLinks.Both);
        Emulator.Link(ids[2], ids[0], links);

        var once = await NextRunAsync(subscription);
        AssertIds(once, ids[2], ids[2], renewals: 2);
        AssertIds(await NextRunAsync(once), ids[2], ids[2], renewals: 2);
    }

    /// <summary>A valid certificate is left only for one that SCM has applied for, and shortly before its end for one that can be applied for.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN", true, true)]
    [InlineData("CHECKING_ORG", true, true)]
    [InlineData("ISSUING", true, true)]
    [InlineData("ISSUED", true, true)]
    [InlineData("PAID", false, true)]
    [InlineData("UNPASSED", false, true)]
    [InlineData("CANCELCHECKING", false, false)]
    [InlineData("REVOKED", false, false)]
    [InlineData("EXPIRED", false, false)]
    [InlineData("SOMETHING_NEW", false, false)]
    public async Task Linked_successor_of_a_valid_certificate_is_followed(string status, bool isFollowed, bool isFollowedShortlyBeforeTheEnd)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var second = Successor(first, status);
        Emulator.SetStatus(first, "REVOKING"); // otherwise, nothing is searched so long before the end

        Assert.Equal(isFollowed ? second : first, (string?)(await NextRunAsync(subscription)).Outputs["latestCertificateId"]);

        Emulator.SetStatus(first, "ISSUED");
        Emulator.Switches.RenewalLinks = RenewalLinks.None;
        Time.Advance(TimeSpan.FromDays(160));
        AssertIds(
            await NextRunAsync(subscription),
            isFollowedShortlyBeforeTheEnd ? second : first,
            status == "ISSUED" ? second : first);
    }

    /// <summary>A certificate that has ended leads to any that has not.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN", true)]
    [InlineData("ISSUED", true)]
    [InlineData("PAID", true)]
    [InlineData("UNPASSED", true)]
    [InlineData("CANCELCHECKING", true)]
    [InlineData("SOMETHING_NEW", true)]
    public async Task Linked_successor_of_an_ended_certificate_is_followed(string status, bool isFollowed)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var second = Successor(first, status);
        Emulator.Revoke(first);

        var read = await NextRunAsync(subscription);

        Assert.Equal(isFollowed ? second : first, (string?)read.Outputs["latestCertificateId"]);
        Assert.Equal(isFollowed ? second : first, (string?)read.Outputs["usableCertificateId"]);
    }

    /// <summary>A certificate that is neither issued nor ended leads nowhere.</summary>
    [Theory]
    [InlineData("PAID")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("UNPASSED")]
    [InlineData("CANCELCHECKING")]
    public async Task Successor_of_a_certificate_that_is_not_issued_is_not_followed(string status)
    {
        var first = Add(new CertificateSeed { Status = status, Domain = status == "PAID" ? null : "www.example.com" });
        var subscription = await SubscribedAsync(first);
        Successor(first, "ISSUED");

        AssertIds(await NextRunAsync(subscription), first, first);
    }

    [Fact]
    public async Task Purchase_whose_certificates_have_all_ended_stays_at_the_newest_one()
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var ids = Chain(first, 2, RenewalLinks.Both);
        Expire([.. ids]);

        AssertIds(await NextRunAsync(subscription), ids[2], ids[2]);

        Shows(Assert.Single(Warnings), ids[2], "EXPIRED");
    }

    [Fact]
    public async Task Rejection_and_another_application_do_not_move_the_id()
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        var second = Emulator.Certificate(first).NextId!;
        foreach (var status in (string[])["CHECKING_DOMAIN", "UNPASSED", "CHECKING_DOMAIN"])
        {
            if (status == "UNPASSED") Emulator.Reject(second);
            else if (Emulator.Certificate(second).Status == "UNPASSED") Emulator.SetStatus(second, status);
            subscription = await NextRunAsync(subscription);
            AssertIds(subscription, second, first, renewals: 1);
        }
    }

    /// <summary>Ids only move forward. A certificate that the state names stays a member.</summary>
    [Fact]
    public async Task Renewal_that_is_no_longer_linked_stays()
    {
        var first = Buy(links: RenewalLinks.Forward);
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        var renewed = await NextRunAsync(subscription);
        var second = Emulator.Certificate(first).NextId!;
        Emulator.Remove(first);

        AssertIds(await NextRunAsync(renewed), second, second, renewals: 1);
    }

    [Fact]
    public async Task Usable_certificate_that_is_revoked_is_not_replaced_by_an_older_one()
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        var second = Emulator.Certificate(first).NextId!;
        Issue(second);
        var renewed = await NextRunAsync(subscription);
        AssertIds(renewed, second, second);
        Emulator.Revoke(second);

        AssertIds(await NextRunAsync(renewed), second, second);
    }

    /// <summary>REVOKING is not usable.</summary>
    [Fact]
    public async Task Certificate_that_is_about_to_be_revoked_is_followed_by_its_renewal()
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        var second = Successor(first, "CHECKING_DOMAIN");
        Emulator.SetStatus(first, "REVOKING");

        AssertIds(await NextRunAsync(subscription), second, second);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Account_with_more_than_300_certificates_is_read_to_its_end(bool numbers, bool array)
    {
        (Emulator.Switches.TagQueryTimesAsNumbers, Emulator.Switches.TagQueryDetailAsArray) = (numbers, array);
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        for (var count = 0; count < 320; count++) Add(new CertificateSeed());
        UntilRenewal();

        AssertIds(await NextRunAsync(subscription), Emulator.Certificate(first).NextId!, first, renewals: 1);
        Assert.Equal(8, Sent("list-by-tag")); // 322 certificates, and the empty page
    }

    /// <summary>SCM has applied for the younger one. The older one leads nowhere, and must not hide it.</summary>
    [Theory]
    [InlineData("PAID")]
    [InlineData("UNPASSED")]
    [InlineData("CANCELCHECKING")]
    [InlineData("SOMETHING_NEW")]
    public async Task Successor_that_is_under_review_is_followed_although_an_older_one_is_not(string status)
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        Time.Advance(TimeSpan.FromDays(160));
        Emulator.Link(first, Successor(first, status), RenewalLinks.Backward);
        Time.Advance(TimeSpan.FromDays(1));
        var renewal = Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
        Emulator.Link(first, renewal, RenewalLinks.Backward);

        AssertIds(await NextRunAsync(subscription), renewal, first);
    }

    /// <summary>An abandoned certificate has no time of issue, and is nevertheless older than the one that came after it.</summary>
    [Fact]
    public async Task Abandoned_successor_is_not_used_again()
    {
        var first = Buy(remaining: 0);
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        Emulator.Link(first, Add(new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com" }), RenewalLinks.Backward);
        Time.Advance(TimeSpan.FromDays(1));
        var renewal = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", ValidityDays = 200 });
        Emulator.Link(first, renewal, RenewalLinks.Backward);
        var renewed = await NextRunAsync(subscription);
        AssertIds(renewed, renewal, renewal);
        UntilRenewal();

        AssertIds(await NextRunAsync(renewed), renewal, renewal);
    }

    /// <summary>The first record may name the latest renewal only.</summary>
    [Fact]
    public async Task Link_beyond_the_usable_certificate_does_not_change_it()
    {
        var first = Buy(remaining: 0);
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        var second = Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", ValidityDays = 200 });
        Emulator.Link(first, second);
        subscription = await NextRunAsync(subscription);
        UntilRenewal();
        var third = Add(new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" });
        Emulator.Link(first, third);

        subscription = await NextRunAsync(subscription);
        AssertIds(subscription, third, second, renewals: 2);
        AssertIds(await NextRunAsync(subscription), third, second, renewals: 2);
    }

    /// <summary>A list that lacks the usable certificate is incomplete (N3).</summary>
    [Fact]
    public async Task Usable_certificate_that_is_not_listed_is_kept()
    {
        var first = Buy();
        var subscription = await SubscribedAsync(first);
        UntilRenewal();
        var renewed = await NextRunAsync(subscription);
        var second = Emulator.Certificate(first).NextId!;
        Emulator.Faults.Next("list-by-tag", Page(second, "CHECKING_DOMAIN"), Fault.Answer(200, """{"total_count":1,"resources":null}"""));

        AssertSame(renewed.Outputs, (await NextRunAsync(renewed)).Outputs);
        Assert.Single(Warnings);
    }

    /// <summary>The look shows the end of the certificate, also if the list does not.</summary>
    [Fact]
    public async Task Successor_that_is_only_paid_is_followed_although_the_list_shows_no_times()
    {
        var first = Buy(remaining: 0);
        var subscription = await SubscribedAsync(first);
        Time.Advance(TimeSpan.FromDays(160));
        Emulator.Faults.Next(
            "list-by-tag",
            Fault.Answer(200, $$$"""
                {"resources":[
                  {"resource_detail":{"cert_id":"{{{first}}}","order_status":"ISSUED","domain":["odd"],"renewal_cert_id":"scs0000000000002"}},
                  {"resource_detail":{"cert_id":"scs0000000000002","order_status":"PAID"}}]}
                """),
            Fault.Answer(200, """{"total_count":2,"resources":[]}"""));

        Assert.Equal("scs0000000000002", (string?)(await NextRunAsync(subscription)).Outputs["latestCertificateId"]);
    }

    /// <summary>SCM issues the certificate again under the same ID: only the date changes.</summary>
    [Fact]
    public async Task Id_that_is_issued_again_stays()
    {
        var id = Buy(next: NextCertificate.SameId);
        var subscription = await SubscribedAsync(id);
        UntilRenewal();

        var renewed = await NextRunAsync(subscription);

        AssertIds(renewed, id, id, renewals: 0);
        Assert.NotEqual((string?)subscription.Outputs["renewAfter"], (string?)renewed.Outputs["renewAfter"]);
        Assert.Empty(Warnings);
    }

    /// <summary>The first certificate, and as many issued renewals.</summary>
    private List<string> Chain(string first, int renewals, RenewalLinks links)
    {
        var ids = new List<string> { first };
        for (var count = 0; count < renewals; count++)
        {
            UntilRenewal();
            ids.Add(Emulator.Certificate(ids[^1]).NextId ?? Emulator.Renew(ids[^1], links: links));
            Issue(ids[^1]);
        }

        return ids;
    }

    private string Successor(string id, string status)
    {
        var next = Add(new CertificateSeed { Status = status, Domain = status == "PAID" ? null : "www.example.com" });
        Emulator.Link(id, next);
        return next;
    }

    private void Expire(params string[] ids)
    {
        foreach (var id in ids) Emulator.Expire(id);
    }
}
