using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Demo;

/// <summary>
/// Runs the example programs with the native binary against an emulator of SCM. Every step prints what it expects, and fails if that does not happen.
/// </summary>
internal sealed class DemoRun(string binary, string examples, ScmEmulator scm, TextWriter output)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DemoStage _stage = new(binary, examples, scm, output);

    public async Task RunAsync()
    {
        _stage.Act("Act 1: an application, from preview to destroy, with and without failures");
        await new ApplicationDemo(_stage, scm).RunAsync();
        await new ValidationDemo(_stage, scm).RunAsync();
        _stage.Act("Act 2: a purchase of three certificates, and their deployment to three targets");
        await new RotationDemo(_stage, scm).RunAsync();
        Summarise();
    }

    private void Summarise()
    {
        _stage.Title("Summary of the requests to the emulator of SCM");
        output.WriteLine(
            $"Applications accepted: {scm.AcceptedApplications}. "
            + "Expected: 5 (up, lost answer, killed provider, validation, rotation).");
        _stage.Expect(scm.AcceptedApplications == 5, "one application for each of these steps");
        var deployments = scm.History.Count(request => request.Operation == "deploy");
        output.WriteLine($"Deployment requests: {deployments}, for 3 targets and 3 certificates. 1 of them failed (CDN). Fees: {scm.Fees}.");
        _stage.Expect((deployments, scm.Fees) == (10, 0), "one request per target and certificate, one more after the failure, and no fees");
        output.WriteLine("The body of the first application:");
        output.WriteLine(JsonNode.Parse(scm.History.First(request => request.Accepted).Body)!.ToJsonString(Readable));
    }
}
