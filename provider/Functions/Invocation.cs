using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Functions;

/// <param name="Results">Null where the arguments are wrong.</param>
internal sealed record InvokeResult(PropertyMap? Results, IReadOnlyList<CheckFailure> Failures);

/// <summary>A call of a function: all that is wrong with its arguments at once, else its results.</summary>
internal static class Invocation
{
    /// <exception cref="ResourceException">The function cannot answer.</exception>
    public static async Task<InvokeResult> RunAsync(FunctionTable table, IFunction function, PropertyMap given, Operation operation)
    {
        var findings = new Findings();
        var arguments = table.Arguments.Normalise(given, findings);
        foreach (var name in arguments.Keys.Where(arguments.HasUnknown)) findings.Error(name, "is not known yet"); // no SDK sends such a call
        if (findings.Errors.Count > 0) return new InvokeResult(null, [.. findings.Errors.Select(error => table.Arguments.FailureOf(error, given))]);

        await Task.WhenAll(findings.Warnings.Select(warning => operation.WarnAsync($"{table.Token}: {warning}")));
        return new InvokeResult(await ServiceFailures.RunAsync(operation, () => function.InvokeAsync(arguments, operation)), []);
    }
}
