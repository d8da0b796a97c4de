using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Lifecycle;

/// <summary>One <c>pulumi up</c> of a lifecycle, and what is expected of it.</summary>
/// <param name="Inputs">The resource's inputs as a program gives them.</param>
public sealed record LifecycleStep(JsonObject Inputs)
{
    /// <summary>Done before the step, as in a change of the service's state.</summary>
    public Func<Task>? Before { get; init; }

    /// <summary>The change that the resource undergoes: <c>create</c>, <c>update</c>, <c>replace</c>; null for none. Not asked of a failing step.</summary>
    public string? Change { get; init; }

    /// <summary>Calls from Check to Delete, as in <c>Check Create(preview) Check Create</c>; null asks nothing.</summary>
    public string? Calls { get; init; }

    /// <summary>Outputs among others; secrets without their envelope.</summary>
    public JsonObject? Outputs { get; init; }

    /// <summary>Texts that a failing step shows; null for a step that succeeds.</summary>
    public IReadOnlyList<string>? Failure { get; init; }
}
