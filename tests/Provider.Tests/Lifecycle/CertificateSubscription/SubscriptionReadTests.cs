using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>N3: Read of a subscription, which the engine calls before every preview and update.</summary>
public sealed class SubscriptionReadTests : SubscriptionFixture
{
    [Fact]
    public async Task Refresh_twice_changes_nothing()
    {
        var subscribed = await SubscribedAsync(Buy());

        var once = (await this.ReadAsync(subscribed))!;
        var twice = await NextRunAsync(once);

        AssertSame(subscribed.Outputs, twice.Outputs);
        AssertSame(subscribed.Inputs, once.Inputs);
        Assert.Empty(await this.ChangesAsync(twice, subscribed.Inputs));
        Assert.Empty(Warnings.Concat(Infos));
    }

    /// <summary>N4: the first run sees the renewal, the second one its issue, and each says so.</summary>
    [Fact]
    public async Task Renewal_moves_the_latest_certificate_at_once_and_the_usable_one_when_it_is_issued()
    {
        var first = Buy();
        var subscribed = await SubscribedAsync(first);
        UntilRenewal();
        var second = Emulator.Certificate(first).NextId!;

        var renewed = await NextRunAsync(subscribed);
        AssertIds(renewed, second, first, renewals: 1);
        Assert.Equal(2, (int?)renewed.Outputs["remainingCertificates"]);
        Shows(Assert.Single(Infos), first, second, "CHECKING_DOMAIN");

        Issue(second);
        var issued = await NextRunAsync(renewed);
        AssertIds(issued, second, second, renewals: 1);
        Assert.Equal("2026-02-05", (string?)issued.Outputs["renewAfter"]);
        Assert.Single(Infos);

        AssertSame(issued.Outputs, (await NextRunAsync(issued)).Outputs);
        Assert.Empty(Infos.Concat(Warnings));
        Assert.Equal(0, Applies + Withdrawals);
    }

    /// <summary>N3: a preview without credentials shows the last known ids, and never an older certificate.</summary>
    [Theory]
    [InlineData("nobody listens")]
    [InlineData("no credentials")]
    [InlineData("refused keys")]
    [InlineData("no permission")]
    [InlineData("no permission for the query")]
    [InlineData("throttled")]
    [InlineData("list fails in the middle")]
    [InlineData("incomplete list")]
    [InlineData("list without the certificate")]
    public async Task Service_that_cannot_be_queried_leaves_the_state_unchanged(string trouble)
    {
        var first = Buy(remaining: 60);
        var subscribed = await SubscribedAsync(first);
        UntilRenewal();
        var renewed = await NextRunAsync(subscribed);
        for (var count = 0; count < 60; count++) Add(new CertificateSeed());
        await BeginRunAsync(trouble == "nobody listens" ? Nowhere : null, trouble == "no credentials" ? null : EmulatorOptions.DefaultAccessKey);
        if (trouble == "refused keys") Emulator.Switches.KeyDeleted = true;
        if (trouble == "no permission") Emulator.Switches.PermissionDenied = true;
        if (trouble == "no permission for the query") Emulator.Switches.TagQueryDenied = true;
        if (trouble == "throttled") Emulator.Faults.Onward("show", 1, Fault.Throttle());
        if (trouble == "list fails in the middle") Emulator.Faults.Onward("list-by-tag", 2, Fault.Html(502));
        if (trouble == "incomplete list") Emulator.Faults.Onward("list-by-tag", 1, Page(first, "ISSUED"));
        if (trouble == "list without the certificate")
        {
            Emulator.Faults.Next("list-by-tag", Page("scs9999999999999", "ISSUED"), Fault.Answer(200, """{"total_count":1,"resources":[]}"""));
        }

        var read = (await this.ReadAsync(renewed))!;

        AssertSame(renewed.Outputs, read.Outputs);
        Shows(Assert.Single(Warnings), (string)renewed.Outputs["latestCertificateId"]!);
        Assert.Empty(await this.ChangesAsync(read, renewed.Inputs));
    }

    /// <summary>N3: an import has no old state.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("nobody listens")]
    [InlineData("no permission for the query")]
    public async Task Import_uses_the_values_of_SCM_or_fails(string trouble)
    {
        var first = Buy();
        UntilRenewal();
        if (trouble == "nobody listens") await BeginRunAsync(Nowhere);
        if (trouble == "no permission for the query") Emulator.Switches.TagQueryDenied = true;

        if (trouble.Length > 0)
        {
            await Assert.ThrowsAsync<RpcFailure>(() => this.ImportAsync(first, Urn));
            return;
        }

        var imported = (await this.ImportAsync(first, Urn))!;
        AssertIds(imported, Emulator.Certificate(first).NextId!, first, renewals: 1);
        AssertSame(new JsonObject { ["certificateId"] = first }, imported.Inputs);
        Assert.Empty(await this.ChangesAsync(imported, imported.Inputs));
    }

    [Fact]
    public async Task Import_of_a_missing_certificate_finds_nothing() => Assert.Null(await this.ImportAsync("scs0000000000000", Urn));

    [Fact]
    public async Task Purchase_without_certificates_is_not_found()
    {
        var subscribed = await SubscribedAsync(Buy());
        Emulator.Remove(subscribed.Id);

        Assert.Null(await this.ReadAsync(subscribed));

        Shows(Assert.Single(Warnings), subscribed.Id, "127.0.0.1");
    }

    /// <summary>N2: each process reads the account once.</summary>
    [Fact]
    public async Task Several_subscriptions_share_one_search()
    {
        var subscriptions = new List<Resource>();
        for (var count = 0; count < 5; count++) subscriptions.Add(await CreateSubscriptionAsync(Buy()));
        UntilRenewal();
        await BeginRunAsync();

        var read = await Task.WhenAll(subscriptions.Select(subscription => this.ReadAsync(subscription)));

        Assert.All(read, subscription => AssertIds(subscription!, Emulator.Certificate(subscription!.Id).NextId!, subscription.Id));
        Assert.Equal(2, Sent("list-by-tag")); // the page, and the empty one after it
    }

    /// <summary>N7: SCM should have renewed it by now.</summary>
    [Theory]
    [InlineData(172, false)]
    [InlineData(174, true)]
    [InlineData(199, true)]
    public async Task Certificate_that_scm_did_not_renew_is_a_warning(int days, bool warns)
    {
        var id = Buy(remaining: 0);
        var subscribed = await SubscribedAsync(id);
        Time.Advance(TimeSpan.FromDays(days));

        AssertIds(await NextRunAsync(subscribed), id, id, renewals: 0);

        Assert.Equal(warns ? 1 : 0, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, id, "privacy authorization"));
    }

    /// <summary>N7: the application for the renewal has no diff, so only this warning reports that it failed.</summary>
    [Theory]
    [InlineData("UNPASSED", "--target-replace")]
    [InlineData("PAID", "--refresh")]
    public async Task Renewal_that_lost_its_application_is_a_warning_from_the_second_run_on(string status, string advice)
    {
        var first = Buy();
        var subscribed = await SubscribedAsync(first);
        UntilRenewal();
        var second = Emulator.Certificate(first).NextId!;
        Emulator.SetStatus(second, status);

        var moved = await NextRunAsync(subscribed);
        AssertIds(moved, second, first);
        Assert.Empty(Warnings); // this run applies

        AssertIds(await NextRunAsync(moved), second, first);
        Shows(Assert.Single(Warnings), second, status, advice);
    }

    [Theory]
    [InlineData(192, 0)]
    [InlineData(194, 1)]
    public async Task Renewal_that_is_not_issued_shortly_before_the_end_is_a_warning(int days, int warnings)
    {
        var first = Buy();
        var subscribed = await SubscribedAsync(first);
        Time.Advance(TimeSpan.FromDays(days));

        AssertIds(await NextRunAsync(subscribed), Emulator.Certificate(first).NextId!, first);

        Assert.Equal(warnings, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, first, Emulator.Certificate(first).NextId!));
    }

    /// <summary>N7: if the state of a subscription contains the renewal, other messages name it, even if this run cannot query SCM.</summary>
    [Theory]
    [InlineData("refreshed")]
    [InlineData("without the permission for the query")]
    [InlineData("by an engine that does not refresh")]
    public async Task Messages_about_an_expired_certificate_name_the_one_that_renews_it(string run)
    {
        var first = Buy();
        var subscribed = await SubscribedAsync(first);
        UntilRenewal();
        Time.Advance(TimeSpan.FromDays(40));
        subscribed = await NextRunAsync(subscribed);
        var second = Emulator.Certificate(first).NextId!;
        await BeginRunAsync();
        Emulator.Switches.TagQueryDenied = run == "without the permission for the query";
        if (run == "by an engine that does not refresh") await this.DiffAsync(subscribed, subscribed.Inputs);
        else await this.ReadAsync(subscribed);

        await FailsAsync(this.CreateValidationAsync(Programs.ValidationOf(first)), "FailedPrecondition", "EXPIRED", second);
        await FailsAsync(this.UpAsync(Programs.Program(first)), "FailedPrecondition", "EXPIRED", second);
    }
}
