using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Demo;

/// <summary>The lifecycle of <c>examples/yaml-apply</c> from preview to destroy, with failures.</summary>
internal sealed class ApplicationDemo(DemoStage stage, ScmEmulator scm)
{
    private const string Example = "yaml-apply";
    private const string Type = "huaweicloud-scm:index:CertificateApplication";
    private const string FirstId = "scs1554192131150";
    private const string LostAnswerId = "scs1554192131151";
    private const string KilledId = "scs1554192131152";

    private readonly string _yaml = stage.Source(Example);

    public async Task RunAsync()
    {
        foreach (var id in (string[])[FirstId, LostAnswerId, KilledId]) stage.Buy(id);

        var program = StackProgram.Parse(_yaml);
        var stack = NewStack("dev", FirstId);

        stage.Title("pulumi preview, with two mistakes in the program");
        var mistaken = await stack.PreviewAsync(StackProgram.Parse(_yaml
            .Replace("domain: www.example.com", "domain: https://www.example.com", StringComparison.Ordinal)
            .Replace("\"13800000000\"", "none", StringComparison.Ordinal)));
        stage.Expect(
            !mistaken.Succeeded
                && mistaken.Text.Contains("property domain", StringComparison.Ordinal)
                && mistaken.Text.Contains("applicantPhone:", StringComparison.Ordinal),
            "the preview fails and reports both mistakes");
        stage.Expect(scm.History.Count == 0, "nothing was sent to SCM");

        stage.Title("pulumi preview");
        stage.Expect((await stack.PreviewAsync(program)).Succeeded, "the preview succeeds");

        stage.Title("pulumi up");
        var up = await stack.UpAsync(program);
        stage.Expect(
            up.Succeeded && up.Text.Contains("_dnsauth.www.example.com", StringComparison.Ordinal),
            "the output shows the DNS record that proves control of the domain");

        stage.Title("pulumi up again");
        stage.ExpectNoChange(await stack.UpAsync(program));

        stage.Title("pulumi refresh");
        stage.ExpectNoChange(await stack.RefreshAsync());

        stage.Title("pulumi import into another stack, then pulumi preview");
        var other = NewStack("imported", FirstId);
        stage.Expect((await other.ImportAsync(program, Type, "www", FirstId)).Succeeded, "the application is imported");
        stage.ExpectNoChange(await other.PreviewAsync(program));

        stage.Title("pulumi up, while the answer of SCM is lost after it accepted the application");
        scm.Switches.LoseAnswerOfNextApply = true;
        var lost = await NewStack("lost-answer", LostAnswerId).UpAsync(program);
        stage.Expect(lost.Succeeded && scm.AcceptedApplicationsOf(LostAnswerId) == 1, "the same update continues with the existing application");

        await KillAsync(program);

        stage.Title("pulumi up, after the resource was renamed without an alias");
        var renamed = StackProgram.Parse(_yaml
            .Replace("  www:\n", "  site:\n", StringComparison.Ordinal)
            .Replace("${www.", "${site.", StringComparison.Ordinal));
        var rename = await stack.UpAsync(renamed);
        stage.Expect(rename.Succeeded && scm.Certificate(FirstId).Status == "CHECKING_DOMAIN", "the application is kept");

        stage.Title("pulumi destroy");
        stage.Expect((await stack.DestroyAsync()).Succeeded && scm.Certificate(FirstId).Status == "PAID", "the application is withdrawn");
    }

    private async Task KillAsync(StackProgram program)
    {
        stage.Title("pulumi up, while the provider is killed after SCM accepted the application");
        var stack = NewStack("killed", KilledId);
        scm.Switches.HoldAnswerOfNextApply = true;
        ProviderSession? last = null;
        stack.SessionOpened = session => last = session;
        var run = stack.UpAsync(program);
        await scm.WhenHeldAsync().WithinAsync(Limits.Step, "the application whose answer is held");
        last!.Process!.Kill();
        stage.Expect(!(await run).Succeeded, "the update fails, and the application is not in the state");

        stage.Title("pulumi up, after the failure");
        stack.SessionOpened = null;
        var again = await stack.UpAsync(program);
        stage.Expect(again.Succeeded && scm.AcceptedApplicationsOf(KilledId) == 1, "the existing application is taken over, and no other is sent");
    }

    private Stack NewStack(string name, string certificateId) => stage.NewStack(Example, name, certificateId);
}
