using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Dns;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// The program <c>examples/yaml-deploy</c> with a DNS record: no target changes before the certificate is issued, and each target changes once per certificate
/// (N4, M2, M3).
/// </summary>
public sealed class DeploymentExampleTests : IAsyncLifetime
{
    private static readonly StackProgram Program = DnsProvider.WithRecord(ExampleProgram.Load("yaml-deploy"));

    private Scenario _scenario = null!;
    private DnsProvider _dns = null!;
    private Stack _stack = null!;

    private int Deployments => _scenario.Scm.History.Count(request => request.Operation == "deploy");

    public async Task InitializeAsync()
    {
        _scenario = await Scenario.StartAsync(Purchase.Seed);
        _scenario.Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        _scenario.Scm.AddTarget(new TargetSeed { Service = "ELB", Id = "982b8a6a6ebc43809d82a46ca99aaeb7" });
        _scenario.Scm.AddTarget(new TargetSeed { Service = "WAF", Id = "d93c9fe40959468eb2baf32590a1140a" });
        _dns = await DnsProvider.StartAsync(_scenario.Scm);
        _stack = _scenario.NewStack();
        _stack.OtherProviders[DnsProvider.Package] = _dns.Target;
    }

    public async Task DisposeAsync()
    {
        await _dns.DisposeAsync();
        await _scenario.DisposeAsync();
    }

    [Fact]
    public async Task Example_runs_from_preview_to_destroy()
    {
        var preview = await _stack.PreviewAsync(Program).SucceedsAsync();
        Assert.DoesNotContain("warning:", preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, Deployments);

        var up = await _stack.UpAsync(Program).SucceedsAsync();
        AssertDeployed(Scenario.CertificateId);
        Assert.Contains("onWaf: true", up.Text, StringComparison.Ordinal);

        await _stack.UpAsync(Program).ChangesNothingAsync();
        await _stack.RefreshAsync().ChangesNothingAsync();
        var destroy = await _stack.DestroyAsync().SucceedsAsync();
        string[] kinds = ["CDN domain", "ELB certificate", "WAF object"];
        Assert.All(kinds, kind => Assert.Contains($"stays in use on {kind}", destroy.Text, StringComparison.Ordinal));
        Assert.All(_scenario.Scm.Targets, target => Assert.Equal(Scenario.CertificateId, target.CertificateId));
        Assert.Equal((3, 0), (Deployments, _scenario.Scm.Fees));
        Assert.Empty(_stack.State.Resources);
    }

    /// <summary>The first update changes the application and the record. The second one changes the resources that use the certificate.</summary>
    [Fact]
    public async Task Each_target_changes_once_per_renewal_after_the_certificate_is_issued()
    {
        await _stack.UpAsync(Program, skipPreview: true).SucceedsAsync();
        List<string> ids = [Scenario.CertificateId];
        for (var renewal = 0; renewal < 2; renewal++)
        {
            var next = _scenario.Renewed(ids[^1]);
            var first = await _stack.UpAsync(Program).SucceedsAsync();
            Assert.Equal(["Create www", "Update proof", "Delete www"], Steps(first));
            AssertDeployed([.. ids]);

            ids.Add(next);
            var second = await _stack.UpAsync(Program).SucceedsAsync();
            Assert.Equal(["Create issued", "Update cdn", "Update elb", "Update waf", "Delete issued"], Steps(second));
            AssertDeployed([.. ids]);
            await _stack.UpAsync(Program).ChangesNothingAsync();
        }

        Assert.Equal(["apply"], _scenario.Sent);
        Assert.Equal((9, 0), (Deployments, _scenario.Scm.Fees));
    }

    /// <summary>One target fails. The others get the certificate, and the next run deploys only to the one that failed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deployment_that_fails_is_finished_by_the_next_run(bool continues)
    {
        await _stack.UpAsync(Program, skipPreview: true).SucceedsAsync();
        var next = _scenario.Renewed(Scenario.CertificateId);
        await _stack.UpAsync(Program).SucceedsAsync();
        _scenario.Scm.Faults.Next("deploy", Fault.Answer(200, """{"failure_list":[{"failure_info":"busy"}]}"""));

        _stack.ContinuesOnError = continues;
        var failed = await _stack.UpAsync(Program);
        Assert.False(failed.Succeeded);
        Assert.Contains("CDN says: busy.", failed.Text, StringComparison.Ordinal);
        var moved = continues ? 2 : 0; // without the option, the stand-in for the engine starts no further step after a failure
        Assert.Equal(moved, _scenario.Scm.Targets.Count(target => target.CertificateId == next));
        Assert.Equal(4 + moved, Deployments);

        await _stack.UpAsync(Program).SucceedsAsync();
        AssertDeployed(Scenario.CertificateId, next);
        Assert.Equal(7, Deployments);
        await _stack.UpAsync(Program).ChangesNothingAsync();
    }

    /// <summary>The certificates that were deployed to each target, in order.</summary>
    private void AssertDeployed(params string[] ids) => Assert.All(_scenario.Scm.Targets, target => Assert.Equal(ids, target.Deployments));

    private static IEnumerable<string> Steps(RunResult run) => run.Calls
        .Where(call => call.Method is "Create" or "Update" or "Delete" && (bool?)call.Request["preview"] != true)
        .Select(call => $"{call.Method} {call.Request["name"]}");
}
