using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Demo;

/// <summary>
/// The example program from preview to destroy, with the native binary and an emulator of SCM, the bad days included. Every step says what it
/// expects and fails if it is not so.
/// </summary>
internal sealed class DemoRun(string binary, string folder, ScmEmulator scm, TextWriter output)
{
    private const string Type = "scm:index:CertificateApplication";
    private const string FirstId = "scs1554192131150";
    private const string LostAnswerId = "scs1554192131151";
    private const string KilledId = "scs1554192131152";

    private readonly string _yaml = File.ReadAllText(Path.Combine(folder, "Pulumi.yaml"));
    private int _step;

    public async Task RunAsync()
    {
        foreach (var id in (string[])[FirstId, LostAnswerId, KilledId])
        {
            scm.AddCertificate(new CertificateSeed { Id = id, Status = "PAID", Type = "DV_SSL_CERT", DomainType = "SINGLE_DOMAIN", DomainCount = 1 });
        }

        var program = StackProgram.Parse(_yaml);
        var stack = NewStack("dev", FirstId);

        Title("pulumi preview, with two mistakes in the program");
        var mistaken = await stack.PreviewAsync(StackProgram.Parse(_yaml.Replace("domain: www.xzz.com", "domain: https://www.xzz.com", StringComparison.Ordinal).Replace("\"13212345678\"", "none", StringComparison.Ordinal)));
        Expect(!mistaken.Succeeded && mistaken.Text.Contains("property domain", StringComparison.Ordinal) && mistaken.Text.Contains("applicantPhone:", StringComparison.Ordinal), "the preview fails and names both");
        Expect(scm.History.Count == 0, "nothing was sent to SCM");

        Title("pulumi preview");
        Expect((await stack.PreviewAsync(program)).Succeeded, "the preview succeeds");

        Title("pulumi up");
        var up = await stack.UpAsync(program);
        Expect(up.Succeeded && up.Text.Contains("_dnsauth.www.xzz.com", StringComparison.Ordinal), "the record that proves control of the domain is printed");

        Title("pulumi up, once more");
        ExpectNoChange(await stack.UpAsync(program));

        Title("pulumi refresh");
        ExpectNoChange(await stack.RefreshAsync());

        Title("pulumi import into another stack, then pulumi preview there");
        var other = NewStack("imported", FirstId);
        Expect((await other.ImportAsync(program, Type, "www", FirstId)).Succeeded, "the application is imported");
        ExpectNoChange(await other.PreviewAsync(program));

        Title("pulumi up, and the answer of SCM is lost after it took the application");
        scm.Switches.LoseAnswerOfNextApply = true;
        var lost = await NewStack("lost-answer", LostAnswerId).UpAsync(program);
        Expect(lost.Succeeded && scm.AcceptedApplicationsOf(LostAnswerId) == 1, "the same up goes on with the application that is there");

        await KillAsync(program);

        Title("pulumi up, with the resource renamed and no alias");
        var renamed = StackProgram.Parse(_yaml.Replace("  www:\n", "  site:\n", StringComparison.Ordinal).Replace("${www.", "${site.", StringComparison.Ordinal));
        var rename = await stack.UpAsync(renamed);
        Expect(rename.Succeeded && scm.Certificate(FirstId).Status == "CHECKING_DOMAIN", "the application is kept");

        Title("pulumi destroy");
        Expect((await stack.DestroyAsync()).Succeeded && scm.Certificate(FirstId).Status == "PAID", "the application is withdrawn");

        Summarise();
    }

    private async Task KillAsync(StackProgram program)
    {
        Title("pulumi up, and the provider is killed after SCM took the application");
        var stack = NewStack("killed", KilledId);
        scm.Switches.HoldAnswerOfNextApply = true;
        ProviderSession? last = null;
        stack.SessionOpened = session => last = session;
        var run = stack.UpAsync(program);
        await scm.WhenHeldAsync();
        last!.Process!.Kill();
        Expect(!(await run).Succeeded, "the update fails, and the state knows nothing of the application");

        Title("pulumi up, after that");
        stack.SessionOpened = null;
        var again = await stack.UpAsync(program);
        Expect(again.Succeeded && scm.AcceptedApplicationsOf(KilledId) == 1, "the application is taken over, and none is sent");
    }

    private Stack NewStack(string name, string certificateId)
    {
        var stack = new Stack(ProviderTarget.Start(binary), "yaml-apply", name) { Output = output };
        stack.Config["scm:endpoint"] = new ConfigValue(scm.Endpoint.ToString());
        stack.Config["scm:accessKey"] = new ConfigValue(EmulatorOptions.DefaultAccessKey, Secret: true);
        stack.Config["scm:secretKey"] = new ConfigValue(EmulatorOptions.DefaultSecretKey, Secret: true);
        stack.Config["certificateId"] = new ConfigValue(certificateId);
        return stack;
    }

    private void Summarise()
    {
        Title("What the emulator of SCM counted");
        output.WriteLine($"Applications accepted: {scm.AcceptedApplications}. Steps that should have made one: 3 (up, lost answer, killed provider).");
        Expect(scm.AcceptedApplications == 3, "one application each");
        var body = JsonNode.Parse(scm.History.First(request => request.Accepted).Body)!;
        output.WriteLine("The body that was sent:");
        output.WriteLine(body.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private void Title(string what)
    {
        output.WriteLine();
        output.WriteLine($"=== {++_step}. {what}");
    }

    private void ExpectNoChange(RunResult result) => Expect(result is { Succeeded: true, HasChanges: false }, "nothing changes");

    private void Expect(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException($"The demo expected: {what}.");
        output.WriteLine($"--- as expected: {what}");
    }
}
