using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

/// <summary>What the engine asks of a resource. Check and Diff are pure but for the memory of the run; the others call the service.</summary>
internal interface IResource
{
    Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation);

    DiffResult Diff(DiffArguments arguments);

    /// <exception cref="ResourceException">Nothing was made.</exception>
    /// <exception cref="InitializationException">The resource exists, but is not ready.</exception>
    Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation);

    /// <summary>Null: there is no such resource.</summary>
    Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation);

    Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation);

    Task DeleteAsync(DeleteArguments arguments, Operation operation);
}

/// <param name="Olds">Inputs of the last run; empty for a new resource and for a replacement.</param>
internal sealed record CheckArguments(string Urn, PropertyMap Olds, PropertyMap News);

/// <param name="Olds">Outputs of the last run.</param>
/// <param name="OldInputs">Inputs of the last run.</param>
internal sealed record DiffArguments(string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs, PropertyMap News, IReadOnlyList<string> IgnoreChanges);

internal sealed record CreateArguments(string Urn, PropertyMap Inputs, bool Preview);

/// <param name="Olds">Outputs of the last run; null on import.</param>
/// <param name="OldInputs">Inputs of the last run; null on import.</param>
internal sealed record ReadArguments(string Urn, string Id, PropertyMap? Olds, PropertyMap? OldInputs);

internal sealed record UpdateArguments(string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs, PropertyMap News, bool Preview);

internal sealed record DeleteArguments(string Urn, string Id, PropertyMap Olds, PropertyMap OldInputs);

/// <param name="Inputs">Null from Create and Update, which leave the inputs as they are.</param>
internal sealed record ResourceState(string Id, PropertyMap Outputs, PropertyMap? Inputs = null);
