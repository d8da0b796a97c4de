using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

/// <summary>What a resource is made of. Dispatch, Check, Diff, the schema, and the SDK follow from it.</summary>
/// <param name="name">The last part of the token. The description is <c>name.md</c> in the folder of the same name.</param>
/// <param name="fields">The inputs, in the order of the pages.</param>
/// <param name="outputs">The properties in addition to the inputs.</param>
internal sealed class ResourceTable(string name, IReadOnlyList<Field> fields, IReadOnlyList<Output> outputs)
{
    public string Name => name;

    public string Token { get; } = Package.Token(name);

    public FieldTable Inputs { get; } = new($"a property of a {name}", fields);

    public IReadOnlyList<Output> Outputs => outputs;

    /// <summary>The state in a preview: the inputs, the outputs that are known, and all others unknown.</summary>
    public PropertyMap Foreseen(PropertyMap inputs, PropertyMap known)
    {
        var state = Inputs.Marked(inputs);
        foreach (var output in outputs) state[output.Name] = known.GetValueOrDefault(output.Name) ?? PropertyValue.Unknown.Value;
        return state;
    }
}
