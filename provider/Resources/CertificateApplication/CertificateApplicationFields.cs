using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// The table: what each input of the application is. Limits are those of the v3 API
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244678237.html).
/// </summary>
internal static class CertificateApplicationFields
{
    public const string CertificateIdName = "certificateId";
    public const string DomainProperty = "domain";
    public const string Sans = "sans";
    public const string DomainMethod = "domainMethod";
    public const string AutoDnsAuth = "autoDnsAuth";
    public const string Csr = "csr";
    public const string Country = "country";
    public const string KeyAlgorithm = "keyAlgorithm";
    public const string CaHashAlgorithm = "caHashAlgorithm";
    public const string Consent = "agreePrivacyProtection";

    public const string MethodDns = "DNS";
    public const string MethodFile = "FILE";
    public const string MethodEmail = "EMAIL";

    public static readonly NamesField AdditionalNames =
        new(Sans, "Additional names (subject alternative names) of a multi-domain certificate, one name an item; at most 249 names, together at most 4096 characters. A set: order, case, trailing dots and the form of internationalised names make no difference; repetitions and the primary name are dropped.")
        {
            MaxCount = 249, UndisputedCount = 99, MaxJoinedLength = 4096, Wire = (request, text) => request.Sans = text,
        };

    public static readonly IReadOnlyList<Field> All =
    [
        new TextField(CertificateIdName, "ID of the certificate bought in SCM: exactly 16 letters or digits, such as `scs1554192131150`. A certificate has at most one application at a time, so this is also the ID of the resource.")
        {
            Required = true, MaxLength = CertificateId.Length, OnChange = ChangeEffect.AnotherCertificate,
            Problem = CertificateId.Problem, Doubt = CertificateId.Doubt,
        },
        new TextField(DomainProperty, "Name that the certificate is for: a host name (`www.example.com`), a wildcard of one level (`*.example.com`) or a public IP address; at most 255 characters. An internationalised name may be written as it is; it is sent in its A-label form (`xn--…`). Case and a trailing dot make no difference.")
        {
            Required = true, MaxLength = DomainName.MaxLength, Problem = DomainName.Problem, Canonical = DomainName.Normalise,
            Wire = (request, text) => request.Domain = text,
        },
        AdditionalNames,
        new TextField(Csr, "Certificate signing request in PEM form (PKCS#10), at most 5120 characters, for a key of your own: RSA of at least 2048 bits, P-256 or P-384 (SM2 is passed on unverified). Its common name must be `domain`. Without it SCM makes key and request, and the private key can be exported after issue.")
        {
            MaxLength = 5120, Secrecy = Secrecy.Bulky, Canonical = CsrPem.Normalise, Wire = (request, text) => request.Csr = text,
        },
        new TextField("companyName", "Full registered name of the company, at most 63 characters. Required for OV and EV certificates.")
        {
            MaxLength = 63, IsOfCompany = true, Secrecy = Secrecy.Personal, Wire = (request, text) => request.CompanyName = text, Echoed = info => info.CompanyName,
        },
        new TextField("companyUnit", "Department, at most 63 characters. The API takes it, but no certificate issued since 2022-08-29 carries it, so a change of it is only recorded.")
        {
            MaxLength = 63, Secrecy = Secrecy.Personal, OnChange = ChangeEffect.None, Wire = (request, text) => request.CompanyUnit = text,
            Doubt = _ => "has no effect: no certificate issued since 2022-08-29 carries an organisational unit",
        },
        new TextField("companyProvince", "Province of the company, at most 63 characters. Required for OV and EV certificates.")
        {
            MaxLength = 63, IsOfCompany = true, Secrecy = Secrecy.Personal, Wire = (request, text) => request.CompanyProvince = text, Echoed = info => info.CompanyProvince,
        },
        new TextField("companyCity", "City of the company, at most 63 characters. Required for OV and EV certificates.")
        {
            MaxLength = 63, IsOfCompany = true, Secrecy = Secrecy.Personal, Wire = (request, text) => request.CompanyCity = text, Echoed = info => info.CompanyCity,
        },
        new TextField(Country, "Country of the company: the two letters of ISO 3166-1, such as `CN`. Case makes no difference. Required for OV and EV certificates, and always with `apiVersion` `v2`.")
        {
            MaxLength = 2, IsOfCompany = true, OnV2 = OnV2.Required, Problem = CountryCode.Problem, Doubt = CountryCode.Doubt, Canonical = text => text.ToUpperInvariant(),
            Wire = (request, text) => request.Country = text, Echoed = info => info.Country,
        },
        new TextField("applicantName", "Name of the person who applies, at most 63 characters.")
        {
            Required = true, MaxLength = 63, Secrecy = Secrecy.Personal, OnChange = ChangeEffect.ApplyAgainUntilIssued,
            Doubt = ContactRules.ApplicantNameDoubt, Wire = (request, text) => request.ApplicantName = text, Echoed = info => info.ApplicantName,
        },
        new TextField("applicantPhone", "Phone number of the person who applies, at most 63 characters with at least one digit.")
        {
            Required = true, MaxLength = 63, Secrecy = Secrecy.Secret, OnChange = ChangeEffect.ApplyAgainUntilIssued, Problem = ContactRules.PhoneProblem,
            Doubt = ContactRules.PhoneDoubt, Wire = (request, text) => request.ApplicantPhone = text, Echoed = info => info.ApplicantPhone,
        },
        new TextField("applicantEmail", "Mail address of the person who applies, at most 256 characters.")
        {
            Required = true, MaxLength = 256, Secrecy = Secrecy.Secret, OnChange = ChangeEffect.ApplyAgainUntilIssued, Problem = ContactRules.EmailProblem,
            Wire = (request, text) => request.ApplicantEmail = text, Echoed = info => info.ApplicantEmail,
        },
        new TextField("contactName", "Name of the technical contact, at most 63 characters.")
        {
            MaxLength = 63, Secrecy = Secrecy.Personal, OnChange = ChangeEffect.ApplyAgainUntilIssued,
            Wire = (request, text) => request.ContactName = text, Echoed = info => info.ContactName,
        },
        new TextField("contactPhone", "Phone number of the technical contact, at most 63 characters with at least one digit.")
        {
            MaxLength = 63, Secrecy = Secrecy.Secret, OnChange = ChangeEffect.ApplyAgainUntilIssued, Problem = ContactRules.PhoneProblem,
            Doubt = ContactRules.PhoneDoubt, Wire = (request, text) => request.ContactPhone = text, Echoed = info => info.ContactPhone,
        },
        new TextField("contactEmail", "Mail address of the technical contact, at most 256 characters.")
        {
            MaxLength = 256, Secrecy = Secrecy.Secret, OnChange = ChangeEffect.ApplyAgainUntilIssued, Problem = ContactRules.EmailProblem,
            Wire = (request, text) => request.ContactEmail = text, Echoed = info => info.ContactEmail,
        },
        new FlagField(AutoDnsAuth, "Whether SCM writes the DNS validation record by itself, which works only for DV certificates of domains that are registered at Huawei Cloud and use its DNS. The default is `false`.")
        {
            OnChange = ChangeEffect.ApplyAgainUntilIssued, Default = _ => PropertyValue.Of(false), Wire = (request, flag) => request.AutoDnsAuth = flag,
        },
        new TextField(DomainMethod, "How control of the domain is proven. The default is `DNS`, and `FILE` if every name is an IP address. A wildcard cannot be proven by `FILE`; an IP address can be proven by `FILE` only.")
        {
            MaxLength = 32, OnChange = ChangeEffect.ApplyAgainUntilIssued, SendsDefault = true, Default = DefaultMethod, Wire = (request, text) => request.DomainMethod = text,
            Values =
            [
                new EnumValue(MethodDns, "Dns", "A TXT or CNAME record in the domain's DNS."),
                new EnumValue(MethodFile, "File", "A file on the web server under that name or address."),
                new EnumValue(MethodEmail, "Email", "A mail to the administrator of the domain; OV and EV certificates only."),
            ],
        },
        new TextField(KeyAlgorithm, "Algorithm of the key that SCM makes, at most 32 characters: `RSA_2048` (what SCM takes where nothing is set), `RSA_3072`, `RSA_4096`, `EC_P256`, `EC_P384` or `SM2`. Which of them a certificate can have depends on the product. Beside a `csr` it must be the algorithm of that key, or not set. Not with `apiVersion` `v2`.")
        {
            MaxLength = 32, OnV2 = OnV2.Unknown, Default = inputs => PropertyValue.Of(CsrRules.KeyAlgorithm(inputs) ?? "RSA_2048"), Doubt = KeyAlgorithmName.Doubt, Canonical = KeyAlgorithmName.Normalise,
            Wire = (request, text) => request.KeyAlgorithm = text,
        },
        new TextField(CaHashAlgorithm, "Hash algorithm of the root certificate. GeoTrust OV certificates need it. Not with `apiVersion` `v2`.")
        {
            MaxLength = 32, OnV2 = OnV2.Unknown, OnChange = ChangeEffect.ApplyAgainUntilIssued, Default = _ => PropertyValue.Of("DEFAULT"), Wire = (request, text) => request.CaHashAlgorithm = text,
            Values =
            [
                new EnumValue("DEFAULT", "Default", "The CA's usual root."),
                new EnumValue("SHA-256", "Sha256", "A root with SHA-256, which very old browsers do not know."),
            ],
        },
        new FlagField(Consent, "Your consent that SCM stores the personal data of the application and passes it to the CA. Must be `true`: without it SCM accepts no application.")
        {
            Required = true, Wire = (request, flag) => request.AgreePrivacyProtection = flag,
            MustBeTrue = "must be true: SCM accepts no application without your consent to its use of the personal data, and only you can give it",
        },
    ];

    public static readonly FieldTable Table = new("a property of a CertificateApplication", All);

    public static Field? Find(string name) => Table.Find(name);

    /// <summary>Every name of the inputs, the primary first, as far as known.</summary>
    public static IEnumerable<string> Names(PropertyMap inputs) =>
        (inputs.Text(DomainProperty) is { } domain ? new[] { domain } : []).Concat(inputs.Texts(Sans));

    /// <summary>As <see cref="Names"/>, each read; what is no name counts as one that is neither wildcard nor address.</summary>
    public static List<DomainName> ReadNames(PropertyMap inputs) => [.. Names(inputs).Select(text => DomainName.TryParse(text, out var name, out _) ? name : default)];

    /// <summary>Whether no name is unknown, so that what depends on all of them can be judged.</summary>
    public static bool AllNamesKnown(PropertyMap inputs) => !inputs.HasUnknown(DomainProperty) && !inputs.HasUnknown(Sans);

    /// <summary>The inputs with their secrets marked, whoever they come from: the marks of our answers are what counts for the state.</summary>
    public static PropertyMap Marked(PropertyMap inputs)
    {
        var marked = new PropertyMap(inputs);
        foreach (var field in All)
        {
            if (field.IsSecret && marked.TryGetValue(field.Name, out var value)) marked[field.Name] = value.Marked(true);
        }

        return marked;
    }

    /// <summary>Whether the user marked a name as secret; then every output that holds names is.</summary>
    public static bool HasSecretNames(PropertyMap inputs) => inputs.HasSecret(DomainProperty) || inputs.HasSecret(Sans);

    /// <summary>What no message may show: secret, personal and bulky values, and what the user marked.</summary>
    public static IEnumerable<string> Hidden(PropertyMap inputs) => All
        .Where(field => field.Secrecy != Secrecy.Open || inputs.HasSecret(field.Name))
        .SelectMany(field => inputs.Text(field.Name) is { } text ? [text] : inputs.Texts(field.Name));

    /// <summary>The validation method that counts; null while it depends on a name that is unknown.</summary>
    /// <summary>The method that the service shows; null where it is none that an application can state, and so as good as none.</summary>
    public static string? ShownMethod(Certificate certificate) =>
        certificate.ValidationMethod?.ToUpperInvariant() is (MethodDns or MethodFile or MethodEmail) and var method ? method : null;

    public static string? Method(PropertyMap inputs) => (Find(DomainMethod)!.Effective(inputs) as PropertyValue.Text)?.Value;

    /// <summary>Unknown while a name is: it may be what decides.</summary>
    private static PropertyValue? DefaultMethod(PropertyMap inputs)
    {
        if (!AllNamesKnown(inputs)) return PropertyValue.Unknown.Value;
        var names = ReadNames(inputs);
        var addressesOnly = names.Count > 0 && names.TrueForAll(name => name.IsAddress);
        return PropertyValue.Of(addressesOnly ? MethodFile : MethodDns);
    }
}
