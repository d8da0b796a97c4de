using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

/// <summary>The definition of a resource. Dispatch, Check, Diff, the schema, and the SDK are derived from it.</summary>
/// <param name="name">The last part of the token. The description is <c>name.md</c> in the folder of the same name.</param>
/// <param name="fields">The inputs, in the order in which the pages show them.</param>
/// <param name="outputs">The properties that a resource has in addition to its inputs.</param>
internal sealed class ResourceTable(string name, IReadOnlyList<Field> fields, IReadOnlyList<Output> outputs)
{
    public string Name => name;

    public string Token { get; } = Package.Token(name);

    public FieldTable Inputs { get; } = new($"a property of a {name}", fields);

    public IReadOnlyList<Output> Outputs => outputs;

    /// <summary>Names of the inputs whose change has no effect once the certificate is issued (D2). The schema says so.</summary>
    public IReadOnlyList<string> UntilIssued { get; init; } = [];

    /// <summary>
    /// Whether the engine refreshes the resource before every preview and update, because SCM changes it. Every
    /// response must set the flag. Otherwise, the engine drops it.
    /// </summary>
    public bool IsRefreshedBeforeUpdate { get; init; }

    /// <summary>The filters of a list of existing resources; null if they cannot be listed.</summary>
    public FieldTable? Listing { get; init; }

    /// <summary>The state in a preview: the inputs, the outputs that are known, and all others unknown.</summary>
    public PropertyMap Foreseen(PropertyMap inputs, PropertyMap known)
    {
        var state = Inputs.Marked(inputs);
        foreach (var output in outputs) state[output.Name] = known.GetValueOrDefault(output.Name) ?? PropertyValue.Unknown.Value;
        return state;
    }
}
