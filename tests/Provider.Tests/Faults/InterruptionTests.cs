using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Functions;
using ScmPulumi.Provider.Tests.Lifecycle;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>
/// Cancel and time-out while the service does not answer: every call ends at once (no time passes, or less than a second beyond its limit), and what
/// exists keeps its id and the state that is known of it.
/// </summary>
public sealed class InterruptionTests : ProviderFixture
{
    /// <summary>The user's customTimeouts.</summary>
    private const double Limit = 5;

    /// <summary>The call, which of its requests hangs, and how it ends.</summary>
    public static TheoryData<string, string, int, string> Calls => new()
    {
        { "Create", "show", 1, "fails" },
        { "Create", "show", 2, "not ready CHECKING_DOMAIN" }, // one more look after the stop
        { "Create", "show", 3, "done" }, // and it shows the same records as the one before
        { "Update", "show", 1, "fails" },
        { "Update", "show", 2, "not ready CHECKING_DOMAIN" },
        { "Read", "show", 1, "fails" },
        { "Delete", "show", 1, "fails" },
        { "Delete", "show", 2, "done" }, // the last look finds it withdrawn
        { "Create a validation", "show", 1, "not ready" },
        { "Create a validation", "show", 2, "not ready CHECKING_DOMAIN" },
        { "Update a validation", "show", 1, "not ready CHECKING_DOMAIN" },
        { "Update a validation", "show", 2, "not ready CHECKING_DOMAIN" },
        { "Read a validation", "show", 1, "fails" },
        { "Create a deployment", "show", 1, "fails" },
        { "Create a deployment", "list", 1, "fails" },
        { "Create a deployment", "deployed-resources", 1, "done" }, // it is deployed, only not confirmed
        { "Update a deployment", "show", 1, "fails" },
        { "Update a deployment", "deployed-resources", 1, "done" },
        { "getCertificate", "show", 1, "fails" },
        { "getCertificates", "list", 1, "fails" },
        { "exportCertificate", "show", 1, "fails" },
        { "exportCertificate", "export", 1, "fails" },
        { "getDeployedResources", "deployed-resources", 1, "fails" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_that_is_cancelled_ends_at_once(string call, string operation, int hangs, string outcome)
    {
        var begin = await PrepareAsync(call);
        Emulator.Faults.Nth(operation, hangs, Fault.HangBeforeCommit);
        var running = await HeldAsync(begin());
        var passed = Time.Passed;

        await this.CancelAsync();

        Assert.Equal(outcome, await OutcomeAsync(running, "Cancelled"));
        Assert.Equal(passed, Time.Passed);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_whose_time_is_up_ends_at_once(string call, string operation, int hangs, string outcome)
    {
        var begin = await PrepareAsync(call);
        Emulator.Faults.Nth(operation, hangs, Fault.HangBeforeCommit);
        var (begun, limit) = (Time.Passed, LimitOf(call));
        var running = await HeldAsync(begin());

        Time.Advance(begun + limit - Time.Passed);

        Assert.Equal(outcome, await OutcomeAsync(running, "DeadlineExceeded"));
        Assert.InRange(Time.Passed - begun, limit, limit + TimeSpan.FromSeconds(1));
    }

    /// <summary>Functions and Read know no customTimeouts in a program.</summary>
    private static TimeSpan LimitOf(string call) => call switch
    {
        "getCertificates" or "getDeployedResources" => TimeSpan.FromMinutes(5),
        "Read" or "Read a validation" or "getCertificate" or "exportCertificate" => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(Limit),
    };

    private async Task<Func<Task>> PrepareAsync(string call)
    {
        var id = call.Contains("validation", StringComparison.Ordinal) ? AddApplied("CHECKING_DOMAIN")
            : call == "exportCertificate" || call.Contains("deployment", StringComparison.Ordinal) ? Add(Deployments.Issued)
            : CertificateId;
        switch (call)
        {
            case "Create":
                var inputs = await this.CheckAsync(Program(id));
                return () => this.CreateAsync(inputs, timeout: Limit);
            case "Update":
                Emulator.Switches.RecordsAfterReads = int.MaxValue;
                var unfinished = await IsNotReadyAsync(this.UpAsync(Program(id), timeout: 1));
                await BeginRunAsync();
                return () => this.UpdateAsync(unfinished, unfinished.Inputs, timeout: Limit);
            case "Read" or "Delete":
                var created = await this.UpBeforeAsync(Program(id));
                return call == "Read" ? () => this.ReadAsync(created) : () => this.DeleteAsync(created, timeout: Limit);
            case "Create a validation":
                return () => this.CreateValidationAsync(ValidationOf(id), timeout: Limit);
            case "Update a validation":
                var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id), timeout: 1));
                return () => this.UpdateAsync(waiting, waiting.Inputs, timeout: Limit);
            case "Create a deployment":
                Emulator.AddTarget(Deployments.Target("CDN"));
                return () => this.DeployAsync(Deployments.To("CDN", id), timeout: Limit);
            case "Update a deployment":
                Emulator.AddTarget(Deployments.Target("CDN"));
                var deployed = await this.DeployedAsync(Deployments.To("CDN", id));
                return () => this.UpdateAsync(deployed, Deployments.To("CDN", Add(Deployments.Issued)), timeout: Limit);
            case "Read a validation":
                return () => this.ImportAsync(id, EngineCalls.ValidationUrn);
            default:
                var arguments = call == "getCertificates" ? new JsonObject() : new JsonObject { ["certificateId"] = id };
                return () => this.InvokeAsync(call, arguments);
        }
    }

    /// <param name="running">The call.</param>
    /// <param name="code">The status code of a failure other than an init failure.</param>
    private static async Task<string> OutcomeAsync(Task running, string code)
    {
        try
        {
            await running.WaitAsync(WaitingTime.Patience);
            return "done";
        }
        catch (RpcFailure failure) when (failure.InitFailure is not null)
        {
            var unfinished = Unfinished(failure);
            Assert.Equal(unfinished.Id, (string?)unfinished.Inputs["certificateId"]);
            Assert.Equal(unfinished.Id, (string?)unfinished.Outputs["certificateId"]);
            return $"not ready {unfinished.Status}".TrimEnd();
        }
        catch (RpcFailure failure)
        {
            Assert.Equal(code, failure.Code);
            return "fails";
        }
    }
}
