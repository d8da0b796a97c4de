using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Functions called by a program, and how the CLI shows what goes wrong with them.</summary>
public sealed class FunctionTests
{
    [Fact]
    public async Task Bad_argument_is_shown_with_its_place()
    {
        const string problem = "is not a certificate id: exactly 16 letters or digits are expected, such as scs1554192131150; copy it from the SCM console";
        await using var scenario = await Scenario.StartAsync();

        var preview = await scenario.NewStack().PreviewAsync(Calling("""
            function: huaweicloud-scm:getCertificate
            arguments:
              certificateId: short
            """));

        Assert.False(preview.Succeeded);
        Assert.Contains(
            $"""
            Diagnostics:
              pulumi:pulumi:Stack (yaml-apply-dev):
                error: 1 error occurred:
                	* huaweicloud-scm:index:getCertificate invoke failed: {problem} (certificateId)
                  on Pulumi.yaml line 5:
                   5:     fn::invoke:
                   6:       function: huaweicloud-scm:getCertificate
                   7:       arguments:
                   8:         certificateId: short
                error: Error registering variable [info]: no diagnostics
            Resources:
                + 1 to create
                1 errored
            """,
            preview.Text,
            StringComparison.Ordinal); // dependency.jsonl 08
        Assert.Empty(scenario.Scm.History);
        Assert.Empty(preview.Violations);
    }

    [Fact]
    public async Task Refusal_of_the_service_is_shown_with_its_place()
    {
        await using var scenario = await Scenario.StartAsync();

        var preview = await scenario.NewStack().PreviewAsync(Calling($$"""
            function: huaweicloud-scm:exportCertificate
            arguments:
              certificateId: {{Scenario.CertificateId}}
            """));

        Assert.False(preview.Succeeded);
        Assert.Contains(
            "error: rpc error: code = Unknown desc = invocation of huaweicloud-scm:index:exportCertificate returned an error: "
            + $"Certificate {Scenario.CertificateId} is not issued (status PAID)",
            preview.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Scm.History, request => request.Operation == "export");
    }

    [Fact]
    public async Task Secret_argument_makes_the_whole_result_secret()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config["id"] = new ConfigValue(Scenario.CertificateId, Secret: true);

        var up = await stack.UpAsync(Calling("""
            function: huaweicloud-scm:getCertificate
            arguments:
              certificateId: ${id}
            """));

        Assert.True(up.Succeeded, up.Text);
        Assert.Contains("result: [secret]", up.Text, StringComparison.Ordinal);
        Assert.Equal("PAID", (string?)Property.Reveal(Result(stack))!["status"]);
        Assert.False(Property.HasSecret(Assert.Single(up.Calls, call => call is { Method: "Invoke" } && call.Request["preview"] is null).Request));
    }

    [Fact]
    public async Task Named_member_is_returned_and_a_version_has_a_provider_of_its_own()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();

        var up = await stack.UpAsync(Calling($$"""
            function: huaweicloud-scm:getCertificate
            arguments:
              certificateId: {{Scenario.CertificateId}}
            return: status
            options:
              version: 0.1.0
            """));

        Assert.True(up.Succeeded, up.Text);
        Assert.Empty(up.Violations);
        Assert.Equal("PAID", (string?)Result(stack));
        Assert.Equal("0.1.0", (string?)stack.State.Find(stack.Urn("pulumi:providers:huaweicloud-scm", "default_0_1_0"))!.Inputs["version"]);
    }

    [Fact]
    public async Task Explicit_provider_answers_in_place_of_the_default_one()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config.Remove("huaweicloud-scm:accessKey");
        stack.Config.Remove("huaweicloud-scm:secretKey");

        var up = await stack.UpAsync(Calling(
            $$"""
            function: huaweicloud-scm:getCertificate
            arguments:
              certificateId: {{Scenario.CertificateId}}
            options:
              provider: ${own}
            """,
            $$"""
            resources:
              own:
                type: pulumi:providers:huaweicloud-scm
                properties:
                  endpoint: {{scenario.Scm.Endpoint}}
                  accessKey: {{Scenario.AccessKey}}
                  secretKey: {{Scenario.SecretKey}}
            """));

        Assert.True(up.Succeeded, up.Text);
        Assert.Equal("PAID", (string?)Result(stack)!["status"]);
        Assert.Null(stack.State.Find(stack.Urn("pulumi:providers:huaweicloud-scm", "default")));
    }

    private static JsonNode? Result(Stack stack) => stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs["result"];

    private static StackProgram Calling(string call, string resources = "") => StackProgram.Parse($$"""
        name: functions
        runtime: yaml
        variables:
          info:
            fn::invoke:
        {{string.Join('\n', call.Split('\n').Select(line => $"      {line}"))}}
        outputs:
          result: ${info}
        {{resources}}
        """);
}
