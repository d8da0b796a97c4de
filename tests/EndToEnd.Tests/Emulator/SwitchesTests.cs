using System.Text.Json;
using ScmPulumi.Emulator;
using Xunit;

namespace ScmPulumi.EndToEnd.Tests.Emulator;

public sealed class SwitchesTests
{
    private const string Id = "scs1554192131150";

    [Fact]
    public async Task Second_apply_is_accepted_and_counted_when_the_switch_says_so()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.SecondApplyAccepted = true;

        await client.ApplyAsync(Id, Applications.Domain());
        await client.ApplyAsync(Id, Applications.Domain());

        Assert.Equal(2, scm.AcceptedApplications);
    }

    [Fact]
    public async Task Lost_answer_leaves_the_application_made()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.LoseAnswerOfNextApply = true;

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ApplyAsync(Id, Applications.Domain()));

        Assert.Equal("CHECKING_DOMAIN", (await client.ShowAsync(Id)).Text("status"));
        Assert.Equal(("reset", true), (scm.History[0].Answered, scm.History[0].Accepted));
        Assert.False(scm.Switches.LoseAnswerOfNextApply);
    }

    [Fact]
    public async Task Refused_apply_does_not_use_up_the_lost_answer()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.LoseAnswerOfNextApply = true;

        Assert.Equal("SCM.0005", (await client.ApplyAsync(Id, Applications.Domain().With(("domain", null)))).Code);

        Assert.True(scm.Switches.LoseAnswerOfNextApply);
    }

    [Fact]
    public async Task Held_answer_comes_with_the_release()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.HoldAnswerOfNextApply = true;

        var apply = client.ApplyAsync(Id, Applications.Domain());
        await scm.WhenHeldAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(apply.IsCompleted);
        Assert.Equal((1, "hang"), (scm.AcceptedApplications, scm.History[0].Answered));

        scm.Release();
        Assert.Equal(200, (await apply).Status);
        Assert.Equal("200", scm.History[0].Answered);
    }

    [Fact]
    public async Task Held_answer_ends_with_its_client()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.HoldAnswerOfNextApply = true;
        using var killed = new CancellationTokenSource();
        var apply = client.Http.SendAsync(
            client.Signed(HttpMethod.Post, $"v3/scm/certificates/{Id}/apply", JsonSerializer.Serialize(Applications.Domain())), killed.Token);
        await scm.WhenHeldAsync().WaitAsync(TimeSpan.FromSeconds(30));

        await killed.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply);
        Assert.Equal((1, "hang"), (scm.AcceptedApplications, scm.History[0].Answered));
    }

    [Fact]
    public async Task Records_come_after_as_many_reads_as_the_switch_says()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.RecordsAfterReads = 2;
        await client.ApplyAsync(Id, Applications.Domain());

        var kinds = new List<JsonValueKind>();
        for (var i = 0; i < 3; i++) kinds.Add((await client.ShowAsync(Id)).Body.GetProperty("authentification").ValueKind);

        Assert.Equal([JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Array], kinds);
    }

    [Fact]
    public async Task Show_lags_behind_apply_as_many_reads_as_the_switch_says()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.ShowLagsApply = 1;
        await client.ApplyAsync(Id, Applications.Domain());

        Assert.Equal("PAID", (await client.ShowAsync(Id)).Text("status"));
        Assert.Equal("SCM.0010", (await client.ApplyAsync(Id, Applications.Domain())).Code);
        Assert.Equal("CHECKING_DOMAIN", (await client.ShowAsync(Id)).Text("status"));
    }

    [Theory]
    [InlineData(PersonalData.Full, "13212345678")]
    [InlineData(PersonalData.Masked, "1*********8")]
    [InlineData(PersonalData.Empty, "")]
    public async Task Personal_data_shows_as_the_switch_says(PersonalData shows, string phone)
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        await client.ApplyAsync(Id, Applications.Domain().With(("country", "CN")));
        scm.Switches.PersonalData = shows;

        var info = (await client.ShowAsync(Id)).Body.GetProperty("application_info");

        Assert.Equal((phone, "CN"), (info.GetProperty("applicant_phone").GetString(), info.GetProperty("country").GetString()));
    }

    [Fact]
    public async Task Cancelled_privacy_empties_persons_and_company_until_the_next_apply()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        await client.ApplyAsync(Id, Applications.Organization());
        scm.Reject(Id);
        scm.CancelPrivacy(Id);

        Assert.All(
            (await client.ShowAsync(Id)).Body.GetProperty("application_info").EnumerateObject(), field => Assert.Equal("", field.Value.GetString()));

        await client.ApplyAsync(Id, Applications.Organization());
        var info = (await client.ShowAsync(Id)).Body.GetProperty("application_info");
        Assert.Equal("CN", info.GetProperty("country").GetString());
    }

    [Theory]
    [InlineData("www.example.com", "example.com")]
    [InlineData("example.com", "www.example.com")]
    [InlineData("*.example.com", "example.com", "WILDCARD")]
    public async Task Twin_is_shown_among_the_additional_names(string domain, string twin, string kind = "SINGLE_DOMAIN")
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, DomainType = kind });
        await client.ApplyAsync(Id, Applications.Domain(domain));
        scm.Switches.AddTwin = true;

        Assert.Equal(twin, (await client.ShowAsync(Id)).Text("sans"));
    }

    [Fact]
    public async Task Twin_that_was_asked_for_is_not_shown_twice()
    {
        await using var scm = await ScmEmulator.StartAsync();
        using var client = new SignedClient(scm);
        scm.AddCertificate(new CertificateSeed { Id = Id, DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        await client.ApplyAsync(Id, Applications.Domain().With(("sans", "example.com")));
        scm.Switches.AddTwin = true;

        Assert.Equal("example.com", (await client.ShowAsync(Id)).Text("sans"));
    }

    [Fact]
    public async Task Rejected_application_may_be_the_last()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        await client.ApplyAsync(Id, Applications.Domain());
        scm.Reject(Id);
        scm.Switches.ApplyRefusedFromUnpassed = true;

        Assert.Equal("SCM.0010", (await client.ApplyAsync(Id, Applications.Domain())).Code);
    }

    [Fact]
    public async Task Echo_of_the_application_may_be_missing()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        await client.ApplyAsync(Id, Applications.Domain());
        scm.Switches.InfoEcho = false;

        Assert.Equal(JsonValueKind.Null, (await client.ShowAsync(Id)).Body.GetProperty("application_info").ValueKind);
    }

    [Fact]
    public async Task Account_without_permission_is_refused_with_401()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        scm.Switches.PermissionDenied = true;

        var reply = await client.ShowAsync(Id);

        Assert.Equal((401, "SCM.4002"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Errors_of_SCM_may_come_inside_a_200_and_those_of_the_gateway_never()
    {
        await using var scm = await StartAsync();
        using var client = new SignedClient(scm);
        using var stranger = new SignedClient(scm, new EmulatorOptions { SecretKey = "wrong" });
        scm.Switches.ErrorsInside200 = true;

        var refused = await client.CancelAsync(Id);

        Assert.Equal((200, "SCM.0010"), (refused.Status, refused.Code));
        Assert.Equal(401, (await stranger.ShowAsync(Id)).Status);
    }

    private static async Task<ScmEmulator> StartAsync()
    {
        var scm = await ScmEmulator.StartAsync();
        scm.AddCertificate(new CertificateSeed { Id = Id });
        return scm;
    }
}
