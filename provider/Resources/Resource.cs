using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

/// <summary>
/// The operations of a resource. Check and Diff are derived from the table and, except in the cases of D9, make no call to the service. A resource adds what is
/// specific to it.
/// </summary>
internal abstract class Resource(ResourceTable table)
{
    public ResourceTable Table => table;

    public virtual Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation) =>
        CheckPipeline.RunAsync(table.Inputs, arguments.News, (_, _) => { }, operation);

    /// <summary>An unknown value is a change.</summary>
    public virtual Task<DiffResult> DiffAsync(DiffArguments arguments, Operation operation) => Task.FromResult(
        new DiffResult([.. new StructuralDiff(arguments.OldInputs, arguments.News, arguments.IgnoreChanges).Compare(table.Inputs)]));

    /// <exception cref="ResourceException">Nothing was created.</exception>
    /// <exception cref="InitializationException">The resource exists, but is not ready.</exception>
    public abstract Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation);

    /// <summary>Null if the resource does not exist.</summary>
    public abstract Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation);

    /// <summary>Also called if nothing changed, to finish a resource that is not ready.</summary>
    public abstract Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation);

    /// <summary>Finds what could be imported. Called only if the table has <see cref="ResourceTable.Listing"/>.</summary>
    /// <param name="filters">Normalized by the table, and without errors.</param>
    /// <returns>Sorted by ID.</returns>
    public virtual Task<IReadOnlyList<ListedResource>> ListAsync(PropertyMap filters, Operation operation) =>
        throw new NotSupportedException($"{table.Name} has a table of filters, and cannot be listed.");

    /// <summary>Does nothing by default.</summary>
    public virtual Task DeleteAsync(DeleteArguments arguments, Operation operation) => Task.CompletedTask;
}

/// <param name="Olds">Inputs of the last run; empty for a new resource and for a replacement.</param>
internal sealed record CheckArguments(string Urn, PropertyMap Olds, PropertyMap News);

/// <param name="Olds">Outputs of the last run.</param>
/// <param name="OldInputs">Inputs of the last run.</param>
internal record DiffArguments(string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs, PropertyMap News, IReadOnlyList<string> IgnoreChanges);

internal sealed record CreateArguments(string Urn, PropertyMap Inputs, bool Preview);

/// <param name="Olds">Outputs of the last run; null on import.</param>
/// <param name="OldInputs">Inputs of the last run; null on import.</param>
internal sealed record ReadArguments(string Urn, string Id, PropertyMap? Olds, PropertyMap? OldInputs)
{
    public bool IsImport => OldInputs is not { Count: > 0 };
}

/// <summary>An Update has the arguments of Diff.</summary>
internal sealed record UpdateArguments(
    string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs, PropertyMap News, IReadOnlyList<string> IgnoreChanges, bool Preview)
    : DiffArguments(Urn, Id, Olds, OldInputs, News, IgnoreChanges);

internal sealed record DeleteArguments(string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs);

/// <param name="Id">The ID for an import.</param>
/// <param name="Name">The name to display.</param>
internal sealed record ListedResource(string Id, string Name);

/// <param name="Inputs">Null from Create and Update, which leave the inputs as they are.</param>
internal sealed record ResourceState(string Id, PropertyMap Outputs, PropertyMap? Inputs = null);
