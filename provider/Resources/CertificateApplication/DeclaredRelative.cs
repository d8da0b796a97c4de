using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// A certificate of the same purchase that the program declares (R4). If a program goes back to the ID that was bought, the application that SCM sent for the
/// renewal must not be withdrawn.
/// </summary>
internal sealed class DeclaredRelative(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    /// <param name="id">A certificate that the program does not declare.</param>
    /// <param name="certificate">What SCM shows about it.</param>
    /// <param name="operation">The Delete of its application.</param>
    /// <returns>Why the application is not withdrawn; null if nothing relates it to the program.</returns>
    public async Task<string?> FindAsync(string id, Certificate certificate, Operation operation)
    {
        var declared = services.Memory.DeclaredCertificates();
        if (declared.Count == 0) return null;
        try
        {
            var relative = declared.FirstOrDefault(other => services.Directory.SuccessorOf(other) == id);
            if (relative is null && await services.Directory.ReadAsync(operation) is var records)
            {
                relative = declared.FirstOrDefault(other => CertificateLinks.AreLinked(records, id, other));
            }

            return relative is null ? null : $"it belongs to the purchase of certificate {relative}, which the program declares";
        }
        catch (Exception exception) when (exception is ScmException { Kind: not ScmErrorKind.Stopped } or ResourceException { Kind: FailureKind.Unavailable })
        {
            return await FindByNamesAsync(certificate, declared, operation) is { } relative
                ? $"it has the same names as certificate {relative}, which the program declares, and the links between them cannot be read (withdraw it in " +
                  "the SCM console if you do not want it)"
                : null;
        }
    }

    /// <summary>If the links cannot be read, certificates with the same names may belong to the same purchase.</summary>
    private async Task<string?> FindByNamesAsync(Certificate certificate, IEnumerable<string> declared, Operation operation)
    {
        foreach (var other in declared)
        {
            if (await LookAsync(other, operation) is { } shown && CertificateOutputs.HaveSameNames(certificate, shown)) return other;
        }

        return null;
    }

    /// <summary>Null for the certificate of another account, which another provider of the run declares.</summary>
    private async Task<Certificate?> LookAsync(string id, Operation operation)
    {
        try
        {
            return (await _observer.LookAsync(id, operation.Deadline)).Certificate;
        }
        catch (ScmException exception) when (exception.Kind is ScmErrorKind.Forbidden or ScmErrorKind.WrongTarget)
        {
            return null;
        }
    }
}
