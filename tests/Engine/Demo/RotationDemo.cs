using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Demo;

/// <summary>
/// <c>examples/yaml-rotation</c>: one program through two renewals. The provider is on the system's clock, and the emulator's is moved. So the certificates are
/// short, and by the system's clock they are always about to expire.
/// </summary>
internal sealed class RotationDemo(DemoStage stage, ScmEmulator scm)
{
    private const string Example = "yaml-rotation";
    private const string Id = "scs1554192131154";

    /// <summary>SCM renews 30 days before the end: after three days.</summary>
    private const int DaysOfValidity = 33;

    /// <summary>Uses a different name, because the demo's account has other certificates for the name in the example.</summary>
    private readonly StackProgram _program =
        StackProgram.Parse(stage.Source(Example).Replace("www.example.com", "shop.example.com", StringComparison.Ordinal));

    private readonly Stack _stack = stage.NewStack(Example, "dev", Id);

    public async Task RunAsync()
    {
        scm.AddCertificate(new CertificateSeed { Id = Id, ValidityDays = DaysOfValidity, RemainingCertificates = 2 });
        stage.Title("pulumi up of a program that follows a purchase of three certificates; the DNS record is made when the status line names it");
        _stack.Logged = message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal)) scm.PublishRecords(Id);
        };
        var up = await _stack.UpAsync(_program, skipPreview: true);
        stage.Expect(up.Succeeded && Ids() == (Id, Id), "the first certificate is applied for, issued, and used");
        _stack.Logged = null;

        var sent = Sent();
        var second = await RotateAsync(Id);
        var third = await RotateAsync(second);

        stage.Title("A month later, the first certificate has expired: pulumi up, and the state at the end");
        scm.AdvanceClock(TimeSpan.FromDays(26));
        stage.ExpectNoChange(await _stack.UpAsync(_program));
        stage.Expect(scm.Certificate(Id).Status == CertificateStatus.Expired, "nothing breaks when an old certificate expires");
        stage.Expect(Sent() == sent, "of the three certificates, the program applied for the first one only, and withdrew nothing");
        foreach (var resource in _stack.State.Resources.Where(resource => resource.Provider.Length > 0)) stage.Say($"{resource.Name,-8} {resource.Id}");
        stage.Expect(Ids() == (third, third), "the program uses the third certificate");
    }

    /// <summary>Two updates: one after SCM has applied, and one after the certificate is issued.</summary>
    /// <returns>The next certificate.</returns>
    private async Task<string> RotateAsync(string id)
    {
        scm.AdvanceClock(TimeSpan.FromDays(4));
        var next = scm.Certificate(id).NextId!;
        stage.Title($"Four days later, SCM has applied for certificate {next}: pulumi up");
        var adopted = await _stack.UpAsync(_program);
        stage.Expect(adopted.Text.Contains(scm.Certificate(next).Records[0].Value, StringComparison.Ordinal), "the preview shows the new record");
        stage.Expect(Ids() == (next, id), "the application follows at once, and the certificate in use stays");
        stage.ExpectNoChange(await _stack.PreviewAsync(_program));

        scm.PublishRecords(next);
        stage.Title($"The new record is in the DNS, and certificate {next} is issued: pulumi up");
        stage.Expect((await _stack.UpAsync(_program)).Succeeded && Ids() == (next, next), "all that uses the certificate follows");
        stage.ExpectNoChange(await _stack.PreviewAsync(_program));
        return next;
    }

    /// <summary>The certificates of the application, and in use.</summary>
    private (string Application, string InUse) Ids() => (IdOf("CertificateApplication", "www"), IdOf("CertificateValidation", "issued"));

    private string IdOf(string type, string name) => _stack.State.Find(Urns.Of("dev", Example, $"huaweicloud-scm:index:{type}", name))!.Id;

    private int Sent() => scm.History.Count(request => request.Operation is "apply" or "cancel-cert");
}
