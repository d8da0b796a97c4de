using System.Globalization;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>A certificate in the query by tag, which also shows its place in a purchase of several certificates.</summary>
internal sealed class CertificateRecord(TaggedCertificate tagged)
{
    /// <summary>The certificate as the list shows it, but without times, because the two calls use different formats.</summary>
    public Certificate Certificate { get; } = new()
    {
        Id = tagged.CertificateId, Status = tagged.Status, Name = tagged.Name, Type = tagged.Type, Brand = tagged.Brand, DomainType = tagged.DomainType,
        Domain = tagged.Domain, Sans = tagged.Sans, DomainCount = tagged.DomainCount, WildcardCount = tagged.WildcardCount,
        SignatureAlgorithm = tagged.SignatureAlgorithm, Description = tagged.Description, EnterpriseProjectId = tagged.EnterpriseProjectId,
    };

    public string Id { get; } = tagged.CertificateId!;

    public DateTimeOffset? Issued { get; } = TimeOf(tagged.IssueTime);

    public DateTimeOffset? End { get; } = TimeOf(tagged.ExpireTime);

    public CertificateStatus Status { get; } = CertificateStatus.Of(tagged.Status, wasIssued: (tagged.IssueTime ?? tagged.ExpireTime) is not null);

    /// <summary>The certificate that renews this one; null if none is known.</summary>
    public string? RenewalId { get; } = NullIfEmpty(tagged.RenewalId);

    /// <summary>The first certificate of the purchase; null if it is this one, or is not known.</summary>
    public string? OriginId { get; } = NullIfEmpty(tagged.OriginId);

    /// <summary>How many certificates the purchase still contains after this one.</summary>
    public int? Remaining => tagged.Remaining;

    /// <summary>When the ID was created. SCM's IDs contain a time: <c>scs</c> and the milliseconds since 1970. Null for an ID of another form.</summary>
    public DateTimeOffset? Numbered => Id.StartsWith("scs", StringComparison.Ordinal) ? TimeOf(Id[3..]) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateTimeOffset? TimeOf(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : null;
}
