using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Provider.Tests.Functions;
using ScmPulumi.Provider.Tests.Lifecycle;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;
using static ScmPulumi.Provider.Tests.Lifecycle.Validations;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>
/// Cancel and time-out while the service does not answer: every call ends at once (no time passes, or less than a second beyond its limit), and what
/// exists keeps its id and the state that is known of it.
/// </summary>
public sealed class InterruptionTests : ProviderFixture
{
    /// <summary>The user's customTimeouts.</summary>
    private const double Limit = 5;

    /// <summary>The call, which of its requests hangs, and how it ends when it is cancelled and when its time is up.</summary>
    public static TheoryData<string, string, int, string, string> Calls => new()
    {
        { "Create", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "Create", "show", 2, "not ready CHECKING_DOMAIN", "not ready CHECKING_DOMAIN" }, // one more look after the stop
        { "Create", "show", 3, "done", "done" }, // and it shows the same records as the one before
        { "Update", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "Update", "show", 2, "not ready CHECKING_DOMAIN", "not ready CHECKING_DOMAIN" },
        { "Read", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "Delete", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "Delete", "show", 2, "done", "done" }, // the last look finds it withdrawn
        { "Create a validation", "show", 1, "not ready", "not ready" },
        { "Create a validation", "show", 2, "not ready CHECKING_DOMAIN", "not ready CHECKING_DOMAIN" },
        { "Update a validation", "show", 1, "not ready CHECKING_DOMAIN", "not ready CHECKING_DOMAIN" },
        { "Update a validation", "show", 2, "not ready CHECKING_DOMAIN", "not ready CHECKING_DOMAIN" },
        { "Read a validation", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "getCertificate", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "getCertificates", "list", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "exportCertificate", "show", 1, "fails Cancelled", "fails DeadlineExceeded" },
        { "exportCertificate", "export", 1, "fails Cancelled", "fails DeadlineExceeded" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_that_is_cancelled_ends_at_once(string call, string operation, int hangs, string outcome, string ofTimeOut)
    {
        Assert.NotEmpty(ofTimeOut);
        var (id, begin) = await PrepareAsync(call);
        Emulator.Faults.Nth(operation, hangs, Fault.HangBeforeCommit);
        var running = begin();
        await Emulator.WhenHeldAsync();
        var passed = Time.Passed;

        await this.CancelAsync();

        Assert.Equal(outcome, await OutcomeAsync(id, running));
        Assert.Equal(passed, Time.Passed);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_whose_time_is_up_ends_at_once(string call, string operation, int hangs, string ofCancel, string outcome)
    {
        Assert.NotEmpty(ofCancel);
        var (id, begin) = await PrepareAsync(call);
        Emulator.Faults.Nth(operation, hangs, Fault.HangBeforeCommit);
        var (begun, limit) = (Time.Passed, LimitOf(call));
        var running = begin();
        await Emulator.WhenHeldAsync();

        Time.Advance(begun + limit - Time.Passed);

        Assert.Equal(outcome, await OutcomeAsync(id, running));
        Assert.InRange(Time.Passed - begun, limit, limit + TimeSpan.FromSeconds(1));
    }

    /// <summary>Functions and Read know no customTimeouts in a program.</summary>
    private static TimeSpan LimitOf(string call) => call switch
    {
        "getCertificates" => TimeSpan.FromMinutes(5),
        "Read" or "Read a validation" or "getCertificate" or "exportCertificate" => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(Limit),
    };

    private async Task<(string Id, Func<Task> Begin)> PrepareAsync(string call)
    {
        var id = call.Contains("validation", StringComparison.Ordinal) ? AddApplied("CHECKING_DOMAIN")
            : call == "exportCertificate" ? AddApplied("ISSUED")
            : CertificateId;
        switch (call)
        {
            case "Create":
                var inputs = await this.CheckAsync(Program(id));
                return (id, () => this.CreateAsync(inputs, timeout: Limit));
            case "Update":
                var unfinished = await UnfinishedAsync();
                return (id, () => this.UpdateAsync(unfinished, unfinished.Inputs, timeout: Limit));
            case "Read" or "Delete":
                var created = await this.UpAsync(Program(id));
                await BeginRunAsync();
                return (id, call == "Read" ? () => this.ReadAsync(created) : () => this.DeleteAsync(created, timeout: Limit));
            case "Create a validation":
                return (id, () => this.CreateValidationAsync(ValidationOf(id), timeout: Limit));
            case "Update a validation":
                var waiting = await IsNotReadyAsync(this.CreateValidationAsync(ValidationOf(id), timeout: 1), ValidationOf(id));
                return (id, () => this.UpdateValidationAsync(waiting, ValidationOf(id), timeout: Limit));
            case "Read a validation":
                return (id, () => this.ReadValidationAsync(id));
            default:
                var arguments = call == "getCertificates" ? new JsonObject() : new JsonObject { ["certificateId"] = id };
                return (id, () => this.InvokeAsync(call, arguments));
        }
    }

    private async Task<Resource> UnfinishedAsync()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var inputs = await this.CheckAsync(Program(CertificateId));
        var unfinished = await IsNotReadyAsync(this.CreateAsync(inputs, timeout: 1), inputs);
        await BeginRunAsync();
        return unfinished;
    }

    private static async Task<string> OutcomeAsync(string id, Task running)
    {
        try
        {
            await running.WaitAsync(TimeSpan.FromSeconds(30));
            return "done";
        }
        catch (RpcFailure failure) when (failure.InitFailure is { } init)
        {
            Assert.Equal(id, (string?)init["id"]);
            Assert.Equal(id, (string?)init["properties"]!["certificateId"]);
            return $"not ready {init["properties"]!["status"]}".TrimEnd();
        }
        catch (RpcFailure failure)
        {
            return $"fails {failure.Code}";
        }
    }
}
