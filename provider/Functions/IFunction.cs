using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Functions;

/// <summary>A function of the package. The engine also calls it in previews, so it only reads.</summary>
internal interface IFunction
{
    /// <param name="arguments">Normalized by the table, and without errors.</param>
    /// <exception cref="ResourceException">The function cannot return a result.</exception>
    Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation);
}

/// <summary>The arguments and results of a function. The check of its arguments, its results, and the schema are derived from it.</summary>
/// <param name="name">The last part of the token. The description is <c>name.md</c> in this folder.</param>
internal sealed class FunctionTable(string name, IReadOnlyList<Field> arguments, IReadOnlyList<Output> results)
{
    public string Name => name;

    public string Token { get; } = Package.Token(name);

    public FieldTable Arguments { get; } = new($"an argument of {name}", arguments);

    public IReadOnlyList<Output> Results => results;
}
