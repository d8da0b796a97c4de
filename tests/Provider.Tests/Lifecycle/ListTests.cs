using System.Text.Json.Nodes;
using Grpc.Core;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Hosting;
using ScmPulumi.Provider.Rpc;
using ScmPulumi.Provider.Tests.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>L1: the list of what could be imported, as <c>pulumi do … list</c> asks for it.</summary>
public sealed class ListTests : ProviderFixture
{
    private const string Application = "huaweicloud-scm:index:CertificateApplication";
    private const string Validation = "huaweicloud-scm:index:CertificateValidation";

    /// <summary>A certificate that was only bought, or imported, has no application.</summary>
    [Fact]
    public async Task Applications_and_validations_can_be_listed()
    {
        var byStatus = Statuses.ToDictionary(status => status, status => AddApplied(status));

        string[] without = ["PAID", "UPLOAD"];
        Assert.Equal(Ids(byStatus, status => !without.Contains(status)), Ids(await ListAsync(Application)));
        Assert.Equal(Ids(byStatus, status => status is "ISSUED" or "SUPPLEMENTCHECKING"), Ids(await ListAsync(Validation)));
        Assert.Equal("www.example.com", (string?)(await ListAsync(Validation))[0]!["result"]!["name"]);
    }

    /// <summary>Except an application that is being withdrawn.</summary>
    [Fact]
    public async Task Listed_resources_can_be_imported()
    {
        foreach (var status in Statuses.Except(["CANCELCHECKING"])) AddApplied(status);

        foreach (var id in Ids(await ListAsync(Application))) await AssertFoundAsync(this.ImportAsync(id));
        foreach (var id in Ids(await ListAsync(Validation))) await AssertFoundAsync(this.ImportAsync(id, EngineCalls.ValidationUrn));

        static async Task AssertFoundAsync(Task<Resource?> import)
        {
            var failure = await Record.ExceptionAsync(() => import) as RpcFailure;
            Assert.NotNull(failure is null ? await import : Unfinished(failure)); // a rejected application is found, but not ready
        }
    }

    [Theory]
    [InlineData("""{"status":"unpassed"}""", 0)]
    [InlineData("""{"status":"CHECKING_DOMAIN"}""", 1)]
    [InlineData("""{"domain":"SHOP.example.com."}""", 1, 2)]
    [InlineData("""{"status":"ISSUED","domain":"shop.example.com"}""", 2)]
    [InlineData("""{"status":""}""", 0, 1, 2)]
    [InlineData("{}", 0, 1, 2)]
    public async Task Filters_narrow_the_list(string query, params int[] found)
    {
        string[] ids = [AddApplied("UNPASSED"), AddApplied("CHECKING_DOMAIN", "shop.example.com"), AddApplied("ISSUED", "shop.example.com")];

        Assert.Equal(found.Select(index => ids[index]), Ids(await ListAsync(Application, JsonNode.Parse(query)!.AsObject())));
    }

    /// <summary>The CLI stops at the first Continuation, so there is none without a limit, and a limit is never exceeded.</summary>
    [Theory]
    [InlineData(0, 300)]
    [InlineData(299, 299)]
    [InlineData(300, 300)]
    [InlineData(1000, 300)]
    public async Task Account_with_300_certificates_is_listed_in_one_go(int limit, int listed)
    {
        for (var count = 0; count < 300; count++) AddApplied("ISSUED");

        var answers = await ListAsync(Application, limit: limit);

        Assert.Equal(listed, Ids(answers).Distinct().Count());
        Assert.Equal(listed, answers.Count);
        Assert.Empty(Warnings);
    }

    /// <summary>If a caller gives a page size, the protocol does not allow larger pages.</summary>
    [Fact]
    public async Task Pages_are_continued_from_their_token()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => AddApplied("ISSUED")).Order(StringComparer.Ordinal).ToList();
        var (seen, token) = (new List<string>(), "");
        do
        {
            var answers = await ListAsync(Application, pageSize: 2, token: token);
            Assert.InRange(Ids(answers).Count(), 1, 2);
            seen.AddRange(Ids(answers));
            token = (string?)answers[^1]!["continuation"]?["continuationToken"] ?? "";
        }
        while (token.Length > 0);

        Assert.Equal(ids, seen);
    }

    /// <summary>The limit applies to all pages together.</summary>
    [Fact]
    public async Task Limit_and_page_size_can_be_combined()
    {
        for (var count = 0; count < 5; count++) AddApplied("ISSUED");

        var first = await ListAsync(Application, limit: 3, pageSize: 2);
        var last = await ListAsync(Application, limit: 1, pageSize: 2, token: (string)first[^1]!["continuation"]!["continuationToken"]!);

        Assert.Equal((2, 3), (Ids(first).Count(), Ids(first).Concat(Ids(last)).Distinct().Count()));
        Assert.Null(last[^1]!["continuation"]);
    }

    [Fact]
    public async Task Unknown_filter_makes_the_whole_answer_unknown()
    {
        AddApplied("ISSUED");

        var answers = await ListAsync(Application, new JsonObject { ["domain"] = Property.Unknown });

        Assert.NotNull(Assert.Single(answers)!["computed"]);
        Assert.Empty(Emulator.History);
    }

    [Theory]
    [InlineData(Application, """{"colour":"red"}""", 0, "")]
    [InlineData(Application, """{"status":5}""", 0, "")]
    [InlineData(Application, "{}", -1, "")]
    [InlineData(Application, "{}", 0, "a token of somebody")]
    [InlineData(Application, "{}", 0, "", -1)]
    [InlineData("huaweicloud-scm:index:CertificateSubscription", "{}", 0, "")]
    [InlineData("aws:s3:Bucket", "{}", 0, "")]
    public async Task Wrong_request_is_an_error(string type, string query, int limit, string token, int pageSize = 0)
    {
        await FailsAsync(ListAsync(type, JsonNode.Parse(query)!.AsObject(), limit, pageSize, token), "InvalidArgument");

        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Provider_without_credentials_lists_nothing()
    {
        await GreetAsync();
        await ConfigureAsync(accessKey: null);

        await FailsAsync(ListAsync(Application), "FailedPrecondition");
    }

    /// <summary>The provider never received a Configure call.</summary>
    [Fact]
    public async Task Provider_that_was_not_configured_lists_nothing()
    {
        using var runtime = new ProviderRuntime(Time, _ => null, () => 0.5, Operations.Alone());
        await using var host = await ProviderHost.StartAsync(new ResourceProviderService(runtime));
        using var connection = ProviderConnection.Attach(host.Port);

        await FailsAsync(connection.CallAsync("List", new JsonObject { ["token"] = Application }), "FailedPrecondition");
    }

    /// <summary>A certificate that is being reissued in the console was issued before, so its validation is found.</summary>
    [Theory]
    [InlineData("CHECKING_ORG")]
    [InlineData("ISSUING")]
    public async Task Certificate_that_is_being_reissued_is_listed_as_issued(string status)
    {
        var id = AddApplied("ISSUED");
        Emulator.SetStatus(id, status);

        Assert.Equal([id], Ids(await ListAsync(Validation)));
        Assert.NotNull(await this.ImportAsync(id, EngineCalls.ValidationUrn));
    }

    /// <summary>Half a list would look complete.</summary>
    [Theory]
    [InlineData("list", 1, 403, "PermissionDenied")]
    [InlineData("list", 2, 403, "PermissionDenied")]
    [InlineData("list", 2, 503, "Unavailable")]
    [InlineData("list-by-tag", 1, 503, "Unavailable")]
    [InlineData("list-by-tag", 2, 503, "Unavailable")]
    public async Task Fault_on_any_page_fails_the_list(string operation, int page, int status, string code)
    {
        for (var count = 0; count < 200; count++) AddApplied("ISSUED");
        Emulator.Faults.Onward(operation, page, Fault.Answer(status, "{}"));

        await FailsAsync(ListAsync(Application), code);
        Assert.Empty(Warnings);
    }

    /// <summary>Reads are repeated (S1).</summary>
    [Fact]
    public async Task Transient_fault_in_the_middle_of_the_list_is_not_noticed()
    {
        for (var count = 0; count < 60; count++) AddApplied("ISSUED");
        Emulator.Faults.Nth("list", 1, Fault.TruncatedJson);
        Emulator.Faults.Nth("list", 3, Fault.ResetAfterCommit);

        Assert.Equal(60, Ids(await ListAsync(Application)).Count());
    }

    /// <summary>T2. The service echoes the filter, which the user has marked as secret.</summary>
    [Fact]
    public async Task Secret_filter_is_not_shown()
    {
        Emulator.Faults.Next("list", Fault.Error(400, "SCM.0005", "shop.example.com is wrong"));

        var query = new JsonObject { ["domain"] = Property.Secret("SHOP.example.com.") };
        var failure = await FailsAsync(ListAsync(Application, query), "InvalidArgument", "SCM.0005");

        Assert.DoesNotContain("shop.example.com", failure.Display, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Without the permission for the query by tag, at most 150 certificates can be listed.</summary>
    [Fact]
    public async Task Incomplete_list_causes_a_warning()
    {
        for (var count = 0; count < 200; count++) AddApplied("ISSUED");
        Emulator.Switches.TagQueryDenied = true;

        Assert.Equal(150, Ids(await ListAsync(Application)).Count());
        Shows(Assert.Single(Warnings), Application, "scm:cert:listCertificatesByTag");
    }

    [Fact]
    public async Task Cancel_ends_a_list()
    {
        Emulator.Faults.Next("list", Fault.HangBeforeCommit);
        var listing = await HeldAsync(ListAsync(Application));

        await this.CancelAsync();

        await FailsAsync(listing, "Cancelled");
    }

    /// <summary>Back-pressure: the provider writes as fast as the caller reads. So a caller that stops reading can still cancel.</summary>
    [Fact]
    public async Task Cancel_ends_a_list_whose_caller_stops_reading()
    {
        var domain = string.Concat(Enumerable.Repeat("a123456789.", 20)) + "example.com";
        for (var count = 0; count < 2000; count++) AddApplied("ISSUED", domain); // more than the buffers on the way hold
        await using var answers = Connection.StreamAsync("List", new JsonObject { ["token"] = Application }).GetAsyncEnumerator();
        Assert.True(await answers.MoveNextAsync());

        await this.CancelAsync();

        var read = 1;
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await answers.MoveNextAsync()) read++;
        });
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.InRange(read, 1, 1999);
        await Runtime.WhenIdle().WaitAsync(WaitingTime.Patience);
    }

    [Fact]
    public async Task Caller_that_hangs_up_ends_the_list()
    {
        Emulator.Faults.Next("list", Fault.HangBeforeCommit);
        using var hangUp = new CancellationTokenSource();
        var listing = await HeldAsync(Connection.CallAsync("List", new JsonObject { ["token"] = Application }, hangUp.Token));

        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => listing);
        await Runtime.WhenIdle().WaitAsync(WaitingTime.Patience);
    }

    private static string[] Statuses =>
    [
        "PAID", "CHECKING_DOMAIN", "CHECKING_ORG", "ISSUING", "ISSUED", "UNPASSED", "CANCELCHECKING", "SUPPLEMENTCHECKING", "REVOKING", "REVOKED", "EXPIRED",
        "UPLOAD",
    ];

    private static IEnumerable<string> Ids(Dictionary<string, string> byStatus, Predicate<string> matches) =>
        byStatus.Where(pair => matches(pair.Key)).Select(pair => pair.Value).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ids(JsonArray answers) => answers.Select(answer => (string?)answer!["result"]?["id"]).OfType<string>();

    private async Task<JsonArray> ListAsync(string type, JsonObject? query = null, int limit = 0, int pageSize = 0, string token = "")
    {
        var request = new JsonObject
        {
            ["token"] = type, ["query"] = query?.DeepClone() ?? new JsonObject(), ["limit"] = $"{limit}", ["pageSize"] = $"{pageSize}",
            ["continuationToken"] = token,
        };
        return (await CallAsync("List", request))["responses"]!.AsArray();
    }
}
