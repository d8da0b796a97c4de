using ScmPulumi.Engine.Printing;

namespace ScmPulumi.Engine.Running;

/// <summary>
/// The steps of a preview (<c>preview --save-plan</c>). An update that is held to them (<c>up --plan</c>) ends before a step that was not planned for the
/// resource at that place.
/// </summary>
public sealed class Plan
{
    private readonly List<(string Urn, Step Step)> _steps = [];

    internal void Add(string urn, Step step) => _steps.Add((urn, step));

    /// <returns>Why the step may not be taken; null if it may.</returns>
    internal string? Refuse(string urn, Step step)
    {
        var next = _steps.FindIndex(planned => planned.Urn == urn);
        if (next < 0) return $"{step.Plan} is not allowed by the plan: no steps were expected for this resource";
        var planned = _steps[next].Step;
        _steps.RemoveAt(next);
        return planned == step ? null : $"{step.Plan} is not allowed by the plan: this resource is constrained to {planned.Plan}";
    }
}
