using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>
/// The certificates of the account. The service lists them in pages, and documents no offset beyond 100. The query by tag has no such limit, but shows less of
/// each certificate, and needs a separate permission.
/// </summary>
internal sealed class CertificateList(ProviderServices services)
{
    /// <summary>
    /// Reads page after page. The order changes whenever a certificate changes, so a certificate may appear twice, or may move to a page that was already read.
    /// </summary>
    /// <param name="subject">The beginning of a warning about an incomplete list.</param>
    /// <param name="narrow">Advice on how to ask for fewer.</param>
    /// <returns>The certificates that the filter includes, sorted by ID.</returns>
    public async Task<IReadOnlyList<Certificate>> ReadAsync(CertificateFilter filter, string subject, string narrow, Operation operation)
    {
        var listed = await ReadAsync(filter.Query, subject, narrow, operation);
        return [.. listed.Where(filter.Includes).OrderBy(certificate => certificate.Id, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<Certificate>> ReadAsync(CertificateQuery query, string subject, string narrow, Operation operation)
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
        if (isRead && await PageAsync(query, operation) is { } first) Add(first, byId); // contains what changed in the meantime
        if (byId.Count >= total) return byId.Values;
        if (!isRead && await AddOthersAsync(query, byId, operation)) return byId.Values;
        await operation.WarnAsync($"{subject}: SCM counts {total} certificates, but {(isRead
            ? $"only {byId.Count} were listed: the list changed while it was read, or SCM shows some without an ID or a status. Run it again to see the others."
            : $"lists only the {byId.Count} most recently changed. {narrow} To list them all, give the user the action {CertificateDirectory.Permission}.")}");
        return byId.Values;
    }

    /// <returns>False if the query by tag is not permitted, or not offered.</returns>
    private async Task<bool> AddOthersAsync(CertificateQuery query, Dictionary<string, Certificate> byId, Operation operation)
    {
        try
        {
            foreach (var record in (await services.Directory.ReadAsync(operation)).Values)
            {
                if (query.Includes(record.Certificate.Status)) byId.TryAdd(record.Id, record.Certificate);
            }

            return true;
        }
        catch (ScmException exception) when (exception.Kind is ScmErrorKind.Forbidden or ScmErrorKind.NotFound or ScmErrorKind.WrongTarget)
        {
            return false;
        }
    }

    /// <summary>Skips entries without an ID or a status, because they are of no use.</summary>
    /// <returns>How many of them are new.</returns>
    private static int Add(CertificatePage page, Dictionary<string, Certificate> byId) => (page.Certificates ?? []).Count(certificate =>
        !string.IsNullOrEmpty(certificate.Id) && !string.IsNullOrEmpty(certificate.Status) && byId.TryAdd(certificate.Id, certificate));

    /// <summary>Null if the offset is beyond what the service allows.</summary>
    private async Task<CertificatePage?> PageAsync(CertificateQuery query, Operation operation)
    {
        try
        {
            return await services.Client().ListAsync(query, operation.Deadline);
        }
        catch (ScmException exception) when (query.Offset > 0 && exception.Kind == ScmErrorKind.Refused)
        {
            return null;
        }
    }
}
