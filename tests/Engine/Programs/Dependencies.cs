namespace ScmPulumi.Engine.Programs;

/// <summary>Which resource of a program needs which, and the order that follows.</summary>
internal sealed class Dependencies(StackProgram program)
{
    /// <summary>Names of the resources that an expression, <c>dependsOn</c> or <c>provider</c> of this one refers to.</summary>
    public IReadOnlyList<string> Of(ResourceDeclaration resource) =>
    [
        .. Evaluation.References(program, resource.Properties)
            .Concat(Evaluation.References(program, resource.Get))
            .Concat(resource.Options.DependsOn)
            .Concat(resource.Options.Provider is { } provider ? [provider] : [])
            .Distinct(),
    ];

    /// <summary>The program's order, but for what has to come earlier because another one needs it.</summary>
    public IReadOnlyList<ResourceDeclaration> Ordered()
    {
        var (done, order) = (new HashSet<string>(), new List<ResourceDeclaration>());
        foreach (var resource in program.Resources)
        {
            Visit(resource);
        }

        return order;

        void Visit(ResourceDeclaration resource)
        {
            if (done.Add(resource.Name))
            {
                foreach (var needed in Of(resource))
                {
                    Visit(program.Resource(needed));
                }

                order.Add(resource);
            }
        }
    }
}
