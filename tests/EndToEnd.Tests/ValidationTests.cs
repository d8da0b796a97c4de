using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Demo;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The program <c>examples/yaml-dns-validation</c>: application, wait, export.</summary>
public sealed class ValidationTests : IDisposable
{
    private const string Type = "huaweicloud-scm:index:CertificateValidation";
    private const string Record = "_dnsauth.www.example.com";
    private const string Reason = "The domain name did not pass the security review.";

    private static readonly StackProgram Program = ExampleProgram.Validated;

    private readonly string _stateFile = Path.GetTempFileName();

    public ValidationTests() => File.Delete(_stateFile);

    public void Dispose() => File.Delete(_stateFile);

    [Fact]
    public async Task Example_waits_for_its_record_and_exports_chain_and_key()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack(stateFile: _stateFile);

        var preview = await stack.PreviewAsync(Program);
        Assert.True(preview.Succeeded, preview.Text);
        Assert.DoesNotContain(preview.Calls, call => call.Method == "Invoke"); // what to export is not known yet
        Assert.Contains("privateKey: [unknown]", preview.Text, StringComparison.Ordinal);

        stack.Logged = OnStatusLine(() => Publish(scenario));
        var up = await stack.UpAsync(Program);
        Assert.True(up.Succeeded, up.Text);
        Assert.Contains($"not found yet: TXT {Record}", up.Text, StringComparison.Ordinal);
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(scenario.Scm.Certificate(Scenario.CertificateId).Status, (string?)Validation(stack)!.Outputs["status"]);
        await AssertExportedAsync(scenario, stack, up);

        await AssertNoChangeAsync(stack.UpAsync(Program));
        await AssertNoChangeAsync(stack.RefreshAsync());
        await AssertNoChangeAsync(stack.PreviewAsync(Program));

        var destroy = await stack.DestroyAsync();
        Assert.True(destroy.Succeeded, destroy.Text);
        Assert.Equal("ISSUED", scenario.Status);
        Assert.Equal(["apply"], scenario.Sent);
        Assert.All((RunResult[])[preview, up, destroy], run => Assert.Empty(run.Violations));
    }

    [Theory]
    [InlineData(false)] // Ctrl-C: the engine calls Cancel
    [InlineData(true)] // the process gets SIGINT
    public async Task Interrupted_wait_keeps_the_state_and_the_next_up_goes_on(bool signal)
    {
        await using var scenario = await Scenario.StartAsync();
        using var interrupt = new CancellationTokenSource();
        var stack = scenario.NewStack();
        ProviderSession? last = null;
        stack.SessionOpened = session => last = session;
        stack.Logged = OnStatusLine(() =>
        {
            if (signal) last!.Process!.Interrupt();
            else interrupt.Cancel();
        });

        var first = await stack.UpAsync(Program, interrupt: interrupt.Token);

        Assert.False(first.Succeeded);
        Assert.Contains($"Certificate {Scenario.CertificateId}: cancelled after ", first.Text, StringComparison.Ordinal);
        Assert.Contains($" of waiting for ISSUED (status CHECKING_DOMAIN, not found yet: TXT {Record}).", first.Text, StringComparison.Ordinal);
        Assert.Empty(first.Violations);
        Assert.Equal("CHECKING_DOMAIN", (string?)Validation(stack)!.Outputs["status"]);
        Assert.Single(Validation(stack)!.InitErrors);
        Assert.DoesNotContain(first.Calls, call => call.Method == "Invoke");

        (stack.SessionOpened, stack.Logged) = (null, OnStatusLine(() => Publish(scenario)));
        var second = await stack.UpAsync(Program);

        Assert.True(second.Succeeded, second.Text);
        Assert.Empty(Validation(stack)!.InitErrors);
        Assert.Equal(1, second.Changes["update"]); // of the validation alone
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(["apply"], scenario.Sent);
    }

    [Fact]
    public async Task Rejected_application_ends_the_wait_with_the_reason_and_what_to_do()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Logged = OnStatusLine(() => scenario.Scm.Reject(Scenario.CertificateId, Reason));

        var up = await stack.UpAsync(Program);

        Assert.False(up.Succeeded);
        Assert.Contains($"error: Certificate {Scenario.CertificateId}: ", up.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, up.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Change the inputs of its CertificateApplication, or apply again as they are with `pulumi up --target-replace` and its URN.",
            up.Text,
            StringComparison.Ordinal);
        Assert.Null(Validation(stack));
        Assert.NotNull(Scenario.Application(stack));
        Assert.DoesNotContain(up.Calls, call => call.Method == "Invoke");
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>As recorded in dependency.jsonl 05: what depends on an application goes before it and comes after it (D8).</summary>
    [Fact]
    public async Task Application_that_is_replaced_takes_its_validation_along()
    {
        await using var scenario = await Scenario.StartAsync(new() { Id = Scenario.CertificateId, Type = "OV_SSL_CERT" });
        var stack = scenario.NewStack();
        var program = OrganizationProgram("www.example.com");
        stack.Logged = OnStatusLine(() => Publish(scenario));
        var created = await stack.UpAsync(program);
        Assert.True(created.Succeeded, created.Text);

        stack.Logged = OnStatusLine(() => Publish(scenario));
        var replaced = await stack.UpAsync(OrganizationProgram("shop.example.com"));

        Assert.True(replaced.Succeeded, replaced.Text);
        Assert.Equal(2, replaced.Changes["replace"]);
        Assert.Equal(
            "Check Diff Check Diff Create(preview) Check Create(preview) Check Diff Check Diff Delete Delete Create Check Create",
            string.Join(' ', Transcript.Steps(replaced.Calls)));
        Assert.Equal(
            ["CertificateValidation", "CertificateApplication"],
            replaced.Calls.Where(call => call.Method == "Delete").Select(call => ((string)call.Request["type"]!).Split(':')[^1]));
        Assert.Equal("CHECKING_ORG", (string?)Validation(stack)!.Outputs["status"]);
        Assert.Equal("shop.example.com", (string?)Validation(stack)!.Outputs["domainNames"]![0]);
        Assert.Equal(["apply", "cancel-cert", "apply"], scenario.Sent);
        Assert.Empty(replaced.Violations);
        await AssertNoChangeAsync(stack.PreviewAsync(OrganizationProgram("shop.example.com")));
    }

    /// <summary>Once, when a status line of the provider names a record.</summary>
    private static Action<LogMessage> OnStatusLine(Action act)
    {
        var acted = 0;
        return message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal) && Interlocked.Exchange(ref acted, 1) == 0) act();
        };
    }

    private static void Publish(Scenario scenario)
    {
        foreach (var record in scenario.Scm.Certificate(Scenario.CertificateId).Records) scenario.Scm.PublishRecord(record.Name, record.Value);
    }

    private async Task AssertExportedAsync(Scenario scenario, Stack stack, RunResult up)
    {
        var (certificate, chain, key) = (Outputs(stack)["certificate"], Outputs(stack)["certificateChain"], Outputs(stack)["privateKey"]);
        Assert.True(Property.IsSecret(key));
        var exported = new ExportedChain(Text(certificate), Text(chain), Text(key));
        Assert.True(exported.IsIssuedBy(scenario.Scm.RootCertificate));
        Assert.Contains(await exported.AskOpenSslAsync(scenario.Scm.RootCertificate), (string?[])["OK", null]);
        foreach (var text in (string[])[up.Text, File.ReadAllText(_stateFile)])
        {
            Assert.False(exported.ShowsKeyIn(text));
            Assert.All(
                (string[])["13800000000", "zhangsan@example.com", Scenario.AccessKey, Scenario.SecretKey],
                canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal)); // T2
        }
    }

    private static string Text(JsonNode? output) => (string)Property.Reveal(output)!;

    private static async Task AssertNoChangeAsync(Task<RunResult> running)
    {
        var run = await running;
        Assert.True(run.Succeeded, run.Text);
        Assert.False(run.HasChanges, run.Text);
        Assert.Empty(run.Violations);
    }

    private static ResourceState? Validation(Stack stack) => stack.State.Resources.SingleOrDefault(resource => resource.Type == Type);

    private static JsonObject Outputs(Stack stack) => stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs;

    private static StackProgram OrganizationProgram(string domain) => StackProgram.Parse($$"""
        name: organization
        runtime: yaml
        resources:
          site:
            type: huaweicloud-scm:CertificateApplication
            properties:
              certificateId: {{Scenario.CertificateId}}
              domain: {{domain}}
              companyName: Example Company
              companyProvince: Sichuan
              companyCity: Chengdu
              country: CN
              applicantName: Tom Example
              applicantPhone: "13212345678"
              applicantEmail: tom@example.com
              agreePrivacyProtection: true
          proven:
            type: huaweicloud-scm:CertificateValidation
            properties:
              certificateId: ${site.certificateId}
              waitFor: DOMAIN_VALIDATED
        """);
}
