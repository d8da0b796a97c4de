using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>Functions in a program, and how the CLI shows their errors.</summary>
public sealed class FunctionTests
{
    /// <summary>As recorded in dependency.jsonl 08.</summary>
    [Fact]
    public async Task Invalid_argument_is_shown_with_its_location()
    {
        await using var scenario = await Scenario.StartAsync();

        var preview = await scenario.NewStack().PreviewAsync(Calling("certificateId: short"));

        Assert.False(preview.Succeeded);
        Assert.Matches(
            """
            Diagnostics:
              pulumi:pulumi:Stack \(yaml-apply-dev\):
                error: 1 error occurred:
                	\* huaweicloud-scm:index:getCertificate invoke failed: .+ \(certificateId\)
                  on Pulumi.yaml line 5:
                   5:     fn::invoke:
                   6:       function: huaweicloud-scm:getCertificate
                   7:       arguments:
                   8:         certificateId: short
                error: Error registering variable \[info\]: no diagnostics
            Resources:
                \+ 1 to create
                1 errored
            """,
            preview.Text);
        Assert.Empty(scenario.Scm.History);
        Assert.Empty(preview.Violations);
    }

    [Fact]
    public async Task Secret_argument_makes_the_whole_result_secret()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config["id"] = new ConfigValue(Scenario.CertificateId, Secret: true);

        var up = await stack.UpAsync(Calling("certificateId: ${id}"));

        Assert.True(up.Succeeded, up.Text);
        Assert.Contains("result: [secret]", up.Text, StringComparison.Ordinal);
        Assert.Equal("PAID", (string?)Property.Reveal(Result(stack))!["status"]);
        Assert.False(Property.HasSecret(Assert.Single(up.Calls, call => call is { Method: "Invoke" } && call.Request["preview"] is null).Request));
    }

    [Fact]
    public async Task Explicit_provider_is_called_instead_of_the_default_one()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config.Remove("huaweicloud-scm:accessKey");
        stack.Config.Remove("huaweicloud-scm:secretKey");

        var up = await stack.UpAsync(Calling(
            $"certificateId: {Scenario.CertificateId}",
            $$"""
                  return: status
                  options:
                    provider: ${own}
            resources:
              own:
                type: pulumi:providers:huaweicloud-scm
                properties:
                  endpoint: {{scenario.Scm.Endpoint}}
                  accessKey: {{Scenario.AccessKey}}
                  secretKey: {{Scenario.SecretKey}}
            """));

        Assert.True(up.Succeeded, up.Text);
        Assert.Equal("PAID", (string?)Result(stack));
        Assert.Null(stack.State.Find(stack.Urn("pulumi:providers:huaweicloud-scm", "default")));
    }

    private static JsonNode? Result(Stack stack) => stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs["result"];

    /// <param name="argument">An argument of the call.</param>
    /// <param name="further">More options of the call, and the rest of the program.</param>
    private static StackProgram Calling(string argument, string further = "") => StackProgram.Parse($$"""
        name: functions
        runtime: yaml
        variables:
          info:
            fn::invoke:
              function: huaweicloud-scm:getCertificate
              arguments:
                {{argument}}
        {{further}}
        outputs:
          result: ${info}
        """);
}
