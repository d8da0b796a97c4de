using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// A certificate of the same purchase that the program declares (R4). A program may go back to the ID that was bought. The renewal that SCM has applied for by
/// itself must survive that.
/// </summary>
internal sealed class DeclaredRelative(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    /// <param name="id">A certificate that the program does not declare.</param>
    /// <param name="certificate">What SCM shows of it.</param>
    /// <param name="operation">The Delete of its application.</param>
    /// <returns>Null if there is none.</returns>
    public async Task<string?> FindAsync(string id, Certificate certificate, Operation operation)
    {
        var declared = services.Memory.DeclaredCertificates();
        if (declared.Count == 0) return null;
        if (declared.FirstOrDefault(other => services.Directory.SuccessorOf(other) == id) is { } renewed) return renewed;
        try
        {
            var records = await services.Directory.ReadAsync(operation);
            return declared.FirstOrDefault(other => CertificateLinks.AreLinked(records, id, other));
        }
        catch (Exception exception) when (exception is ScmException { Kind: not ScmErrorKind.Stopped } or ResourceException { Kind: FailureKind.Unavailable })
        {
            return await FindByNamesAsync(certificate, declared, operation);
        }
    }

    /// <summary>Without the links, certificates with the same names may belong to one purchase.</summary>
    private async Task<string?> FindByNamesAsync(Certificate certificate, IEnumerable<string> declared, Operation operation)
    {
        var names = CertificateOutputs.Names(certificate).ToList();
        foreach (var other in declared)
        {
            if ((await _observer.LookAsync(other, operation.Deadline)).Certificate is not { } shown) continue;
            var others = CertificateOutputs.Names(shown).ToList();
            if (DomainName.AreSameApartFromTwins(names, others) || DomainName.AreSameApartFromTwins(others, names)) return other;
        }

        return null;
    }
}
