using ScmPulumi.Engine.Printing;

namespace ScmPulumi.Engine.Running;

/// <summary>
/// The steps of a preview (<c>preview --save-plan</c>). An update with this plan (<c>up --plan</c>) stops before a step that was not planned at this position
/// for the resource.
/// </summary>
public sealed class Plan
{
    private readonly List<(string Urn, Step Step)> _steps = [];

    internal void Add(string urn, Step step) => _steps.Add((urn, step));

    /// <returns>Why the step is not allowed, or null if it is.</returns>
    internal string? Refuse(string urn, Step step)
    {
        var next = _steps.FindIndex(planned => planned.Urn == urn);
        if (next < 0) return $"{step.Plan} is not allowed by the plan: no steps were expected for this resource";
        var planned = _steps[next].Step;
        _steps.RemoveAt(next);
        return planned == step ? null : $"{step.Plan} is not allowed by the plan: this resource is constrained to {planned.Plan}";
    }
}
