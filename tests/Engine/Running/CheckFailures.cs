using System.Text.Json.Nodes;
using ScmPulumi.Engine.Printing;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Running;

/// <summary>Reports check failures as the CLI does, with the value of the property that a failure names.</summary>
internal static class CheckFailures
{
    /// <exception cref="StepFailedException">There are failures.</exception>
    public static void Report(RunContext run, string urn, JsonObject news, JsonObject answer, bool onlyWarn = false)
    {
        var failures = answer["failures"] as JsonArray ?? [];
        foreach (var failure in failures)
        {
            var property = (string?)failure!["property"] ?? "";
            var where = property.Length == 0 ? "" : $": property {property} value {ValueText.Braced(news[property])}";
            var text = $"{Urns.Type(urn)} resource '{Urns.Name(urn)}'{where} has a problem: {failure["reason"]}";
            if (onlyWarn) run.Display.Diagnostic(urn, $"warning: {text}");
            else run.Display.Error(urn, text);
        }

        if (failures.Count > 0 && !onlyWarn) throw new StepFailedException();
    }
}
