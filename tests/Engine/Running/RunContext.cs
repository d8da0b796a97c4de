using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>A step went wrong; what the user sees of it is printed already.</summary>
internal sealed class StepFailedException : Exception;

/// <summary>What the parts of one run, a preview or its execution, share.</summary>
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
    /// <summary>What a preview plans.</summary>
    public Plan Planned { get; } = new();

    /// <summary>To what an update is held; null for nothing.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The resources that a program changes; all of them if it is empty.</summary>
    public IReadOnlySet<string> Targets { get; init; } = new HashSet<string>();

    /// <summary>Whether an update goes on with whatever does not depend on what failed.</summary>
    public bool ContinuesOnError { get; init; }

    public bool IsTarget(string urn) => Targets.Count == 0 || Targets.Contains(urn);

    public string StackUrn => Urns.OfStack(StackName, Project);

    public string Urn(string type, string name) => Urns.Of(StackName, Project, type, name);

    /// <summary>A step: its lines, its error, and after it the state on disk.</summary>
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

    /// <summary>Plays a part of the run; what goes wrong in it is printed and no reason to leave the run.</summary>
    /// <returns>Whether all went well.</returns>
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

    /// <summary>The same bytes for the same string: ids and seeds of this stand-in repeat from run to run.</summary>
    public static byte[] Stable(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
