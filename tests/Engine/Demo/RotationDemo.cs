using ScmPulumi.Emulator;
using ScmPulumi.Engine.Dns;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Demo;

/// <summary>
/// <c>examples/yaml-deploy</c> with a DNS record: one program from a purchase to three targets, through two renewals. The provider uses the system clock, while
/// the demo advances the emulator's clock. The certificates are short-lived, so for the provider they are always about to expire.
/// </summary>
internal sealed class RotationDemo(DemoStage stage, ScmEmulator scm)
{
    private const string Example = "yaml-deploy";
    private const string Id = "scs1554192131154";

    /// <summary>A separate name, because the demo's account already has certificates for the name in the example.</summary>
    private const string Domain = "shop.example.com";

    /// <summary>SCM renews 30 days before the end, so after three days.</summary>
    private const int DaysOfValidity = 33;

    private readonly StackProgram _program = DnsProvider.WithRecord(
        StackProgram.Parse(stage.Source(Example).Replace("www.example.com", Domain, StringComparison.Ordinal)));

    private readonly Stack _stack = stage.NewStack(Example, "dev", Id);

    public async Task RunAsync()
    {
        scm.AddCertificate(new CertificateSeed { Id = Id, ValidityDays = DaysOfValidity, RemainingCertificates = 2 });
        scm.AddTarget(new TargetSeed { Service = "CDN", Name = Domain });
        scm.AddTarget(new TargetSeed { Service = "ELB", Id = "982b8a6a6ebc43809d82a46ca99aaeb7" });
        scm.AddTarget(new TargetSeed { Service = "WAF", Id = "d93c9fe40959468eb2baf32590a1140a" });
        await using var dns = await DnsProvider.StartAsync(scm);
        _stack.OtherProviders[DnsProvider.Package] = dns.Target;

        stage.Title("pulumi preview of a program that follows a purchase of three certificates, creates the DNS record, and deploys to three targets");
        stage.Expect((await _stack.PreviewAsync(_program)).Succeeded && Deployments() == 0, "the preview succeeds and deploys nothing");

        stage.Title("pulumi up");
        var up = await _stack.UpAsync(_program, skipPreview: true);
        stage.Expect(up.Succeeded && Ids() == (Id, Id), "the first certificate is applied for, proven, and issued");
        ExpectOnTargets(Id);

        var sent = Sent();
        var second = await AdoptAsync(Id);
        stage.Title($"pulumi up after certificate {second} is issued");
        stage.Expect((await _stack.UpAsync(_program)).Succeeded, "the validation and the deployments change to the new certificate");
        ExpectOnTargets(Id, second);
        stage.ExpectNoChange(await _stack.PreviewAsync(_program));

        var third = await AdoptAsync(second);
        await FinishAfterFailureAsync(third);
        ExpectOnTargets(Id, second, third);

        stage.Title("pulumi up a month later, after the first certificate has expired, and the resources at the end");
        scm.AdvanceClock(TimeSpan.FromDays(26));
        stage.ExpectNoChange(await _stack.UpAsync(_program));
        stage.Expect(scm.Certificate(Id).Status == CertificateStatus.Expired, "the first certificate has expired without any effect");
        stage.Expect(Sent() == sent, "the program applied only for the first of the three certificates, and withdrew nothing");
        foreach (var resource in _stack.State.Resources.Where(resource => resource.Provider.Length > 0)) stage.Say($"{resource.Name,-8} {resource.Id}");
        stage.Expect(Ids() == (third, third), "the program uses the third certificate");
    }

    /// <summary>The first of the two updates for each renewal.</summary>
    /// <returns>The id of the next certificate.</returns>
    private async Task<string> AdoptAsync(string id)
    {
        scm.AdvanceClock(TimeSpan.FromDays(4));
        var next = scm.Certificate(id).NextId!;
        stage.Title($"pulumi up four days later, after SCM has applied for certificate {next}");
        var deployments = Deployments();
        var adopted = await _stack.UpAsync(_program);
        stage.Expect(adopted.Text.Contains(scm.Certificate(next).Records[0].Value, StringComparison.Ordinal), "the preview shows the new record");
        stage.Expect(
            Ids() == (next, id) && Deployments() == deployments, "the application and the DNS record change to the new certificate, and no target changes");
        return next;
    }

    private async Task FinishAfterFailureAsync(string id)
    {
        stage.Title($"pulumi up --continue-on-error after certificate {id} is issued, while CDN is busy");
        scm.Faults.Next("deploy", Fault.Answer(200, """{"failure_list":[{"failure_info":"busy"}]}"""));
        _stack.ContinuesOnError = true;
        stage.Expect(!(await _stack.UpAsync(_program)).Succeeded, "the update fails and shows the error of CDN");
        stage.Expect(scm.Targets.Count(target => target.CertificateId == id) == 2, "the other two targets have the new certificate");

        stage.Title("pulumi up, after the failure");
        _stack.ContinuesOnError = false;
        var deployments = Deployments();
        stage.Expect((await _stack.UpAsync(_program)).Succeeded && Deployments() == deployments + 1, "only the deployment to CDN is repeated");
    }

    private void ExpectOnTargets(params string[] ids) =>
        stage.Expect(
            scm.Targets.All(target => target.Deployments.SequenceEqual(ids)),
            ids.Length == 1 ? "each target has the certificate" : $"each target has changed {ids.Length} times, once per certificate");

    /// <summary>The id of the application's certificate, and of the certificate in use.</summary>
    private (string Application, string InUse) Ids() => (IdOf("CertificateApplication", "www"), IdOf("CertificateValidation", "issued"));

    private string IdOf(string type, string name) => _stack.State.Find(Urns.Of("dev", Example, $"huaweicloud-scm:index:{type}", name))!.Id;

    private int Sent() => scm.History.Count(request => request.Operation is "apply" or "cancel-cert");

    private int Deployments() => scm.History.Count(request => request.Operation == "deploy");
}
