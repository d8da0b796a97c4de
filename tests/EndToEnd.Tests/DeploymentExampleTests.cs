using ScmPulumi.Emulator;
using ScmPulumi.Engine;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The program <c>examples/yaml-deploy</c>: three targets, none of which changes before the certificate is issued (M2, M3, M6).</summary>
public sealed class DeploymentExampleTests
{
    private const string Example = "yaml-deploy";

    [Fact]
    public async Task Example_works_from_preview_to_destroy()
    {
        await using var scenario = await ScenarioAsync();
        var program = ExampleProgram.Load(Example);
        var stack = scenario.NewStack();
        stack.Logged = message =>
        {
            if (!message.Message.Contains("not found yet", StringComparison.Ordinal)) return;
            Assert.All(scenario.Scm.Targets, target => Assert.Null(target.CertificateId));
            scenario.Scm.PublishRecords(Scenario.CertificateId);
        };

        var preview = await stack.PreviewAsync(program).SucceedsAsync();
        Assert.DoesNotContain("warning:", preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, Deploys(scenario));

        var up = await stack.UpAsync(program).SucceedsAsync();
        Assert.All(scenario.Scm.Targets, target => Assert.Equal([Scenario.CertificateId], target.Deployments));
        Assert.Equal((3, 0), (Deploys(scenario), scenario.Scm.Fees));
        Assert.Contains("onWaf: true", up.Text, StringComparison.Ordinal);

        await stack.UpAsync(program).ChangesNothingAsync();
        await stack.RefreshAsync().ChangesNothingAsync();
        var destroy = await stack.DestroyAsync().SucceedsAsync();
        string[] kinds = ["CDN domain", "ELB certificate", "WAF object"];
        Assert.All(kinds, kind => Assert.Contains($"stays in use on {kind}", destroy.Text, StringComparison.Ordinal));
        Assert.All(scenario.Scm.Targets, target => Assert.Equal(Scenario.CertificateId, target.CertificateId));
        Assert.Equal(3, Deploys(scenario));
        Assert.Empty(stack.State.Resources);
    }

    /// <summary>One target refuses. The others have the certificate, and the next run needs only the one that is left.</summary>
    [Fact]
    public async Task Deployment_that_fails_leaves_the_others_alone_and_is_finished_by_the_next_run()
    {
        await using var scenario = await ScenarioAsync();
        var program = ExampleProgram.Load(Example);
        var stack = scenario.NewStack();
        stack.Logged = message =>
        {
            if (message.Message.Contains("not found yet", StringComparison.Ordinal)) scenario.Scm.PublishRecords(Scenario.CertificateId);
        };
        scenario.Scm.Faults.Next("deploy", Fault.Answer(200, """{"failure_list":[{"failure_info":"busy"}]}"""));

        var first = await stack.UpAsync(program);
        Assert.False(first.Succeeded);
        Assert.Contains("It says: busy.", first.Text, StringComparison.Ordinal);
        await stack.UpAsync(program).SucceedsAsync();

        Assert.All(scenario.Scm.Targets, target => Assert.Equal([Scenario.CertificateId], target.Deployments));
        Assert.Equal(4, Deploys(scenario));
    }

    private static int Deploys(Scenario scenario) => scenario.Scm.History.Count(request => request.Operation == "deploy");

    private static async Task<Scenario> ScenarioAsync()
    {
        var scenario = await Scenario.StartAsync();
        scenario.Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        scenario.Scm.AddTarget(new TargetSeed { Service = "ELB", Id = "982b8a6a6ebc43809d82a46ca99aaeb7" });
        scenario.Scm.AddTarget(new TargetSeed { Service = "WAF", Id = "d93c9fe40959468eb2baf32590a1140a" });
        return scenario;
    }
}
