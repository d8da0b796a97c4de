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
        _stage.Act("Act 1: an application, from preview to destroy, on good and bad days");
        await new ApplicationDemo(_stage, scm).RunAsync();
        await new ValidationDemo(_stage, scm).RunAsync();
        _stage.Act("Act 2: a purchase of three certificates, and where they are in use");
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
        var deployments = scm.History.Count(request => request.Operation == "deploy");
        output.WriteLine($"Requests to deploy: {deployments}, for 3 targets and 3 certificates, of which CDN refused 1. Fees: {scm.Fees}.");
        _stage.Expect((deployments, scm.Fees) == (10, 0), "one request per target and certificate, one more after the refusal, and no fee");
        output.WriteLine("The first body that was sent:");
        output.WriteLine(JsonNode.Parse(scm.History.First(request => request.Accepted).Body)!.ToJsonString(Readable));
    }
}
