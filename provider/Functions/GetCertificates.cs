using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>getCertificates</c>: the certificates of the account. The service filters by status and keyword, the rest is done here.</summary>
internal sealed class GetCertificates(ProviderServices services) : IFunction
{
    private const string StatusName = "status";
    private const string DomainProperty = "domain";
    private const string NameProperty = "name";
    private const string WildcardPrefix = "*.";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Statuses that SCM shows and does not filter by, each with a filter that is wider.</summary>
    private static readonly Dictionary<string, string?> NoFilter = new(StringComparer.Ordinal)
    {
        ["CHECKING_DOMAIN"] = "CHECKING", ["CANCELSUPPLEMENTING"] = null, ["CANCLEREVOKING"] = null,
    };

    private static readonly RecordType Summary = new(
        "CertificateSummary",
        "A certificate as the list of SCM tells of it.",
        [
            CertificateOutputs.Id,
            CertificateOutputs.Status,
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
            new TextField(StatusName, "Only certificates in this status, in any case: `PAID`, `CHECKING`, `CHECKING_ORG`, `ISSUING`, `ISSUED`, `UNPASSED`, `CANCELCHECKING`, `SUPPLEMENTCHECKING`, `REVOKING`, `REVOKED`, `EXPIRED` or `UPLOAD`. SCM counts `CHECKING_DOMAIN` as `CHECKING`.")
            {
                MaxLength = 64, Canonical = text => text.ToUpperInvariant(),
            },
            new TextField(DomainProperty, "Only certificates whose primary name is this one: a host name, a wildcard or an IP address, at most 255 characters. Case and a trailing dot make no difference.")
            {
                MaxLength = DomainName.MaxLength, Problem = DomainName.Problem, Canonical = DomainName.Normalise,
            },
            new TextField(NameProperty, "Only certificates of exactly this name in the SCM console, at most 63 characters.") { MaxLength = 63 },
        ],
        [Output.Records<IEnumerable<Certificate>, Certificate>("certificates", "The certificates, sorted by ID, which is by the time of purchase.", Summary, certificates => certificates) with { IsRequired = true }]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var (domain, name) = (arguments.Text(DomainProperty), arguments.Text(NameProperty));
        var status = arguments.Text(StatusName);
        var isOnlyShown = NoFilter.TryGetValue(status ?? "", out var filter);
        var query = new CertificateQuery(isOnlyShown ? filter : status, Keyword(domain) ?? name);
        var certificates = (await AllAsync(query, operation))
            .Where(certificate => !isOnlyShown || certificate.Status == status)
            .Where(certificate => domain is null || DomainName.Normalise(certificate.Domain ?? "") == domain)
            .Where(certificate => name is null || certificate.Name == name)
            .OrderBy(certificate => certificate.Id, StringComparer.Ordinal);
        return Table.Results.Read<IEnumerable<Certificate>>(certificates);
    }

    /// <summary>A part of the name that any reading of a keyword finds.</summary>
    private static string? Keyword(string? domain) => domain?.StartsWith(WildcardPrefix, StringComparison.Ordinal) == true ? domain[WildcardPrefix.Length..] : domain;

    /// <summary>Page after page. The order changes with every change of a certificate, so one may come twice, and one may move to the pages that were read.</summary>
    private async Task<IEnumerable<Certificate>> AllAsync(CertificateQuery query, Operation operation)
    {
        var byId = new Dictionary<string, Certificate>(StringComparer.Ordinal);
        var (offset, total) = (0, (int?)null);
        while (await PageAsync(query with { Offset = offset }, operation) is { } page)
        {
            var news = Add(page, byId);
            (offset, total) = (offset + (page.Certificates?.Count ?? 0), page.TotalCount);
            if (byId.Count >= total) return byId.Values;
            if (news == 0) break; // nothing, or the same page again
        }

        var isRead = offset >= total;
        if (isRead && await PageAsync(query, operation) is { } first) Add(first, byId); // what was changed meanwhile stands there now
        if (byId.Count >= total) return byId.Values;
        await operation.WarnAsync($"{Table.Token}: SCM counts {total} certificates, but {(isRead
            ? $"only {byId.Count} were listed, since the list changed while it was read. Run it again to see the others."
            : $"lists only the {byId.Count} that were changed last. Ask for a status, a domain or a name to see others.")}");
        return byId.Values;
    }

    /// <returns>How many were not there before.</returns>
    private static int Add(CertificatePage page, Dictionary<string, Certificate> byId) =>
        (page.Certificates ?? []).Count(certificate => byId.TryAdd(certificate.Id ?? "", certificate));

    /// <summary>Null where the offset is beyond what the service allows.</summary>
    private async Task<CertificatePage?> PageAsync(CertificateQuery query, Operation operation)
    {
        try
        {
            return await services.Client().ListAsync(query, operation.Stop);
        }
        catch (ScmException exception) when (query.Offset > 0 && exception.Kind == ScmErrorKind.Refused)
        {
            return null;
        }
    }
}
