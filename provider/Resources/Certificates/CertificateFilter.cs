using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>Selects certificates of the account. The service filters by status and keyword, and the rest is filtered here.</summary>
internal sealed class CertificateFilter
{
    /// <summary>A filter is only compared, so it may be any string.</summary>
    private const int AnyLength = int.MaxValue;

    public static readonly TextField Status = new(
        "status",
        "Only certificates in this status (case ignored): `PAID`, `CHECKING`, `CHECKING_ORG`, `ISSUING`, `ISSUED`, `UNPASSED`, `CANCELCHECKING`, " +
        "`SUPPLEMENTCHECKING`, `REVOKING`, `REVOKED`, `EXPIRED` or `UPLOAD`. SCM treats `CHECKING_DOMAIN` as `CHECKING`.")
    {
        MaxLength = 64, Canonical = text => text.ToUpperInvariant(),
    };

    public static readonly TextField Domain = new(
        "domain",
        "Only certificates whose primary name is this one: a host name, a wildcard, an IP address, or anything else that a private CA certified. Case and a " +
        "trailing dot are ignored.")
    {
        MaxLength = AnyLength, AllowsControls = true, Canonical = DomainName.Normalise,
    };

    public static readonly TextField Name = new("name", "Only certificates with exactly this name in the SCM console.")
    {
        MaxLength = AnyLength, AllowsControls = true,
    };

    /// <summary>Statuses that SCM shows but cannot filter by, each with a wider filter; null for none.</summary>
    private static readonly Dictionary<string, string?> NoFilter = new(StringComparer.Ordinal)
    {
        ["CHECKING_DOMAIN"] = "CHECKING", ["CANCELSUPPLEMENTING"] = null, ["CANCLEREVOKING"] = null,
    };

    private readonly string? _status;
    private readonly string? _domain;
    private readonly string? _name;

    /// <param name="filters">Any of the fields, normalized.</param>
    public CertificateFilter(PropertyMap filters)
    {
        (_domain, _name) = (filters.Text(Domain.Name), filters.Text(Name.Name));
        var status = filters.Text(Status.Name);
        var isOnlyShown = NoFilter.TryGetValue(status ?? "", out var wider);
        _status = isOnlyShown ? status : null;
        var keyword = _domain is null ? _name : KeywordOf(_domain);
        Query = new CertificateQuery(isOnlyShown ? wider : status, keyword?.Length > CertificateQuery.MaxKeyword ? null : keyword);
    }

    /// <summary>The query for the service.</summary>
    public CertificateQuery Query { get; }

    /// <summary>Whether a certificate that the service lists is wanted.</summary>
    public bool Includes(Certificate certificate) =>
        (_status is null || certificate.Status == _status)
        && (_domain is null || (certificate.Domain is { Length: > 0 } shown && DomainName.AreSame(shown, _domain)))
        && (_name is null || certificate.Name == _name);

    /// <summary>
    /// The name without its wildcard, which finds the name no matter how the service interprets a keyword. Null for an internationalized name that no public CA
    /// certifies, because a private CA may use either form.
    /// </summary>
    private static string? KeywordOf(string domain) =>
        DomainName.Problem(domain) is not null && DomainName.IsInternationalized(domain) ? null : DomainName.WithoutWildcard(domain);
}
