using System.Text.Json;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class FaultsTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Scripted_faults_come_in_order_and_then_the_truth()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("show", Fault.Error(500, "SCM.4001", "An error occurred when accessing the PDP API."), Fault.RefuseSignature);

        var codes = new List<string?>();
        for (var i = 0; i < 3; i++) codes.Add((await client.ShowAsync(Id)).Code);

        Assert.Equal(["SCM.4001", "APIGW.0301", null], codes);
        Assert.Equal(["500", "401", "200"], scm.History.Select(r => r.Answered));
    }

    [Fact]
    public async Task Fault_of_the_nth_call_leaves_other_calls_and_operations_alone()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Nth("show", 2, Fault.ErrorInside200("SCM.0095", "Run RmsApiController failed"));

        Assert.Equal(200, (await client.ApplyAsync(Id, Applications.Domain())).Status);
        Assert.Null((await client.ShowAsync(Id)).Code);
        var second = await client.ShowAsync(Id);
        Assert.Equal((200, "SCM.0095"), (second.Status, second.Code));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Reset_before_the_commit_has_no_effect_and_after_it_has(bool afterCommit, int applications)
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("apply", afterCommit ? Fault.ResetAfterCommit : Fault.ResetBeforeCommit);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ApplyAsync(Id, Applications.Domain()));

        Assert.Equal((applications, "reset"), (scm.AcceptedApplications, scm.History[0].Answered));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Hang_lasts_until_the_client_gives_up(bool afterCommit, int applications)
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("apply", afterCommit ? Fault.HangAfterCommit : Fault.HangBeforeCommit);
        using var patience = new CancellationTokenSource();
        var apply = client.Http.SendAsync(
            client.Signed(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", JsonSerializer.Serialize(Applications.Domain())), patience.Token);
        await scm.WhenHeldAsync().WaitAsync(TimeSpan.FromSeconds(30));

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply);
        Assert.Equal((applications, "hang"), (scm.AcceptedApplications, scm.History[0].Answered));
    }

    [Fact]
    public async Task Html_may_hide_that_the_call_had_its_effect()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("apply", Fault.Html(502) with { AfterCommit = true });

        using var response = await client.Http.SendAsync(
            client.Signed(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", JsonSerializer.Serialize(Applications.Domain())));

        Assert.Equal((502, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(1, scm.AcceptedApplications);
    }

    [Fact]
    public async Task Throttling_tells_when_to_come_back()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("show", Fault.Throttle(TimeSpan.FromSeconds(3)));

        using var response = await client.Http.SendAsync(client.Signed(HttpMethod.Get, $"v3/scm/certificates/{Id}"));

        Assert.Equal((429, TimeSpan.FromSeconds(3)), ((int)response.StatusCode, response.Headers.RetryAfter?.Delta));
    }

    [Fact]
    public async Task Truncated_answer_is_the_first_half_of_the_true_one()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Faults.Next("show", Fault.TruncatedJson);

        await Assert.ThrowsAsync<JsonException>(() => client.ShowAsync(Id));
    }

    [Fact]
    public async Task Refused_signature_uses_up_no_fault()
    {
        await using var scm = await StartAsync();
        using var stranger = new SignedClient(scm, new EmulatorOptions { SecretKey = "wrong" });
        using var client = new SignedClient(scm);
        scm.Faults.Next("show", Fault.Throttle());

        Assert.Equal(401, (await stranger.ShowAsync(Id)).Status);
        Assert.Equal(429, (await client.ShowAsync(Id)).Status);
    }

    private static async Task<ScmEmulator> StartAsync()
    {
        var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(new CertificateSeed { Id = Id });
        return scm;
    }
}
