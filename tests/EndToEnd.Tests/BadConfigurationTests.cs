using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>A provider that is configured wrongly or not at all, and a service that is not there.</summary>
public sealed class BadConfigurationTests
{
    private const string Provider = "error: pulumi:providers:huaweicloud-scm resource 'default'";

    public static TheoryData<string, string, string> Mistakes() => new()
    {
        { "acessKey", "canary", " has a problem: acessKey: is not a configuration key of huaweicloud-scm; did you mean accessKey?" },
        {
            "region",
            "eu-central-1",
            ": property region value {eu-central-1} has a problem: is no region with an SCM endpoint; the site of the account decides: "
            + "cn-north-4, ap-southeast-1, my-kualalumpur-1, eu-west-101 (China, international, Malaysia, Europe)"
        },
        {
            "endpoint",
            "http://scm.example.com",
            ": property endpoint value {http://scm.example.com} has a problem: must begin with https://; http:// is allowed to loopback addresses only"
        },
        { "maxRetries", "many", ": property maxRetries value {many} has a problem: must be a whole number from 0 to 100" },
        { "requestTimeoutSeconds", "0.5", ": property requestTimeoutSeconds value {0.5} has a problem: must be a whole number from 1 to 600" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Wrong_configuration_is_named_with_its_remedy_and_nothing_is_sent(string key, string value, string message)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        if (key == "region") stack.Config.Remove("huaweicloud-scm:endpoint"); // which would win
        stack.Config[$"huaweicloud-scm:{key}"] = new ConfigValue(value);

        var up = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.False(up.Succeeded);
        Assert.Contains($"{Provider}{message}\n", up.Text, StringComparison.Ordinal);
        AssertNothingHappened(scenario, stack, up);
    }

    [Fact]
    public async Task Missing_credentials_warn_in_a_preview_and_are_all_named_by_the_update()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config.Remove("huaweicloud-scm:accessKey");
        stack.Config.Remove("huaweicloud-scm:secretKey");
        const string What = """
            Credentials of Huawei Cloud are missing:
                  huaweicloud-scm:accessKey: run `pulumi config set --secret huaweicloud-scm:accessKey <value>`, or set HW_ACCESS_KEY or HUAWEICLOUD_SDK_AK
                  huaweicloud-scm:secretKey: run `pulumi config set --secret huaweicloud-scm:secretKey <value>`, or set HW_SECRET_KEY or HUAWEICLOUD_SDK_SK
            """;

        var preview = await stack.PreviewAsync(ExampleProgram.AsItIs);
        var up = await stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true);

        Assert.True(preview.Succeeded, preview.Text); // P5
        Assert.Contains(
            $"warning: {What}\n    So this preview could not check: the status of the certificate, the names against the product.\n",
            preview.Text,
            StringComparison.Ordinal);
        Assert.False(up.Succeeded);
        Assert.Contains($"error: {What}\n", up.Text, StringComparison.Ordinal);
        AssertNothingHappened(scenario, stack, up);
    }

    [Fact]
    public async Task Unreachable_endpoint_warns_in_a_preview_and_fails_the_update()
    {
        var port = await FreedPortAsync();
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue($"http://127.0.0.1:{port}");
        stack.Config["huaweicloud-scm:maxRetries"] = new ConfigValue("1");
        const string What = "show of certificate scs1554192131150 at 127.0.0.1 failed: no connection: Connection refused. "
            + "Nothing was sent: check the endpoint, the network, the proxy variables and the system's CA certificates.";

        var up = await stack.UpAsync(ExampleProgram.AsItIs);

        Assert.False(up.Succeeded);
        Assert.Contains($"warning: {What} So this preview could not check: ", up.Text, StringComparison.Ordinal); // P5
        Assert.Contains($"error: {What}\n", up.Text, StringComparison.Ordinal);
        AssertNothingHappened(scenario, stack, up);
    }

    private static void AssertNothingHappened(Scenario scenario, Stack stack, RunResult run)
    {
        Assert.Empty(scenario.Scm.History);
        Assert.Null(Scenario.Application(stack));
        Assert.DoesNotContain("canary", run.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(ExampleProgram.PersonalValues, personal => Assert.DoesNotContain(personal, run.Text, StringComparison.Ordinal));
    }

    /// <summary>Of an emulator that has ended.</summary>
    private static async Task<int> FreedPortAsync()
    {
        await using var gone = await Scenario.StartAsync();
        return gone.Scm.Endpoint.Port;
    }
}
