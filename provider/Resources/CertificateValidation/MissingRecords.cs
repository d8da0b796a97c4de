using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>What a person may still have to do before the certificate can be issued. SCM does not say which of the records it has found.</summary>
internal static class MissingRecords
{
    private const int MostRecords = 3;

    /// <summary>The end of a line, beginning with a comma; empty if nothing is known to be missing.</summary>
    /// <param name="areNamesSecret">Whether the names are secret: records show a name.</param>
    /// <param name="hidden">What no message of this process may show.</param>
    public static string Of(Observation? observed, bool areNamesSecret, HiddenValues hidden)
    {
        if (observed is not { Status: { Family: StatusFamily.UnderReview, IsPastDomainValidation: false }, Certificate: { } certificate }) return "";
        var records = CertificateOutputs.Records(certificate).Select(Describe).ToList();
        if (records.Count == 0) return "";
        if (areNamesSecret || CertificateOutputs.Names(certificate).Any(hidden.Holds)) return ", not found yet: the validation records";
        var others = records.Count > MostRecords ? $" and {records.Count - MostRecords} more" : "";
        return $", not found yet: {string.Join(", ", records.Take(MostRecords))}{others}";
    }

    private static string Describe(Authentication record) => $"{record.RecordType} {record.RecordName}".Trim();
}
