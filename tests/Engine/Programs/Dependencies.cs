using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>The dependencies between the declarations of a program, and the resulting order.</summary>
internal sealed class Dependencies(StackProgram program)
{
    private readonly IReadOnlyDictionary<string, Declaration> _byName =
        program.Resources.Concat<Declaration>(program.Calls).ToDictionary(declared => declared.Name);

    /// <summary>The declarations that the expressions, <c>dependsOn</c> or <c>provider</c> of this one refer to.</summary>
    public IReadOnlyList<Declaration> Of(Declaration declared) =>
        [.. declared.Expressions.SelectMany(NamesIn).Concat(declared.OptionReferences).Distinct().Select(name => _byName[name])];

    /// <summary>The resources that this one depends on, including those that it reaches through function calls.</summary>
    public IReadOnlyList<ResourceDeclaration> ResourcesOf(Declaration declared) => [.. Of(declared).SelectMany(ResourcesOfOne).Distinct()];

    /// <summary>The resources that each property depends on. Properties without dependencies are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResourceDeclaration>> ByProperty(ResourceDeclaration resource) => resource.Properties
        .Select(property => KeyValuePair.Create(
            property.Key, (IReadOnlyList<ResourceDeclaration>)[.. NamesIn(property.Value).Select(name => _byName[name]).SelectMany(ResourcesOfOne).Distinct()]))
        .Where(property => property.Value.Count > 0).ToDictionary();

    /// <summary>Resources, then function calls, in the program's order, except that dependencies come first.</summary>
    public IReadOnlyList<Declaration> Ordered()
    {
        var (done, order) = (new HashSet<Declaration>(), new List<Declaration>());
        foreach (var declared in _byName.Values) Visit(declared);
        return order;

        void Visit(Declaration declared)
        {
            if (done.Add(declared))
            {
                foreach (var needed in Of(declared)) Visit(needed);
                order.Add(declared);
            }
        }
    }

    private IEnumerable<ResourceDeclaration> ResourcesOfOne(Declaration declared) =>
        declared is ResourceDeclaration resource ? [resource] : ResourcesOf(declared);

    private IEnumerable<string> NamesIn(JsonNode? expression) => Evaluation.References(program, expression).Where(_byName.ContainsKey);
}
