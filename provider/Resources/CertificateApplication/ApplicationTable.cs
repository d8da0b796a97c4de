using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Defines each input and output of the application. The limits are those of the v3 API
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244678237.html).
/// </summary>
internal static class ApplicationTable
{
    public const string Domain = "domain";
    public const string Sans = "sans";
    public const string Csr = "csr";
    public const string Country = "country";
    public const string AutoDnsAuth = "autoDnsAuth";
    public const string DomainMethod = "domainMethod";
    public const string KeyAlgorithm = "keyAlgorithm";
    public const string CaHashAlgorithm = "caHashAlgorithm";
    public const string AgreePrivacyProtection = "agreePrivacyProtection";
    public const string InputsNotRead = "inputsNotRead";
    public const string KeyNotCompared = "keyNotCompared";

    /// <summary>Withdraw and apply again: the API has no call that edits an application (D3).</summary>
    private const ChangeEffect Again = ChangeEffect.ReplaceDeleteFirst;

    public static readonly IReadOnlyList<ApplicationField> Fields =
    [
        new(CertificateIdField.Of(
            "bought in SCM", " A certificate has at most one application at a time, so this is also the ID of the resource.")),
        new(new TextField(
            Domain,
            "Name that the certificate is for: a host name (`www.example.com`), a wildcard for one level (`*.example.com`), or a public IP address; at " +
            "most 255 characters. An internationalized name may be written in Unicode. It is sent in its A-label form (`xn--…`). Case and a trailing dot " +
            "are ignored.")
            {
                Required = true, MaxLength = DomainName.MaxLength, OnChange = Again,
                Problem = DomainName.Problem, Doubt = DomainName.PrimaryDoubt, Canonical = DomainName.Normalise,
            })
        { Wire = (request, text) => request.Domain = text },
        new(new ListField(
            Sans,
            "Additional names (subject alternative names) of a multi-domain certificate, one name per item; at most 249 names, with at most 4096 " +
            "characters in total. The list is a set: order, case, trailing dots, and the form of internationalized names are ignored, and repetitions and " +
            "the primary name are dropped.")
            { Item = "name", OnChange = Again, Read = DomainName.Read, Doubt = DomainName.Doubt })
        { Wire = (request, text) => request.Sans = text },
        new(new TextField(
            Csr,
            "Certificate signing request in PEM form (PKCS#10), for a key of your own: RSA of at least 2048 bits, P-256 or P-384 (SM2 is passed on " +
            "unverified). Its common name must be `domain`. Text around the PEM block and the form of its line breaks are ignored: the request is " +
            "rewritten with lines of 64 characters, and may then have at most 5120 characters. Never add the private key. Without a CSR, SCM generates the " +
            "key and the request, and the private key can be exported once the certificate is issued.")
            { MaxLength = 5120, AllowsControls = true, OnChange = Again, Secrecy = Secrecy.Bulky, Problem = CsrPem.Problem, Canonical = CsrPem.Canonical })
        { Wire = (request, text) => request.Csr = text },
        new(Company("companyName", "Full registered name of the company, at most 63 characters. Required for OV and EV certificates."))
        { IsOfCompany = true, Wire = (request, text) => request.CompanyName = text, Echo = info => info.CompanyName },
        new(new TextField(
            "companyUnit",
            "Department, at most 63 characters. The API accepts it, but no certificate issued since 2022-08-29 contains it, so a change to it is only " +
            "recorded.")
            {
                MaxLength = 63, Secrecy = Secrecy.Personal,
                Doubt = _ => "has no effect, because no certificate issued since 2022-08-29 contains an organizational unit; remove it",
            })
        { Wire = (request, text) => request.CompanyUnit = text },
        new(Company("companyProvince", "Province of the company, at most 63 characters. Required for OV and EV certificates."))
        { IsOfCompany = true, Wire = (request, text) => request.CompanyProvince = text, Echo = info => info.CompanyProvince },
        new(Company("companyCity", "City of the company, at most 63 characters. Required for OV and EV certificates."))
        { IsOfCompany = true, Wire = (request, text) => request.CompanyCity = text, Echo = info => info.CompanyCity },
        new(new TextField(
            Country,
            "Country of the company: the two letters of ISO 3166-1, such as `CN`. Case is ignored. Required for OV and EV certificates, and " +
            "always with `apiVersion` `v2`.")
            { MaxLength = 2, OnChange = Again, Problem = CountryCode.Problem, Doubt = CountryCode.Doubt, Canonical = text => text.ToUpperInvariant() })
        { IsOfCompany = true, OnV2 = OnV2.Required, Wire = (request, text) => request.Country = text, Echo = info => info.Country },
        new(PersonName("applicantName", "Name of the person who applies, at most 63 characters.", required: true, ContactRules.ApplicantNameDoubt))
        { UntilIssued = true, Wire = (request, text) => request.ApplicantName = text, Echo = info => info.ApplicantName },
        new(Phone("applicantPhone", "Phone number of the person who applies, at most 63 characters with at least one digit.", required: true))
        { UntilIssued = true, Wire = (request, text) => request.ApplicantPhone = text, Echo = info => info.ApplicantPhone },
        new(Email("applicantEmail", "Email address of the person who applies, at most 256 characters.", required: true))
        { UntilIssued = true, Wire = (request, text) => request.ApplicantEmail = text, Echo = info => info.ApplicantEmail },
        new(PersonName("contactName", "Name of the technical contact, at most 63 characters.", required: false, InvisibleCharacter.Problem))
        { UntilIssued = true, Wire = (request, text) => request.ContactName = text, Echo = info => info.ContactName },
        new(Phone("contactPhone", "Phone number of the technical contact, at most 63 characters with at least one digit.", required: false))
        { UntilIssued = true, Wire = (request, text) => request.ContactPhone = text, Echo = info => info.ContactPhone },
        new(Email("contactEmail", "Email address of the technical contact, at most 256 characters.", required: false))
        { UntilIssued = true, Wire = (request, text) => request.ContactEmail = text, Echo = info => info.ContactEmail },
        new(new FlagField(
            AutoDnsAuth,
            "Whether SCM creates the DNS validation record itself, which works only for DV certificates of domains that are registered at Huawei Cloud " +
            "and use its DNS. The default is `false`.")
            { OnChange = Again, Default = _ => PropertyValue.Of(false) })
        { UntilIssued = true, WireFlag = (request, flag) => request.AutoDnsAuth = flag },
        new(new TextField(
            DomainMethod,
            "How to prove control of the domains. The default is `DNS`, and `FILE` if every name is an IP address. A wildcard cannot use `FILE`, and an IP " +
            "address can only use `FILE`.")
            {
                MaxLength = 32, OnChange = Again, Default = ApplicationInputs.DefaultMethod,
                Values =
                [
                    new EnumValue(ValidationMethod.Dns, "Dns", "A TXT or CNAME record in the domain's DNS."),
                    new EnumValue(ValidationMethod.File, "File", "A file on the web server under that name or address."),
                    new EnumValue(ValidationMethod.Email, "Email", "An email to the administrator of the domain; OV and EV certificates only."),
                ],
            })
        { UntilIssued = true, SendsDefault = true, Wire = (request, text) => request.DomainMethod = text },
        new(new TextField(
            KeyAlgorithm,
            "Algorithm of the key that SCM generates, at most 32 characters: `RSA_2048` (SCM's default), `RSA_3072`, `RSA_4096`, `EC_P256`, `EC_P384` or " +
            "`SM2`. The product determines which of them are available. With a `csr`, it must match the CSR's key or be unset. Not supported with " +
            "`apiVersion` `v2`.")
            {
                MaxLength = 32, OnChange = Again, Doubt = KeyAlgorithmName.Doubt, Canonical = KeyAlgorithmName.Normalise,
                Default = inputs => PropertyValue.Of(CsrRules.KeyAlgorithm(inputs) ?? "RSA_2048"),
            })
        { OnV2 = OnV2.Unknown, Wire = (request, text) => request.KeyAlgorithm = text },
        new(new TextField(CaHashAlgorithm, "Hash algorithm of the root certificate. Required for GeoTrust OV certificates. Not supported with `apiVersion` " +
            "`v2`.")
            {
                MaxLength = 32, OnChange = Again, Default = _ => PropertyValue.Of("DEFAULT"),
                Values =
                [
                    new EnumValue("DEFAULT", "Default", "The CA's usual root."),
                    new EnumValue("SHA-256", "Sha256", "A root with SHA-256, which very old browsers do not support."),
                ],
            })
        { UntilIssued = true, OnV2 = OnV2.Unknown, Wire = (request, text) => request.CaHashAlgorithm = text },
        new(new FlagField(
            AgreePrivacyProtection,
            "Whether you consent that SCM stores the personal data of the application and passes it to the CA. Must be `true`. Otherwise, SCM does not " +
            "accept the application.")
            {
                Required = true, OnChange = Again,
                MustBeTrue = "must be true: SCM accepts no application without your consent to its use of the personal data, and only you can give it",
            })
        { WireFlag = (request, flag) => request.AgreePrivacyProtection = flag },
    ];

    public static readonly IReadOnlyList<Output> Outputs =
    [
        CertificateOutputs.Status,
        CertificateOutputs.Name,
        CertificateOutputs.Type,
        CertificateOutputs.Brand,
        CertificateOutputs.DomainType,
        CertificateOutputs.OrderId,
        CertificateOutputs.Method,
        CertificateOutputs.DomainNames with { IsRequired = true },
        CertificateOutputs.ValidationRecords with
        {
            Description =
                "Records that prove control of the domains, sorted by domain and without repetitions. They stay here when SCM stops returning them. " +
                "Absent as long as SCM shows none. In a preview, unknown unless SCM shows them already.",
        },
        CertificateOutputs.NotBefore,
        CertificateOutputs.NotAfter,
        CertificateOutputs.IssueTime,
        CertificateOutputs.Fingerprint,
        CertificateOutputs.SignatureAlgorithm,
        CertificateOutputs.FailureReason,
        new(
            InputsNotRead,
            "After an import: names of the inputs that SCM does not return. Setting one of them later changes nothing at SCM.",
            OutputType.TextList),
        new(
            KeyNotCompared,
            "Is `true` if an application under review was adopted and the key of its certificate has not been compared with that of `csr` yet. Otherwise " +
            "absent.",
            OutputType.Flag),
    ];

    public static readonly ResourceTable Table = new("CertificateApplication", [.. Fields.Select(row => row.Field)], Outputs)
    {
        Listing = new FieldTable("a filter of a list of CertificateApplication", CertificateListing.Filters),
        UntilIssued = [.. Fields.Where(row => row.UntilIssued).Select(row => row.Name)],
    };

    public static IEnumerable<ApplicationField> OfCompany => Fields.Where(row => row.IsOfCompany);

    private static TextField Company(string name, string description) => new(name, description)
    {
        MaxLength = 63, OnChange = Again, Secrecy = Secrecy.Personal, Doubt = text => InvisibleCharacter.Problem(text) ?? Placeholder.Doubt(text),
    };

    private static TextField PersonName(string name, string description, bool required, Func<string, string?> doubt) => new(name, description)
    {
        Required = required, MaxLength = 63, OnChange = Again, Secrecy = Secrecy.Personal, Doubt = doubt,
    };

    private static TextField Phone(string name, string description, bool required) => new(name, description)
    {
        Required = required, MaxLength = 63, OnChange = Again, Secrecy = Secrecy.Secret, Problem = ContactRules.PhoneProblem, Doubt = ContactRules.PhoneDoubt,
    };

    private static TextField Email(string name, string description, bool required) => new(name, description)
    {
        Required = required, MaxLength = 256, OnChange = Again, Secrecy = Secrecy.Secret, Problem = ContactRules.EmailProblem, Doubt = ContactRules.EmailDoubt,
    };
}
