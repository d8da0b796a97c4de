using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// <c>ignoreChanges</c> and <c>replaceOnChanges</c>: calls in the recorded order of the real engine (recorded in tests/Engine/Traces, options 02 and 03,
/// replace-on-changes 01 and 02).
/// </summary>
public sealed class OptionsTests : ProviderFixture
{
    /// <summary>The engine may or may not put the old value into the first Check. For a replacement, the second Check gets the program's own value.</summary>
    [Fact]
    public async Task Ignored_property_is_not_a_change_and_a_replacement_for_another_change_applies_its_new_value()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var changed = Program(CertificateId).With("applicantName", "Li Si").With("domain", "new.example.com");
        var diff = await this.DiffAsync(old, await this.CheckAsync(changed, old), ignoreChanges: ["domain"]);
        var (path, change) = Assert.Single(diff["detailedDiff"]!.AsObject());
        Assert.Equal(("applicantName", "UPDATE_REPLACE", true), (path, (string?)change!["kind"], (bool?)change["inputDiff"]));
        Assert.True((bool?)diff["deleteBeforeReplace"]); // D5
        var inputs = await this.CheckAsync(changed);
        await this.CreateAsync(inputs, preview: true);
        Assert.Empty(Warnings);

        await this.DeleteAsync(old);
        var created = await this.CreateAsync(inputs);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    /// <summary>Diff finds nothing, and the engine replaces for the init failure: delete-first, since D5 says so also then.</summary>
    [Fact]
    public async Task Replacement_for_an_init_failure_withdraws_and_applies_again()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));
        Emulator.Switches.RecordsAfterReads = 0;
        await BeginRunAsync();

        var diff = await this.PlanAsync(unfinished, Program(CertificateId));
        Assert.Equal(("DIFF_NONE", true), ((string?)diff["changes"], (bool?)diff["deleteBeforeReplace"]));
        await this.PreviewAsync(Program(CertificateId));
        Assert.Empty(Warnings);

        await this.DeleteAsync(unfinished);
        Assert.Equal("CHECKING_DOMAIN", (await this.CreateAsync(unfinished.Inputs)).Status);
        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    /// <summary>
    /// D9: the engine replaces a resource although Diff calls the change an update, and announces that by a second Check. It deletes the dependents of the
    /// application next.
    /// </summary>
    [Theory]
    [InlineData("ISSUED", 1)]
    [InlineData("REVOKING", 1)]
    [InlineData("EXPIRED", 1)]
    [InlineData("ISSUING", 1)]
    [InlineData("UPLOAD", 1)]
    [InlineData("CHECKING_DOMAIN", 0)]
    [InlineData("CHECKING_ORG", 0)]
    [InlineData("CANCELCHECKING", 0)]
    [InlineData("UNPASSED", 0)]
    [InlineData("PAID", 0)]
    public async Task Replacement_by_the_engine_that_cannot_succeed_fails_in_its_check(string status, int failures)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.SetStatus(CertificateId, status);
        var changed = Program(CertificateId).With("companyUnit", "IT");
        Assert.Null((await this.PlanAsync(old, changed))["replaces"]);
        var looks = Sent("show");

        var answer = await CallAsync("Check", new JsonObject { ["urn"] = old.Urn, ["news"] = changed });

        var properties = (answer["failures"] as JsonArray ?? []).Select(failure => (string?)failure!["property"]);
        Assert.Equal(Enumerable.Repeat("certificateId", failures), properties);
        Assert.Equal(looks + 1, Sent("show"));
    }

    /// <summary>D9: the Delete of the application would be refused as well, when what depends on it is gone.</summary>
    [Theory]
    [InlineData(401, "APIGW.0301")]
    [InlineData(401, "SCM.4002")]
    [InlineData(403, "SCM.1010")]
    [InlineData(400, "SCM.0003")]
    [InlineData(404, null)]
    public async Task Replacement_by_the_engine_fails_in_its_check_if_SCM_refuses_the_look(int status, string? code)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await this.PlanAsync(old, Program(CertificateId));
        Emulator.Faults.Next("show", code is null ? Fault.Html(status) : Fault.Error(status, code, "no"));

        var answer = await CallAsync("Check", new JsonObject { ["urn"] = old.Urn, ["news"] = Program(CertificateId) });

        Shows((string)Assert.Single(answer["failures"]!.AsArray())!["reason"]!, CertificateId, $"HTTP {status}");
    }

    /// <summary>D9, P5: a preview without credentials or network has nothing to say here.</summary>
    [Theory]
    [InlineData("no credentials")]
    [InlineData("no connection")]
    [InlineData("throttled")]
    [InlineData("down")]
    [InlineData("unreadable")]
    public async Task Replacement_by_the_engine_passes_its_check_if_the_service_cannot_be_queried(string why)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        if (why == "no credentials") await BeginRunAsync(accessKey: null);
        if (why == "no connection") await BeginRunAsync(Nowhere);
        await this.PlanAsync(old, Program(CertificateId));
        if (why == "throttled") Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromHours(1)));
        if (why == "down") Emulator.Faults.Onward("show", 1, Fault.Html(503));
        if (why == "unreadable") Emulator.Faults.Onward("show", 1, Fault.Answer(200, "{"));

        await this.CheckAsync(Program(CertificateId));

        Assert.Empty(Warnings);
    }
}
