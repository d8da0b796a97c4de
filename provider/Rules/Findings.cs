namespace ScmPulumi.Provider.Rules;

/// <summary>What the rules found in one set of inputs. It collects everything, so that a user can fix it all at once.</summary>
internal sealed class Findings
{
    private List<FieldError>? _errors;
    private List<FieldError>? _warnings;

    public IReadOnlyList<FieldError> Errors => _errors ?? [];

    public IReadOnlyList<FieldError> Warnings => _warnings ?? [];

    public bool HasError(string property) => Errors.Any(error => error.Property == property);

    public void Error(string property, string reason, string path = "") => (_errors ??= []).Add(new FieldError(property, path, reason));

    public void Warn(string property, string reason, string path = "") => (_warnings ??= []).Add(new FieldError(property, path, reason));
}
