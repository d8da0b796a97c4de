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
public sealed class ValidationTests
{
    private const string Type = "huaweicloud-scm:index:CertificateValidation";
    private const string Record = "_dnsauth.www.example.com";

    private static readonly StackProgram Program = ExampleProgram.Validated;

    [Fact]
    public async Task Example_waits_for_its_record_and_exports_chain_and_key()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();

        var preview = await stack.PreviewAsync(Program).SucceedsAsync();
        Assert.DoesNotContain(preview.Calls, call => call.Method == "Invoke"); // the arguments of the export are not known yet
        Assert.Contains("privateKey: [unknown]", preview.Text, StringComparison.Ordinal);

        stack.Logged = Scenario.OnceRecordIsMissing(scenario.PublishRecords);
        var up = await stack.UpAsync(Program).SucceedsAsync();
        Assert.Contains($"not found yet: TXT {Record}", up.Text, StringComparison.Ordinal);
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(scenario.Scm.Certificate(Scenario.CertificateId).Status, (string?)Validation(stack)!.Outputs["status"]);
        AssertExported(scenario, stack, up);

        await stack.RefreshAsync().ChangesNothingAsync();
        await stack.UpAsync(Program).ChangesNothingAsync();

        await stack.DestroyAsync().SucceedsAsync();
        Assert.Equal("ISSUED", scenario.Status);
        Assert.Equal(["apply"], scenario.Sent);
    }

    [Fact]
    public async Task Interrupted_wait_keeps_the_state_and_the_next_up_continues()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        ProviderSession? last = null;
        stack.SessionOpened = session => last = session;
        stack.Logged = Scenario.OnceRecordIsMissing(() => last!.Process!.Interrupt());

        var first = await stack.UpAsync(Program);

        Assert.False(first.Succeeded);
        Assert.Empty(first.Violations);
        Assert.Equal("CHECKING_DOMAIN", (string?)Validation(stack)!.Outputs["status"]);
        Assert.Single(Validation(stack)!.InitErrors);
        Assert.DoesNotContain(first.Calls, call => call.Method == "Invoke");

        (stack.SessionOpened, stack.Logged) = (null, Scenario.OnceRecordIsMissing(scenario.PublishRecords));
        var second = await stack.UpAsync(Program).SucceedsAsync();

        Assert.Empty(Validation(stack)!.InitErrors);
        Assert.Equal(1, second.Changes["update"]); // only the validation
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(["apply"], scenario.Sent);
    }

    private static void AssertExported(Scenario scenario, Stack stack, RunResult up)
    {
        var (certificate, chain, key) = (Outputs(stack)["certificate"], Outputs(stack)["certificateChain"], Outputs(stack)["privateKey"]);
        Assert.True(Property.IsSecret(key));
        var exported = new ExportedChain(Text(certificate), Text(chain), Text(key));
        Assert.True(exported.IsIssuedBy(scenario.Scm.RootCertificate));
        foreach (var text in (string[])[up.Text, stack.State.ToJson()])
        {
            Assert.False(exported.ShowsKeyIn(text));
            Assert.All(
                (string[])["13800000000", "zhangsan@example.com", Scenario.AccessKey, Scenario.SecretKey],
                canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal)); // T2
        }
    }

    private static string Text(JsonNode? output) => (string)Property.Reveal(output)!;

    private static ResourceState? Validation(Stack stack) => stack.State.Resources.SingleOrDefault(resource => resource.Type == Type);

    private static JsonObject Outputs(Stack stack) => stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs;
}
