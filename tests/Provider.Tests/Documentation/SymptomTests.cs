using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Functions;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;
using ScmPulumi.Provider.Tests.Scm.Tls;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary><c>docs/troubleshooting.md</c>: what it says that you see is what the provider says.</summary>
public sealed class SymptomTests : ProviderFixture
{
    private const string Id = "scs1554192131150";
    private const string Host = "scm.cn-north-4.myhuaweicloud.com";

    private static readonly MarkdownPage Page = new("troubleshooting.md");

    /// <summary>The messages, by the heading of their section.</summary>
    public static TheoryData<string> Symptoms => [.. Page.Subheadings("By what you see")];

    [Theory]
    [MemberData(nameof(Symptoms))]
    public async Task Page_quotes_what_the_provider_says(string symptom)
    {
        var said = (await SayAsync(symptom)).Replace("127.0.0.1", Host, StringComparison.Ordinal);

        Assert.True(Rule.Tells(Page.TextBlock(symptom), said), said);
    }

    private Task<string> SayAsync(string symptom) => symptom switch
    {
        "The outcome of an application is unknown" => FailAsync(
            new CertificateSeed(), app => { Emulator.Faults.Next("apply", Fault.ResetBeforeCommit); return this.UpAsync(app); }),
        "You pressed Ctrl-C" => InterruptAsync(),
        "No validation record came in time" => FailAsync(
            new CertificateSeed(), app => { Emulator.Switches.RecordsAfterReads = int.MaxValue; return this.UpAsync(app); }),
        "The certificate was not issued in time" => FailAsync(
            new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" }, _ => this.CreateValidationAsync(ValidationOf(Id))),
        "The application was rejected" => FailAsync(
            new CertificateSeed { Status = "UNPASSED", Domain = "www.example.com", FailReason = "The domain name is on a blocklist." },
            app => this.ReadAsync(new Resource(Id, app, app))),
        "An issued certificate cannot be changed" => FailAsync(new CertificateSeed(), ChangeIssuedAsync),
        "Another application is under review" => FailAsync(
            new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "other.example.com" }, app => this.UpAsync(app)),
        "The application is gone" => FailAsync(new CertificateSeed(), app => this.UpdateAsync(new Resource(Id, app, app), app)),
        "A withdrawal was not confirmed" => FailAsync(
            new CertificateSeed { Status = "CHECKING_DOMAIN", Domain = "www.example.com" },
            _ => { Emulator.Switches.WithdrawalTime = TimeSpan.FromDays(1); return this.DestroyAsync(Id); }),
        "`pulumi destroy` left a certificate" => WarnAsync(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com" }, _ => this.DestroyAsync(Id)),
        "It is not known whether a certificate was deployed" => FailAsync(
            Deployments.Issued, _ => { Emulator.Faults.Next("deploy", Fault.ResetBeforeCommit); return this.DeployAsync(Deployments.To("CDN", Id)); }),
        "The target did not accept a certificate" => FailAsync(Deployments.Issued, _ => this.DeployAsync(Deployments.To("CDN", Id))),
        "A deployment costs a fee" => FailAsync(Deployments.Imported, _ => this.DeployAsync(Deployments.To("CDN", Id))),
        "A preview could not check everything" => WarnAsync(
            new CertificateSeed(), async app => { await BeginRunAsync(Nowhere); await this.PreviewAsync(app); }),
        "A proxy stops the connection" => FailAsync(null, _ => LookThroughProxyAsync()),
        "The keys were refused, or are locked" => FailAsync(
            new CertificateSeed(), async app => { await BeginRunAsync(secretKey: "of-another-key"); await this.PreviewAsync(app); }),
        "The clock is wrong" => FailAsync(
            new CertificateSeed(), app => { Emulator.Faults.Next("show", FaultCatalogue.Find("clock-skew").Fault); return this.PreviewAsync(app); }),
        "The certificate belongs to another account" => FailAsync(new CertificateSeed { OtherAccount = true }, app => this.PreviewAsync(app)),
        "There is no such certificate" => FailAsync(null, app => this.PreviewAsync(app)),
        "A patch is refused" => FailAsync(
            new CertificateSeed
            {
                Status = "CHECKING_DOMAIN", Domain = "www.example.com",
                ApplicantName = "Li Si", ApplicantPhone = "13900000000", ApplicantEmail = "li@example.com",
            },
            _ => this.PatchAsync(Id, new JsonObject { ["domain"] = "shop.example.com" })),
        "An export stops every run" => FailAsync(
            new CertificateSeed { Status = "EXPIRED", Domain = "www.example.com" },
            _ => this.CallFunctionAsync("exportCertificate", new JsonObject { ["certificateId"] = Id })),
        "The endpoint is not SCM's" => FailAsync(
            new CertificateSeed(), app => { Emulator.Faults.Next("show", Fault.Html(404)); return this.PreviewAsync(app); }),
        "A permission is missing" => FailAsync(new CertificateSeed(), app => { Emulator.Switches.PermissionDenied = true; return this.PreviewAsync(app); }),
        _ => throw new ArgumentException($"No test knows how to see '{symptom}'.", nameof(symptom)),
    };

    private async Task<string> FailAsync(CertificateSeed? seed, Func<JsonObject, Task> act)
    {
        if (seed is not null) Add(seed with { Id = Id });
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => act(Program(Id)));
        return failure.InitFailure is { } unfinished ? (string)unfinished["reasons"]!.AsArray().Single()! : failure.Message;
    }

    private async Task<string> WarnAsync(CertificateSeed seed, Func<JsonObject, Task> act)
    {
        Add(seed with { Id = Id });
        await act(Program(Id));
        return Assert.Single(Warnings);
    }

    private Task<string> InterruptAsync() => FailAsync(new CertificateSeed(), async app =>
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var create = await WaitingAsync(() => this.UpAsync(app));
        await this.CancelAsync();
        await create;
    });

    private async Task LookThroughProxyAsync()
    {
        using var proxy = new ConnectProxy(port: null);
        Environment["HTTPS_PROXY"] = proxy.Address;
        await BeginRunAsync($"https://{Host}");
        await this.ImportAsync(Id);
    }

    private async Task ChangeIssuedAsync(JsonObject program)
    {
        var old = await this.UpBeforeAsync(program);
        Emulator.SetStatus(Id, "ISSUED");
        var changed = program.With("domain", "shop.example.com");
        await this.PlanAsync(old, changed);
        await this.PreviewAsync(changed);
    }
}
