using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Recordings;

/// <summary>Runs the examples with a provider binary and an emulator, and records the stacks and calls for later versions (T4).</summary>
/// <param name="binary">The provider.</param>
/// <param name="examples">The folder of the example programs.</param>
/// <param name="recordings">The folder for the recordings. An existing subfolder of the version is replaced.</param>
internal sealed class Recorder(string binary, string examples, string recordings)
{
    private const string First = "scs1554192131150";
    private const string Second = "scs1554192131151";

    private static readonly CertificateSeed ForOneName = new() { Id = First };

    /// <summary>The application of <c>yaml-apply</c>, as if it was submitted in the console.</summary>
    private static readonly CertificateSeed AppliedByHand = ForOneName with
    {
        Status = CertificateStatus.CheckingDomain,
        Domain = "www.example.com",
    };

    public async Task RunAsync()
    {
        await RecordAsync("under-review", "yaml-apply", [ForOneName], life => life.UpAsync());
        await RecordAsync("issued", "yaml-apply", [ForOneName], async life =>
        {
            await life.UpAsync();
            life.Scm.Issue(First);
            await life.RefreshAsync();
        });
        await RecordAsync("imported", "yaml-apply", [AppliedByHand], life => life.ImportAsync("huaweicloud-scm:index:CertificateApplication", "www", First));
        await RecordAsync("validated", "yaml-dns-validation", [ForOneName], async life =>
        {
            life.Stack.Logged = message => life.Scm.PublishRecords(First);
            await life.UpAsync();
        });
        await RecordAsync("deployed", "yaml-deploy", [ForOneName], async life =>
        {
            life.Scm.AddTarget(new TargetSeed { Service = "CDN", Name = "www.example.com" });
            life.Scm.AddTarget(new TargetSeed { Service = "ELB", Id = "982b8a6a6ebc43809d82a46ca99aaeb7" });
            life.Scm.AddTarget(new TargetSeed { Service = "WAF", Id = "d93c9fe40959468eb2baf32590a1140a" });
            life.Stack.Logged = message => life.Scm.PublishRecords(First);
            await life.UpAsync();
        });
        CertificateSeed[] forOrganization = [ForOneName with { Type = "OV_SSL_CERT" }, ForOneName with { Type = "OV_SSL_CERT", Id = Second }];
        await RecordAsync("organization", "yaml-organization", forOrganization, async life =>
        {
            life.Stack.Config["applicantName"] = new ConfigValue("Zhang San");
            life.Stack.Config["applicantPhone"] = new ConfigValue("13800000000", Secret: true);
            life.Stack.Config["applicantEmail"] = new ConfigValue("zhangsan@example.com", Secret: true);
            await life.UpAsync();
            life.Scm.Issue(First);
            await life.RefreshAsync();
        });
    }

    private async Task RecordAsync(string scenario, string example, CertificateSeed[] certificates, Func<RecordedLife, Task> live)
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        foreach (var certificate in certificates) scm.AddCertificate(certificate);
        // The environment variables lead to the emulator, so that neither its address nor its keys are in the state.
        var target = ProviderTarget.Start(binary) with { Environment = ProviderEnvironment.LeadingTo(scm) };
        var life = new RecordedLife(new Stack(target, example), StackProgram.Load(Path.Combine(examples, example)), scm);
        await live(life);
        await life.UpAsync(); // no changes
        life.SaveTo(Path.Combine(recordings, $"v{life.Version}", scenario));
    }
}
