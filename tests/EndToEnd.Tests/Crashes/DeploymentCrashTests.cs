using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests.Crashes;

/// <summary>
/// T4, M3: the provider is killed while it deploys a certificate whose deployment costs a fee. The next run finds the certificate on the target, and does not
/// pay a second time.
/// </summary>
public sealed class DeploymentCrashTests
{
    private const string First = "scs1554192131160";
    private const string Second = "scs1554192131161";

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_after_the_deployment_was_sent_and_before_it_was_answered(int seed)
    {
        await using var run = await StartAsync(seed);
        await run.KillInAsync(run.UpAsync, "deploy", 1, afterCommit: run.Draw(3) > 0);
        await ConvergesAsync(run, run.Program, First);
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_after_the_answer_to_a_deployment_and_before_the_engine_received_it(int seed)
    {
        await using var run = await StartAsync(seed);
        await run.KillInAsync(run.UpAsync, "deployed-resources", 2, afterCommit: run.Draw(2) == 0);
        await ConvergesAsync(run, run.Program, First);
    }

    [Theory]
    [MemberData(nameof(CrashRun.Seeds), MemberType = typeof(CrashRun))]
    public async Task Killed_while_another_certificate_is_deployed_to_the_target(int seed)
    {
        await using var run = await StartAsync(seed);
        await run.UpAsync().SucceedsAsync();
        await run.KillInAsync(() => run.Stack.UpAsync(ProgramOf(Second), skipPreview: true), "deploy", 1, afterCommit: run.Draw(3) > 0);
        await ConvergesAsync(run, ProgramOf(Second), First, Second);
    }

    private static async Task<CrashRun> StartAsync(int seed)
    {
        var run = await CrashRun.StartAsync(ProgramOf(First), seed);
        run.Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
        foreach (var id in (string[])[First, Second])
        {
            run.Scm.AddCertificate(new CertificateSeed { Id = id, Status = CertificateStatus.Upload, Domain = "www.example.com", KeyAlgorithm = "EC_P256" });
        }

        return run;
    }

    private static StackProgram ProgramOf(string id) => StackProgram.Parse($"""
        name: yaml-apply
        runtime: yaml
        resources:
          cdn:
            type: huaweicloud-scm:CertificateDeployment
            properties:
              certificateId: {id}
              service: CDN
              domainName: www.example.com
              acceptFee: true
        """);

    /// <summary>The target has received each certificate once, with one fee each, and nothing is left to do.</summary>
    private static async Task ConvergesAsync(CrashRun run, StackProgram program, params string[] deployed)
    {
        await run.Stack.UpAsync(program, skipPreview: run.Draw(2) == 0).SucceedsAsync();

        Assert.Equal(deployed, run.Scm.Targets.Single().Deployments);
        Assert.Equal(deployed.Length, run.Scm.Fees);
        var deployment = Assert.Single(run.Stack.State.Resources, resource => resource.Id == "CDN/www.example.com");
        Assert.Empty(deployment.InitErrors);
        Assert.Equal((true, deployed[^1]), ((bool)deployment.Outputs["isConfirmed"]!, (string?)deployment.Outputs["deployedCertificateId"]));
        await run.Stack.PreviewAsync(program).ChangesNothingAsync();
        await run.DestroyAsync().SucceedsAsync();
        Assert.Equal(deployed[^1], run.Scm.Targets.Single().CertificateId);
    }
}
