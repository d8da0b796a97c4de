using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Functions;

/// <summary>A function of the package. The engine calls it in previews too, so it only reads.</summary>
internal interface IFunction
{
    FunctionTable Table { get; }

    /// <param name="arguments">In the form that the table gives them, without errors.</param>
    /// <exception cref="ResourceException">The function cannot answer.</exception>
    Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation);
}

/// <summary>What a function takes and gives: the check of its arguments, its results and the schema follow from it.</summary>
/// <param name="Token">The token, <c>huaweicloud-scm:index:…</c>.</param>
internal sealed record FunctionTable(string Token, FieldTable Arguments, IReadOnlyList<Output> Results);
