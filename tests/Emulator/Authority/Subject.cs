using ScmPulumi.Emulator.Store;

namespace ScmPulumi.Emulator.Authority;

/// <summary>The subject of a certificate.</summary>
/// <param name="Names">The names that it covers, the primary one first.</param>
/// <param name="Organization">The CA verifies this and the next three. A domain-validated certificate contains none of them.</param>
internal sealed record Subject(IReadOnlyList<string> Names, string? Organization, string? City, string? Province, string? Country)
{
    public static Subject Of(CertificateSeed product, Application? application, bool withTwin)
    {
        if (application is null) return new Subject([product.Name!], null, null, null, null);

        var names = application.BoundNames(withTwin);
        return product.IsDomainOnly
            ? new Subject(names, null, null, null, null)
            : new Subject(
                names,
                application.Field("company_name"),
                application.Field("company_city"),
                application.Field("company_province"),
                application.Field("country"));
    }
}
