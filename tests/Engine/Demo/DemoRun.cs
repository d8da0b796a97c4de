using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Demo;

/// <summary>The example programs with the native binary and an emulator of SCM. Every step says what it expects and fails if it is not so.</summary>
internal sealed class DemoRun(string binary, string examples, ScmEmulator scm, TextWriter output)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DemoStage _stage = new(binary, examples, scm, output);

    public async Task RunAsync()
    {
        await new ApplicationDemo(_stage, scm).RunAsync();
        await new ValidationDemo(_stage, scm).RunAsync();
        await new RotationDemo(_stage, scm).RunAsync();
        Summarise();
    }

    private void Summarise()
    {
        _stage.Title("What the emulator of SCM counted");
        output.WriteLine(
            $"Applications accepted: {scm.AcceptedApplications}. "
            + "Steps that should have made one: 5 (up, lost answer, killed provider, validation, rotation).");
        _stage.Expect(scm.AcceptedApplications == 5, "one application each");
        output.WriteLine("The first body that was sent:");
        output.WriteLine(JsonNode.Parse(scm.History.First(request => request.Accepted).Body)!.ToJsonString(Readable));
    }
}
