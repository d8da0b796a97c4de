using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>Check for every resource and function: applies the table, then the rules of the resource. Reports all errors at once (C2).</summary>
internal static class CheckPipeline
{
    /// <param name="rules">Checks the normalized inputs, and may change them.</param>
    /// <param name="subject">The beginning of each warning; empty for a resource, because the engine shows its URN.</param>
    public static async Task<CheckResult> RunAsync(
        FieldTable table, PropertyMap news, Action<PropertyMap, Findings> rules, Operation operation, string subject = "")
    {
        var findings = new Findings();
        var inputs = table.Normalise(news, findings);
        rules(inputs, findings);
        foreach (var warning in findings.Warnings.OrderBy(warning => table.PlaceOf(warning.Property))) await operation.WarnAsync($"{subject}{warning}");
        return new CheckResult(inputs, [.. findings.Errors.Select(error => table.FailureOf(error, news))]);
    }
}
