using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>Check of every resource and function: the table, then the rules of its own. Reports all errors at once (C2).</summary>
internal static class CheckPipeline
{
    /// <param name="rules">Judges the inputs in the form that the table gives them, and may change them.</param>
    /// <param name="subject">What a warning begins with; empty for a resource, whose URN the engine shows.</param>
    public static async Task<CheckResult> RunAsync(
        FieldTable table, PropertyMap news, Action<PropertyMap, Findings> rules, Operation operation, string subject = "")
    {
        var findings = new Findings();
        var inputs = table.Normalise(news, findings);
        rules(inputs, findings);
        await Task.WhenAll(findings.Warnings.Select(warning => operation.WarnAsync($"{subject}{warning}")));
        return new CheckResult(inputs, [.. findings.Errors.Select(error => table.FailureOf(error, news))]);
    }
}
