using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The lifecycle of the unchanged program <c>examples/yaml-apply</c>.</summary>
public sealed class ExampleTests
{
    // Includes the method, which does not have a default in v3.
    private const string Body = """
        { "domain":"www.example.com", "applicant_name":"Zhang San", "applicant_phone":"13800000000", "applicant_email":"zhangsan@example.com",
          "agree_privacy_protection":true, "domain_method":"DNS" }
        """;

    [Fact]
    public async Task Example_runs_from_preview_to_destroy()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        var processes = new List<ProviderProcess>();
        stack.SessionOpened = session => processes.Add(session.Process!);

        var preview = await stack.PreviewAsync(ExampleProgram.AsItIs).SucceedsAsync();
        Assert.DoesNotContain("warning:", preview.Text, StringComparison.Ordinal);
        Assert.Equal(["create", "create"], preview.Changes.SelectMany(change => Enumerable.Repeat(change.Key, change.Value)));
        Assert.Equal(["GET"], scenario.Scm.History.Select(request => request.Method)); // P6: one read
        Assert.Contains("records: [unknown]", preview.Text, StringComparison.Ordinal);

        var up = await stack.UpAsync(ExampleProgram.AsItIs).SucceedsAsync();
        var record = Assert.Single(scenario.Scm.Certificate(Scenario.CertificateId).Records);
        Assert.Contains($"name  : \"{record.Name}\"", up.Text, StringComparison.Ordinal);
        Assert.Contains($"value : \"{record.Value}\"", up.Text, StringComparison.Ordinal);
        var apply = Assert.Single(scenario.Scm.History, request => request.Method == "POST");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Body), JsonNode.Parse(apply.Body)), apply.Body);
        AssertSecretsAreHidden(stack);

        await stack.UpAsync(ExampleProgram.AsItIs).ChangesNothingAsync();
        await stack.RefreshAsync().ChangesNothingAsync();

        var other = scenario.NewStack("imported");
        var import = await other.ImportAsync(ExampleProgram.AsItIs, ExampleProgram.Type, ExampleProgram.Resource, Scenario.CertificateId).SucceedsAsync();
        await other.PreviewAsync(ExampleProgram.AsItIs).ChangesNothingAsync();

        var destroy = await stack.DestroyAsync().SucceedsAsync();
        Assert.Empty(stack.State.Resources);
        Assert.Equal("PAID", scenario.Status);
        Assert.Equal(["apply", "cancel-cert"], scenario.Sent);
        foreach (var run in (RunResult[])[preview, up, import, destroy]) AssertNoCanary(run.Text);
        foreach (var process in processes) Assert.Equal(("", ""), await process.ReadStreamsAsync()); // the port line was already read
    }

    /// <summary>T2: the plaintext part of the state, which is everything except base64 ciphertexts.</summary>
    private static void AssertSecretsAreHidden(Stack stack)
    {
        AssertNoCanary(stack.State.ToJson());
        Assert.Contains("www.example.com", stack.State.ToJson(), StringComparison.Ordinal);
        var application = Scenario.Application(stack)!;
        foreach (var name in (string[])["applicantPhone", "applicantEmail"])
        {
            Assert.NotNull(application.Inputs[name]!["value"]); // the envelope of a secret
            Assert.NotNull(application.Outputs[name]!["value"]);
        }
    }

    private static void AssertNoCanary(string text) =>
        Assert.All(Scenario.Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
}
