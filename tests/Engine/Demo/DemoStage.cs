using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Demo;

/// <summary>The environment of the demo: the binary, the emulator, the examples, and the output.</summary>
/// <param name="binary">The provider.</param>
/// <param name="examples">The folder of the example programs.</param>
/// <param name="scm">The emulator that the provider calls.</param>
/// <param name="output">Receives the output of the demo.</param>
internal sealed class DemoStage(string binary, string examples, ScmEmulator scm, TextWriter output)
{
    private int _step;

    public string Source(string example) => File.ReadAllText(Path.Combine(examples, example, "Pulumi.yaml"));

    /// <summary>Adds a paid DV certificate for one name.</summary>
    public void Buy(string certificateId) =>
        scm.AddCertificate(new CertificateSeed { Id = certificateId, Status = "PAID", Type = "DV_SSL_CERT", DomainType = "SINGLE_DOMAIN", DomainCount = 1 });

    public Stack NewStack(string example, string name, string certificateId)
    {
        var stack = new Stack(ProviderTarget.Start(binary), example, name) { Output = output };
        stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(scm.Endpoint.ToString());
        stack.Config["huaweicloud-scm:accessKey"] = new ConfigValue(EmulatorOptions.DefaultAccessKey, Secret: true);
        stack.Config["huaweicloud-scm:secretKey"] = new ConfigValue(EmulatorOptions.DefaultSecretKey, Secret: true);
        stack.Config["certificateId"] = new ConfigValue(certificateId);
        return stack;
    }

    public void Act(string what)
    {
        output.WriteLine();
        output.WriteLine($"##### {what}");
    }

    public void Title(string what)
    {
        output.WriteLine();
        output.WriteLine($"=== {++_step}. {what}");
    }

    public void Say(string what) => output.WriteLine($"--- {what}");

    public void ExpectNoChange(RunResult result) => Expect(result is { Succeeded: true, HasChanges: false }, "nothing changes");

    /// <exception cref="InvalidOperationException">The condition is false. This ends the demo.</exception>
    public void Expect(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException($"The demo expected: {what}.");
        Say($"as expected: {what}");
    }
}
