namespace ScmPulumi.Emulator.Store;

/// <summary>The fields of the application that a seed describes, by wire name, as in an apply request.</summary>
internal static class SeedFields
{
    public static IReadOnlyDictionary<string, string> Of(CertificateSeed seed)
    {
        (string Name, string? Value)[] fields =
        [
            ("domain", seed.Domain),
            ("sans", seed.Sans),
            ("csr", seed.Csr),
            ("key_algorithm", seed.KeyAlgorithm),
            ("country", seed.Country),
            ("company_name", seed.CompanyName),
            ("company_province", seed.CompanyProvince),
            ("company_city", seed.CompanyCity),
            ("applicant_name", seed.ApplicantName),
            ("applicant_phone", seed.ApplicantPhone),
            ("applicant_email", seed.ApplicantEmail),
            ("contact_name", seed.ContactName),
            ("contact_phone", seed.ContactPhone),
            ("contact_email", seed.ContactEmail),
        ];
        return fields.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Name, f => f.Value!);
    }
}
