using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Functions;

/// <summary>A function of the package. The engine calls it in previews too, so it only reads.</summary>
internal interface IFunction
{
    /// <param name="arguments">In the form that the table gives them, without errors.</param>
    /// <exception cref="ResourceException">The function cannot answer.</exception>
    Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation);
}

/// <summary>What a function takes and gives: the check of its arguments, its results and the schema follow from it.</summary>
/// <param name="name">The last part of the token. The description is the file of that name in this folder, with the extension <c>.md</c>.</param>
internal sealed class FunctionTable(string name, IReadOnlyList<Field> arguments, IReadOnlyList<Output> results)
{
    public string Name => name;

    public string Token { get; } = Package.Token(name);

    public FieldTable Arguments { get; } = new($"an argument of {name}", arguments);

    public IReadOnlyList<Output> Results => results;
}
