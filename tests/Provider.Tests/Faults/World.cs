using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>What the model describes: a stack that uses the provider over gRPC, and certificates in the emulator, which the provider calls over HTTP.</summary>
internal sealed class World : ProviderFixture
{
    public const int Certificates = 2;

    private const string Type = "huaweicloud-scm:index:CertificateApplication";
    private const double FaultProbability = 0.2;

    /// <summary>Of what they show or hide nothing can be concluded, so that a user could not do right either.</summary>
    private static readonly string[] Lies =
    [
        "status-flaps", "status-unknown", "not-found-yet", "looks-lag", "missing-fields", "rejected", "cancel-loses-race", "no-answer-late-commit",
    ];

    private static readonly IReadOnlyList<NamedFault> BadDay = [.. FaultCatalogue.All.ExceptBy(Lies, fault => fault.Name)];

    private readonly Model _model = new(Certificates);
    private readonly List<string> _ids = [];
    private Stack _stack = null!;

    private World(int seed) => Seed = seed;

    internal override int Seed { get; }

    public static async Task LiveAsync(IEnumerable<Step> life, int seed)
    {
        var world = new World(seed);
        await world.InitializeAsync();
        try
        {
            world.Begin();
            foreach (var step in life) await world.DoAsync(step);
        }
        finally
        {
            await world.DisposeAsync();
        }
    }

    private void Begin()
    {
        Emulator.Switches.SecondApplyAccepted = true; // so that a second request is noticed
        for (var number = 0; number < Certificates; number++) _ids.Add(Add(new CertificateSeed()));
        _stack = new Stack(ProviderTarget.Attach(Port), "model");
        _stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(Emulator.Endpoint.AbsoluteUri);
        _stack.Config["huaweicloud-scm:accessKey"] = new ConfigValue(EmulatorOptions.DefaultAccessKey, Secret: true);
        _stack.Config["huaweicloud-scm:secretKey"] = new ConfigValue(EmulatorOptions.DefaultSecretKey, Secret: true);
    }

    private async Task DoAsync(Step step)
    {
        if (step.Command == Command.Import && _model.Recorded is not null) return; // the CLI refuses it
        if (step is { IsOfUser: true, OnBadDay: true })
        {
            Emulator.Faults.Randomly(FaultProbability, BadDay);
            await CommandAsync(step);
            Emulator.Faults.Clear();
        }

        var before = _model.Service[step.Certificate].Standing;
        var succeeds = _model.Do(step);
        if (step.IsOfUser)
        {
            var run = await CommandAsync(step);
            Assert.True(run.Succeeded == succeeds, $"was to {(succeeds ? "succeed" : "fail")}:\n{run.Text}");
        }
        else
        {
            await HappenAsync(step, before);
        }

        AssertAgreement();
    }

    private async Task<RunResult> CommandAsync(Step step)
    {
        Emulator.ClearHistory();
        var run = await (step.Command switch
        {
            Command.Up => _stack.UpAsync(Declares(step), step.SkipPreview),
            Command.Empty => _stack.UpAsync(new StackProgram { Name = "model" }, step.SkipPreview),
            Command.Refresh => _stack.RefreshAsync(step.SkipPreview),
            Command.Destroy => _stack.DestroyAsync(step.SkipPreview),
            _ => _stack.ImportAsync(Declares(step), Type, step.Name, _ids[step.Certificate], step.SkipPreview),
        });

        Assert.Empty(run.Violations);
        Canaries.AssertNoneIn(run, _stack);
        Assert.All(Emulator.History, Canaries.AssertNoneOnTheWay);
        foreach (var id in _ids)
        {
            var posts = Emulator.History.Count(request => request.Operation == "apply" && request.CertificateId == id && request.Answered != "429");
            Assert.True(posts <= run.Calls.Count(call => IsCreateOf(call, id)), $"{posts} POST apply for {id}\n{run.Text}");
        }

        return run;
    }

    private static bool IsCreateOf(ProviderCall call, string id) =>
        call.Method == "Create" && (bool?)call.Request["preview"] != true && (string?)call.Request["properties"]!["certificateId"] == id;

    private StackProgram Declares(Step step) => new()
    {
        Name = "model",
        Resources = [new ResourceDeclaration(step.Name, Type, ProgramOf(step), new ResourceOptions())],
    };

    private JsonObject ProgramOf(Step step) => Program(_ids[step.Certificate]).With("domain", step.Domain);

    /// <summary>Actions outside of Pulumi, if they are possible.</summary>
    private async Task HappenAsync(Step step, Standing before)
    {
        var id = _ids[step.Certificate];
        switch (step.Command, before)
        {
            case (Command.Apply, Standing.Paid or Standing.Rejected):
                await ApplyByHandAsync(id, step.Domain);
                break;
            case (Command.Withdraw, Standing.UnderReview):
                Emulator.Withdraw(id);
                break;
            case (Command.Reject, Standing.UnderReview):
                Emulator.Reject(id);
                break;
            case (Command.Issue, Standing.UnderReview):
                Emulator.Issue(id);
                break;
            case (Command.Revoke, Standing.Issued):
                Emulator.Revoke(id);
                break;
            case (Command.Expire, Standing.Issued):
                Emulator.Expire(id);
                break;
            case (Command.CancelPrivacy, not Standing.Paid):
                Emulator.CancelPrivacy(id);
                break;
            case (Command.ReverseRecords, not Standing.Paid):
                Emulator.ReverseRecords(id);
                break;
        }
    }

    private async Task ApplyByHandAsync(string id, string domain)
    {
        var keys = new ScmCredentials { AccessKey = EmulatorOptions.DefaultAccessKey, SecretKey = EmulatorOptions.DefaultSecretKey };
        using var console = new ScmClient(new ScmClientOptions { Endpoint = Emulator.Endpoint, Credentials = keys }, Time, () => 0.5);
        await console.ShowAsync(id, CancellationToken.None); // the end of a withdrawal
        await console.ApplyAsync(id, ByHand(domain), CancellationToken.None);
    }

    private static ApplyRequest ByHand(string domain) => new()
    {
        Domain = domain,
        ApplicantName = Canaries.ApplicantName,
        ApplicantPhone = Canaries.ApplicantPhone,
        ApplicantEmail = Canaries.ApplicantEmail,
        ContactName = Canaries.ContactName,
        ContactPhone = Canaries.ContactPhone,
        ContactEmail = Canaries.ContactEmail,
        AgreePrivacyProtection = true,
    };

    private void AssertAgreement()
    {
        var service = _ids.Select(id => Emulator.Certificate(id))
            .Select(shown => (StandingOf(shown.Status), shown.Status == "CANCELCHECKING" ? "" : shown.Application?["domain"] ?? ""));
        var entries = _stack.State.Resources.Where(resource => resource.Type == Type).Select(resource => (resource.Delete, Entry: new Entry(
            resource.Name, _ids.IndexOf(resource.Id), (string)resource.Inputs["domain"]!, resource.InitErrors.Count == 0))).ToList();

        Assert.Equal(_model.Service, service);
        Assert.DoesNotContain(entries, entry => entry.Delete);
        Assert.Equal(_model.Recorded is { } recorded ? [recorded] : [], entries.Select(entry => entry.Entry));
        Assert.Equal(_model.Applications, Emulator.AcceptedApplications);
    }

    private static Standing StandingOf(string status) => status switch
    {
        "PAID" or "CANCELCHECKING" => Standing.Paid,
        "UNPASSED" => Standing.Rejected,
        "CHECKING_DOMAIN" => Standing.UnderReview,
        "ISSUED" => Standing.Issued,
        _ => Standing.Ended,
    };
}
