using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

internal sealed record CheckResult(PropertyMap Inputs, IReadOnlyList<CheckFailure> Failures);

/// <param name="Property">The top-level property; empty if its value must not be printed.</param>
internal sealed record CheckFailure(string Property, string Reason)
{
    /// <summary>
    /// The CLI prints the value of the property that a failure names (up to 3.259, even a secret), and looks up top-level names only
    /// (https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go, issueCheckFailures).
    /// </summary>
    public static CheckFailure Of(string property, string path, string reason, bool mayBeSeen) =>
        mayBeSeen
            ? new CheckFailure(property, path.Length == 0 ? reason : $"{path}: {reason}")
            : new CheckFailure("", $"{property}{path}: {reason}");
}
