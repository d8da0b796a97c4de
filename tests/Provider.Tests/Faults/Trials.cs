using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Functions;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>
/// One operation with a fault, described in a few words, and the following run without one: no matter what happened, that run ends where a user wants it, with
/// one application in all.
/// </summary>
internal sealed class Trials(ProviderFixture engine)
{
    /// <summary>How often a Create of a CertificateDeployment looks whether SCM lists the certificate.</summary>
    private const int LooksOfCreate = 7;

    /// <summary>Of a subscription: a look at the certificate in use, a page of the account's certificates, and the empty one after it.</summary>
    private const int RequestsOfSearch = 3;

    private ScmEmulator Scm => engine.Emulator;

    public static bool Concerns(string fault, string column) =>
        FaultMatrix.Tls.ContainsKey(fault) ? column is not ("records" or "wait" or "search") : Target(FaultCatalogue.Find(fault), column) is not null;

    /// <param name="fault">Its name.</param>
    /// <param name="column">The operation.</param>
    /// <returns>What it leads to where one call meets it, and, if that is something else, where every call does.</returns>
    public async Task<string> RunAsync(string fault, string column)
    {
        Scm.Switches.SecondApplyAccepted = true; // the service takes as many applications as it is sent
        if (FaultMatrix.Tls.ContainsKey(fault)) return await RunAsync(fault, column, always: true);
        var once = await RunAsync(fault, column, always: false);
        var always = await RunAsync(fault, column, always: true);
        return once == always ? once : $"{once} / {always}";
    }

    /// <param name="fault">Its name.</param>
    /// <param name="column">The operation.</param>
    /// <param name="always">Whether every call meets it, from the first one that matters on, or only that one.</param>
    private Task<string> RunAsync(string fault, string column, bool always) => column switch
    {
        "apply" or "records" => ApplyAsync(fault, column, always),
        "show" => ShowAsync(fault, always),
        "list" => ListAsync(fault, always),
        "cancel" => CancelAsync(fault, always),
        "export" => ExportAsync(fault, always),
        "deploy" => DeployAsync(fault, always),
        "deployed" => DeployedAsync(fault, always),
        "purchase" or "search" => FollowAsync(fault, column, always),
        _ => WaitAsync(fault, always),
    };

    /// <summary>The operation whose calls meet the fault: that of the column, or otherwise its looks. Null if the fault does not apply.</summary>
    private static string? Target(NamedFault fault, string column)
    {
        if (column == "purchase" && fault.Name == "rejected") return null; // the certificate is issued
        var own = column switch
        {
            "cancel" => "cancel-cert",
            "records" or "wait" or "purchase" => "show",
            "deployed" => "deployed-resources",
            "search" => "list-by-tag",
            _ => column,
        };
        return fault.IsFor(own) ? own : column is "cancel" or "export" or "deploy" && fault.IsFor("show") ? "show" : null;
    }

    /// <summary>Create; of the looks, the second one, which is the first after the application was sent.</summary>
    private async Task<string> ApplyAsync(string fault, string column, bool always)
    {
        var id = await WithdrawnAsync();
        await BringAboutAsync(fault, column, look: 2, always);
        var (outcome, unfinished) = await OutcomeAsync(async () =>
        {
            var created = await engine.UpAsync(ProgramOf(id));
            var isAdopted = engine.Infos.Any(info => info.StartsWith("Adopted", StringComparison.Ordinal));
            var how = isAdopted ? "adopted" : Sent("apply", id) > 1 ? "retried" : "created";
            return TellsAll(created) ? how : $"{how} in part";
        });
        Assert.True(Sent("apply", id, except: "429") <= 1, "more than one POST apply reached the service");

        await GoodDayAsync();
        if (unfinished is not null && outcome != "rejected") Assert.True(TellsAll(await engine.UpdateAsync(unfinished, unfinished.Inputs)));
        else if (unfinished is null && outcome is not ("created" or "adopted" or "retried")) Assert.True(TellsAll(await engine.UpAsync(ProgramOf(id))));
        Assert.Equal((1, outcome == "rejected" ? "UNPASSED" : "CHECKING_DOMAIN"), (Scm.AcceptedApplicationsOf(id), Scm.Certificate(id).Status));
        return outcome;
    }

    private async Task<string> ShowAsync(string fault, bool always)
    {
        var created = await CreatedAsync();
        await BringAboutAsync(fault, "show", look: 1, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            if (await engine.ReadAsync(created) is not { } found) return "not found";
            AssertSame(created.Inputs, found.Inputs);
            if (created.Records.ToJsonString() != found.Records.ToJsonString()) return "fewer records";
            return Sent("show", created.Id) > 1 ? "retried" : "answered";
        });

        await GoodDayAsync();
        if (outcome == "rejected") return outcome;
        AssertSame(created.Outputs, (await engine.ReadAsync(created))!.Outputs);
        if (outcome == "not found") Assert.NotEmpty((await engine.UpAsync(created.Inputs)).Records);
        Assert.Equal(1, Scm.AcceptedApplicationsOf(created.Id));
        return outcome;
    }

    private async Task<string> ListAsync(string fault, bool always)
    {
        var name = $"certificate-{fault}-{always}";
        engine.Add(new CertificateSeed { Name = name });
        await BringAboutAsync(fault, "list", look: 0, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            var found = (await engine.InvokeAsync("getCertificates", new JsonObject { ["name"] = name }))["certificates"]!.AsArray();
            return found.Count == 0 ? "empty" : Scm.History.Count(request => request.Operation == "list") > 1 ? "retried" : "answered";
        });

        await GoodDayAsync();
        return outcome;
    }

    private async Task<string> CancelAsync(string fault, bool always)
    {
        var created = await CreatedAsync();
        await engine.BeginRunAsync(); // an application of the same run would be kept
        await BringAboutAsync(fault, "cancel", look: 2, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            await engine.DeleteAsync(created);
            return engine.Warnings.Any(warning => warning.Contains("is not revoked", StringComparison.Ordinal)) ? "left issued"
                : Sent("cancel-cert", created.Id) > 1 ? "repeated" : Sent("cancel-cert", created.Id) == 0 ? "nothing to do" : "withdrawn";
        });

        await GoodDayAsync();
        if (outcome.StartsWith("fails", StringComparison.Ordinal)) await engine.DeleteAsync(created);
        if (fault != "rejected") await engine.ReadAsync(created); // the withdrawal ends at a look
        Assert.Equal(outcome == "left issued" ? "ISSUED" : fault == "rejected" ? "UNPASSED" : "PAID", Scm.Certificate(created.Id).Status);
        return outcome;
    }

    private async Task<string> ExportAsync(string fault, bool always)
    {
        var id = engine.Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", KeyAlgorithm = "EC_P256" });
        await BringAboutAsync(fault, "export", look: 1, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            var exported = await engine.InvokeAsync("exportCertificate", new JsonObject { ["certificateId"] = id });
            Assert.StartsWith("-----BEGIN CERTIFICATE-----", (string?)exported["certificate"], StringComparison.Ordinal);
            return Scm.History.Count > 2 ? "retried" : "answered";
        });

        await GoodDayAsync();
        return outcome;
    }

    /// <summary>A CertificateValidation that waits: the first look is good, the next one is not.</summary>
    private async Task<string> WaitAsync(string fault, bool always)
    {
        var created = await CreatedAsync();
        Scm.Faults.Nth("show", 1, Shown("CHECKING_DOMAIN"));
        Scm.PublishRecords(created.Id);
        await BringAboutAsync(fault, "wait", look: 2, always);
        var (outcome, unfinished) = await OutcomeAsync(async () =>
        {
            Assert.Equal("ISSUED", (await engine.CreateValidationAsync(ValidationOf(created.Id))).Status);
            return Sent("show", created.Id) > 2 ? "retried" : "issued";
        });

        await GoodDayAsync();
        if (unfinished is not null) Assert.Equal("ISSUED", (await engine.UpdateAsync(unfinished, unfinished.Inputs)).Status);
        return outcome;
    }

    /// <summary>Create of a CertificateDeployment (M3). After the following run, the certificate is on the target.</summary>
    private async Task<string> DeployAsync(string fault, bool always)
    {
        var (id, program) = NewDeployment(fault, always);
        await BringAboutAsync(fault, "deploy", look: 1, always);
        var (outcome, unfinished) = await OutcomeAsync(async () =>
        {
            Assert.True((await engine.DeployAsync(program)).IsConfirmed());
            var isAdopted = engine.Infos.Concat(engine.Warnings).Any(message => message.Contains($"lists certificate {id}", StringComparison.Ordinal));
            return isAdopted ? "adopted" : Sent("deploy", id) > 1 ? "retried" : "deployed";
        });
        Assert.True(Sent("deploy", id, except: "429") <= 1, "more than one POST deploy reached the service");

        await GoodDayAsync();
        if (fault == "rejected") return outcome;
        if (unfinished is not null) Assert.True((await engine.UpdateAsync(unfinished, unfinished.Inputs)).IsConfirmed());
        else if (outcome.StartsWith("fails", StringComparison.Ordinal)) Assert.True((await engine.DeployAsync(program)).IsConfirmed());
        Assert.Contains(Scm.Targets, target => target.CertificateId == id);
        return outcome;
    }

    /// <summary>
    /// Read of a CertificateDeployment, as in a refresh (M4). SCM lists the certificate since the Create, so an answer confirms it. Without one, the state
    /// stays.
    /// </summary>
    private async Task<string> DeployedAsync(string fault, bool always)
    {
        Scm.Switches.DeploymentListedAfterLooks = LooksOfCreate;
        var deployed = await engine.DeployedAsync(NewDeployment(fault, always).Program);
        await BringAboutAsync(fault, "deployed", look: 0, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            var found = (await engine.ReadAsync(deployed))!;
            if (found.IsConfirmed()) return Scm.History.Count > 1 ? "retried" : "answered";
            AssertSame(deployed.Outputs, found.Outputs);
            return "state kept";
        });

        await GoodDayAsync();
        Assert.True((await engine.ReadAsync(deployed))!.IsConfirmed());
        return outcome;
    }

    /// <summary>Read of a CertificateSubscription, as before every update (N3). It follows the renewal, or the state stays.</summary>
    private async Task<string> FollowAsync(string fault, string column, bool always)
    {
        var first = engine.Add(new CertificateSeed { Status = "ISSUED", Domain = "www.example.com", RemainingCertificates = 1 });
        var followed = await engine.CreateAsync(new JsonObject { ["certificateId"] = first }, urn: SubscriptionFixture.Urn);
        engine.Time.Advance(TimeSpan.FromDays(171)); // of 200: SCM has renewed
        await engine.BeginRunAsync();
        await BringAboutAsync(fault, column, look: 1, always);
        var (outcome, _) = await OutcomeAsync(async () =>
        {
            var read = (await engine.ReadAsync(followed))!;
            if (IsRenewed(read)) return Scm.History.Count > RequestsOfSearch ? "retried" : "answered";
            AssertSame(followed.Outputs, read.Outputs);
            return "state kept";
        });

        await GoodDayAsync();
        Assert.True(IsRenewed((await engine.ReadAsync(followed))!));
        return outcome;

        bool IsRenewed(Resource read) => (string?)read.Outputs["latestCertificateId"] == Scm.Certificate(first).NextId;
    }

    /// <summary>An issued certificate, and a matching CDN domain.</summary>
    private (string Id, JsonObject Program) NewDeployment(string fault, bool always)
    {
        var domain = $"{fault}-{always}.example.com".ToLowerInvariant();
        Scm.AddTarget(new TargetSeed { Service = "CDN", Name = domain });
        var id = engine.Add(Deployments.Issued with { Domain = domain });
        return (id, Deployments.To("CDN", id).With("domainName", domain));
    }

    /// <summary>A certificate for two names that had an application, which was seen and then withdrawn.</summary>
    private async Task<string> WithdrawnAsync()
    {
        var id = engine.Add(ForNames(2) with { Status = "CHECKING_DOMAIN", Domain = "www.example.com", Sans = "b.example.com" });
        await engine.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = id });
        Scm.Withdraw(id);
        return id;
    }

    private JsonObject ProgramOf(string id) => engine.Program(id).With("sans", new JsonArray("b.example.com"));

    /// <summary>Whether the resource has all records of its application; if not, a warning names what lacks one. It never has any other.</summary>
    private bool TellsAll(Resource created)
    {
        var records = Scm.Certificate(created.Id).Records.Select(record => record.Value).ToHashSet();
        var told = created.Records.Select(record => (string)record!["value"]!).ToHashSet();
        Assert.Subset(records, told);
        if (told.Count == records.Count) return true;
        Shows(Assert.Single(engine.Warnings), created.Id, "b.example.com");
        return false;
    }

    /// <summary>An application with canaries; the history begins after it.</summary>
    private async Task<Resource> CreatedAsync()
    {
        var id = engine.Add(ForNames(2));
        var created = await engine.UpAsync(ProgramOf(id).With("keyAlgorithm", "EC_P256"));
        Scm.ClearHistory();
        return created;
    }

    private async Task BringAboutAsync(string fault, string column, int look, bool always)
    {
        Scm.ClearHistory();
        if (FaultMatrix.Tls.TryGetValue(fault, out var certificate))
        {
            await engine.BeginRunAsync((await Scm.ListenWithTlsAsync(certificate)).AbsoluteUri);
            return;
        }

        var named = FaultCatalogue.Find(fault);
        var operation = Target(named, column)!;
        var call = operation == "show" ? look : 1;
        if (always) Scm.Faults.Onward(operation, call, named.Fault);
        else Scm.Faults.Nth(operation, call, named.Fault);
    }

    private async Task GoodDayAsync()
    {
        Assert.DoesNotContain(Scm.History, request => request.Path == "/elsewhere"); // no credentials are sent to the target of a redirect
        Scm.Faults.Clear();
        await engine.BeginRunAsync();
    }

    /// <returns>In words, and the resource if it is there but not ready.</returns>
    private static async Task<(string Words, Resource? Unfinished)> OutcomeAsync(Func<Task<string>> operation)
    {
        try
        {
            return (await operation(), null);
        }
        catch (RpcFailure failure) when (failure.InitFailure is not null)
        {
            var unfinished = Unfinished(failure);
            return (unfinished.Status == "UNPASSED" ? "rejected" : "not ready", unfinished);
        }
        catch (RpcFailure failure)
        {
            return (failure.Message.StartsWith("The outcome of the application", StringComparison.Ordinal) ? "outcome unknown" : $"fails {failure.Code}", null);
        }
    }

    private int Sent(string operation, string id, string? except = null) =>
        Scm.History.Count(request => request.Operation == operation && request.CertificateId == id && (except is null || request.Answered != except));
}
