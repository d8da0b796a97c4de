namespace ScmPulumi.Emulator;

/// <summary>Ready-made seeds: one of every product, and one in every state.</summary>
public static class SeedCatalogue
{
    private static readonly (string Type, string Brand, int WildcardCount)[] Types =
        [("DV_SSL_CERT", "GEOTRUST", 0), ("OV_SSL_CERT", "GLOBALSIGN", 2), ("EV_SSL_CERT", "SYMANTEC", 0)];

    /// <summary>
    /// Domain, organisation and extended validation, each for a single name, a wildcard and several names (up to five; two of them wildcards for
    /// OV). No CA sells the extended wildcard; it is there because the API's fields can say it.
    /// </summary>
    public static IReadOnlyList<CertificateSeed> Products { get; } =
    [
        .. Types.SelectMany(type => new CertificateSeed[]
        {
            new() { Type = type.Type, Brand = type.Brand, Name = Name(type.Type, "single"), DomainType = "SINGLE_DOMAIN" },
            new() { Type = type.Type, Brand = type.Brand, Name = Name(type.Type, "wildcard"), DomainType = "WILDCARD", WildcardCount = 1 },
            new()
            {
                Type = type.Type, Brand = type.Brand, Name = Name(type.Type, "multi"), DomainType = "MULTI_DOMAIN", DomainCount = 5,
                WildcardCount = type.WildcardCount,
            },
        }),
    ];

    /// <summary>The OV product for several names in every state of <see cref="CertificateStatus.All"/>, with an application in all but PAID.</summary>
    public static IReadOnlyList<CertificateSeed> States { get; } =
    [
        .. CertificateStatus.All.Select(status => status == CertificateStatus.Paid ? Bought(status) : Bought(status) with
        {
            Domain = "www.example.com",
            Sans = "example.com;*.example.org",
            Country = "CN",
            CompanyName = "Example Company",
            CompanyProvince = "Sichuan",
            CompanyCity = "Chengdu",
            ApplicantName = "Tom Example",
            ApplicantPhone = "13212345678",
            ApplicantEmail = "tom@example.com",
            KeyAlgorithm = "EC_P256",
            FailReason = status == CertificateStatus.Unpassed ? "The company could not be reached by telephone." : null,
        }),
    ];

    private static CertificateSeed Bought(string status) => new()
    {
        Name = $"state-{status.ToLowerInvariant()}",
        Status = status,
        Type = "OV_SSL_CERT",
        Brand = "GLOBALSIGN",
        DomainType = "MULTI_DOMAIN",
        DomainCount = 5,
        WildcardCount = 2,
    };

    private static string Name(string type, string kind) => $"{type[..2].ToLowerInvariant()}-{kind}";
}
