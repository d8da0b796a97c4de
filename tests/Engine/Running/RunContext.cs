using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>A step failed. The error has already been printed.</summary>
internal sealed class StepFailedException : Exception;

/// <summary>The shared state of a run, which is a preview or an update.</summary>
internal sealed record RunContext(
    string StackName,
    string Project,
    bool Preview,
    StackState State,
    IReadOnlyDictionary<string, ConfigValue> Config,
    Display Display,
    Transcript Transcript,
    Action Save,
    CancellationToken Interrupt)
{
    /// <summary>The steps that a preview plans.</summary>
    public Plan Planned { get; } = new();

    /// <summary>The plan that an update must follow, or null for none.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The resources that the program may change. Empty means all.</summary>
    public IReadOnlySet<string> Targets { get; init; } = new HashSet<string>();

    /// <summary>Whether an update continues with resources that do not depend on a failed one.</summary>
    public bool ContinuesOnError { get; init; }

    public bool IsTarget(string urn) => Targets.Count == 0 || Targets.Contains(urn);

    public string StackUrn => Urns.OfStack(StackName, Project);

    public string Urn(string type, string name) => Urns.Of(StackName, Project, type, name);

    /// <summary>Runs a step, prints its lines and its error, and saves the state afterwards.</summary>
    public async Task<T> StepAsync<T>(Step step, string urn, string suffix, Func<Task<T>> action)
    {
        Display.Begin(step, urn, suffix);
        Planned.Add(urn, step);
        if ((Interrupt.IsCancellationRequested ? "update canceled" : Plan?.Refuse(urn, step)) is { } reason)
        {
            Display.Fail(step, urn, reason);
            throw new StepFailedException();
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await action();
            Display.End(step, urn, Stopwatch.GetElapsedTime(start), suffix);
            return result;
        }
        catch (RpcFailure failure)
        {
            Display.Fail(step, urn, failure.Display);
            throw new StepFailedException();
        }
        finally
        {
            if (!Preview) Save();
        }
    }

    /// <summary>Runs a part of the run. Its errors are printed and do not end the run.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> GuardAsync(string urn, Func<Task> part)
    {
        try
        {
            await part();
            return true;
        }
        catch (StepFailedException)
        {
            return false;
        }
        catch (RpcFailure failure)
        {
            Display.Error(urn, Preview ? $"Preview failed: {failure.Display}" : failure.Display);
            return false;
        }
    }

    /// <summary>The same bytes for the same string, so that the ids and seeds of the engine stand-in are the same in every run.</summary>
    public static byte[] Stable(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
