using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>Which declaration of a program needs which, and the order that follows.</summary>
internal sealed class Dependencies(StackProgram program)
{
    private readonly IReadOnlyDictionary<string, Declaration> _byName =
        program.Resources.Concat<Declaration>(program.Calls).ToDictionary(declared => declared.Name);

    /// <summary>What an expression, <c>dependsOn</c> or <c>provider</c> of this one refers to.</summary>
    public IReadOnlyList<Declaration> Of(Declaration declared) =>
        [.. declared.Expressions.SelectMany(NamesIn).Concat(declared.OptionReferences).Distinct().Select(name => _byName[name])];

    /// <summary>The resources that this one needs, also those behind the function calls that it refers to.</summary>
    public IReadOnlyList<ResourceDeclaration> ResourcesOf(Declaration declared) => [.. Of(declared).SelectMany(ResourcesOfOne).Distinct()];

    /// <summary>The resources on which each property depends; those without any are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResourceDeclaration>> ByProperty(ResourceDeclaration resource) => resource.Properties
        .Select(property => KeyValuePair.Create(
            property.Key, (IReadOnlyList<ResourceDeclaration>)[.. NamesIn(property.Value).Select(name => _byName[name]).SelectMany(ResourcesOfOne).Distinct()]))
        .Where(property => property.Value.Count > 0).ToDictionary();

    /// <summary>Resources, then calls, each in the program's order, except that dependencies come first.</summary>
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
