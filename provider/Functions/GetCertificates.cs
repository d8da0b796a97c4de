using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>getCertificates</c>: the certificates of the account. The service filters by status and keyword, and the rest is filtered here.</summary>
internal sealed class GetCertificates(ProviderServices services) : IFunction
{
    private const string Status = "status";
    private const string Domain = "domain";
    private const string Name = "name";

    /// <summary>The longest keyword that the service accepts (https://support.huaweicloud.com/api-ccm/ListCertificates.html).</summary>
    private const int MaxKeyword = 255;

    /// <summary>A filter is compared only, so any string will do.</summary>
    private const int AnyLength = int.MaxValue;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Statuses that SCM shows but cannot filter by, each with a wider filter; null for none.</summary>
    private static readonly Dictionary<string, string?> NoFilter = new(StringComparer.Ordinal)
    {
        ["CHECKING_DOMAIN"] = "CHECKING", ["CANCELSUPPLEMENTING"] = null, ["CANCLEREVOKING"] = null,
    };

    private static readonly RecordType Summary = new(
        "CertificateSummary",
        "A certificate as SCM lists it.",
        [
            CertificateOutputs.Id with { IsRequired = true },
            CertificateOutputs.Status with { IsRequired = true },
            CertificateOutputs.Name,
            CertificateOutputs.Type,
            CertificateOutputs.Brand,
            CertificateOutputs.DomainType,
            CertificateOutputs.Domain,
            CertificateOutputs.Sans,
            CertificateOutputs.DomainCount,
            CertificateOutputs.WildcardCount,
            CertificateOutputs.ValidityPeriod,
            CertificateOutputs.ExpireTime,
            CertificateOutputs.SignatureAlgorithm,
            CertificateOutputs.DeploySupport,
            CertificateOutputs.Description,
            CertificateOutputs.EnterpriseProjectId,
        ]);

    public static readonly FunctionTable Table = new(
        "getCertificates",
        [
            new TextField(Status, "Only certificates in this status (case ignored): `PAID`, `CHECKING`, `CHECKING_ORG`, `ISSUING`, `ISSUED`, `UNPASSED`, " +
                "`CANCELCHECKING`, `SUPPLEMENTCHECKING`, `REVOKING`, `REVOKED`, `EXPIRED` or `UPLOAD`. SCM treats `CHECKING_DOMAIN` as `CHECKING`.")
            {
                MaxLength = 64, Canonical = text => text.ToUpperInvariant(),
            },
            new TextField(Domain, "Only certificates whose primary name is this one: a host name, a wildcard, an IP address, or anything else that a " +
                "private CA certified. Case and a trailing dot are ignored.")
            {
                MaxLength = AnyLength, AllowsControls = true, Canonical = DomainName.Normalise,
            },
            new TextField(Name, "Only certificates with exactly this name in the SCM console.") { MaxLength = AnyLength, AllowsControls = true },
        ],
        [Output.Records<IEnumerable<Certificate>, Certificate>(
            "certificates", "The certificates, sorted by ID and therefore by time of purchase.", Summary, list => list) with { IsRequired = true }]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var (domain, name) = (arguments.Text(Domain), arguments.Text(Name));
        var status = arguments.Text(Status);
        var isOnlyShown = NoFilter.TryGetValue(status ?? "", out var filter);
        var keyword = domain is null ? name : KeywordOf(domain);
        var query = new CertificateQuery(isOnlyShown ? filter : status, keyword?.Length > MaxKeyword ? null : keyword);
        var list = new CertificateList(services);
        var certificates = (await list.ReadAsync(query, Table.Token, "Ask for a status, a domain or a name to see others.", operation))
            .Where(certificate => !isOnlyShown || certificate.Status == status)
            .Where(certificate => domain is null || (certificate.Domain is { Length: > 0 } shown && DomainName.AreSame(shown, domain)))
            .Where(certificate => name is null || certificate.Name == name)
            .OrderBy(certificate => certificate.Id, StringComparer.Ordinal);
        return Table.Results.Read<IEnumerable<Certificate>>(certificates);
    }

    /// <summary>
    /// However the service interprets a keyword, a name is found without its wildcard. Null for an internationalized name that no public CA certifies, since a
    /// private one may have written it in either form.
    /// </summary>
    private static string? KeywordOf(string domain) =>
        DomainName.Problem(domain) is not null && DomainName.IsInternationalized(domain) ? null : DomainName.WithoutWildcard(domain);
}
