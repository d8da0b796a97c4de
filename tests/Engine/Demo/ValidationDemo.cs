using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Demo;

/// <summary>
/// <c>examples/yaml-dns-validation</c>: one program that applies, creates the DNS record, waits until the certificate is issued, and exports it.
/// </summary>
internal sealed class ValidationDemo(DemoStage stage, ScmEmulator scm)
{
    private const string Example = "yaml-dns-validation";
    private const string Id = "scs1554192131153";

    private readonly StackProgram _program = StackProgram.Parse(stage.Source(Example));
    private readonly Stack _stack = stage.NewStack(Example, "dev", Id);

    public async Task RunAsync()
    {
        stage.Buy(Id);

        stage.Title("pulumi preview of a program that applies, waits and exports");
        var preview = await _stack.PreviewAsync(_program);
        stage.Expect(preview.Succeeded && scm.History.All(request => request.Operation != "export"), "the preview succeeds and exports nothing yet");

        stage.Title("pulumi up, while the DNS record is created as soon as the status line shows it");
        _stack.Logged = MakeRecord;
        var up = await _stack.UpAsync(_program);
        stage.Expect(up.Succeeded && scm.Certificate(Id).Status == "ISSUED", "the wait ends with an issued certificate");
        Verify(up);

        stage.Title("pulumi up again");
        stage.ExpectNoChange(await _stack.UpAsync(_program));

        stage.Title("pulumi destroy");
        stage.Expect((await _stack.DestroyAsync()).Succeeded && scm.Certificate(Id).Status == "ISSUED", "the issued certificate stays, and a warning says so");
    }

    /// <summary>Creates the record, as a person who reads the status line would.</summary>
    private void MakeRecord(LogMessage message)
    {
        var records = scm.Certificate(Id).Records;
        foreach (var record in records.Where(record => message.Ephemeral && message.Message.Contains(record.Name, StringComparison.Ordinal)))
        {
            scm.PublishRecord(record.Name, record.Value);
            stage.Say($"created the DNS record {record.Name} in the emulator");
        }
    }

    private void Verify(RunResult up)
    {
        var exported = new ExportedChain(Output("certificate"), Output("certificateChain"), Output("privateKey"));
        stage.Expect(exported.IsIssuedBy(scm.RootCertificate), "the exported chain leads to the emulator's CA, and the key matches the certificate");
        stage.Expect(
            !exported.ShowsKeyIn(up.Text) && !exported.ShowsKeyIn(_stack.State.ToJson()),
            "the private key is neither in the output nor in the plaintext part of the state");
    }

    /// <summary>The value that <c>pulumi stack output --show-secrets</c> would print.</summary>
    private string Output(string name) => (string)Property.Reveal(_stack.State.Find(Urns.OfStack("dev", Example))!.Outputs[name])!;
}
