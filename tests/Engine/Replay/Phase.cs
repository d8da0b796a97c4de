namespace ScmPulumi.Engine.Replay;

/// <summary>The calls of a preview or of an update.</summary>
/// <param name="Calls">In the order of their answers, except for an interrupted call.</param>
/// <param name="IsPreview">Whether this is a preview.</param>
/// <param name="Interrupted">The call in progress when the user pressed Ctrl-C. It comes before the Cancel that ended it.</param>
internal sealed record Phase(IReadOnlyList<TraceCall> Calls, bool IsPreview, TraceCall? Interrupted)
{
    /// <summary>A preview ends when all its processes are canceled. The next Handshake belongs to the update.</summary>
    public static IReadOnlyList<Phase> Of(TraceStep step)
    {
        var isExecuted = !step.Command.Contains("pulumi preview", StringComparison.Ordinal);
        var (phases, open, cancelled) = (new List<List<TraceCall>> { new() }, 0, 0);
        foreach (var call in step.Calls)
        {
            if (call.Method == "Handshake" && cancelled >= open && open > 0 && isExecuted && phases[^1].Exists(IsWork))
            {
                phases.Add([]);
                (open, cancelled) = (0, 0);
            }

            open += call.Method == "Handshake" ? 1 : 0;
            cancelled += call.Method == "Cancel" ? 1 : 0;
            phases[^1].Add(call);
        }

        var startsWithPreview = !step.Command.Contains("--skip-preview", StringComparison.Ordinal);
        return [.. phases.Select((calls, index) => Of(step, calls, index == 0 && startsWithPreview))];
    }

    private static Phase Of(TraceStep step, List<TraceCall> calls, bool isPreview)
    {
        var interrupted = step.Command.Contains("SIGINT", StringComparison.Ordinal)
            ? calls.Find(call => call is { Method: "Create" or "Update", Response: null })
            : null;
        if (interrupted is not null)
        {
            calls.Remove(interrupted);
            calls.Insert(calls.FindIndex(call => call.Method == "Cancel"), interrupted);
        }

        return new Phase(calls, isPreview, interrupted);
    }

    private static bool IsWork(TraceCall call) => call.Method == "Configure";
}
