using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Functions;

/// <param name="Results">Null if the arguments are wrong.</param>
internal sealed record InvokeResult(PropertyMap? Results, IReadOnlyList<CheckFailure> Failures);

/// <summary>A call of a function. Returns all errors in its arguments at once, or its results.</summary>
internal static class Invocation
{
    /// <exception cref="ResourceException">The function cannot return a result.</exception>
    public static async Task<InvokeResult> RunAsync(FunctionTable table, IFunction function, PropertyMap given, HiddenValues hidden, Operation operation)
    {
        var check = await CheckPipeline.RunAsync(table.Arguments, given, RequireKnown, operation, $"{table.Token}: ");
        hidden.Add(table.Arguments.Hidden(check.Inputs)); // the service may echo them
        return new InvokeResult(check.Failures.Count > 0 ? null : await function.InvokeAsync(check.Inputs, operation), check.Failures);
    }

    /// <summary>SDKs never call a function with unknown arguments.</summary>
    private static void RequireKnown(PropertyMap arguments, Findings findings)
    {
        foreach (var name in arguments.Keys.Where(arguments.HasUnknown)) findings.Error(name, "is not known yet; call the function when the value is known");
    }
}
