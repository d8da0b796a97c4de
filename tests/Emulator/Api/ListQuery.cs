using System.Globalization;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The query of the list call (https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificates.html), limited to what the provider uses. Any other
/// parameter is refused. The documentation does not say whether an offset counts certificates or pages. Here it counts certificates.
/// </summary>
/// <param name="Content">Part of the certificate's name or domain. Empty matches all certificates.</param>
internal sealed record ListQuery(int Limit, int Offset, string Status, string Content)
{
    private static readonly string[] Parameters = ["limit", "offset", "status", "content"];

    // CHECKING_DOMAIN, CANCLEREVOKING and CANCELSUPPLEMENTING are shown in answers, but are not valid filter values.
    private static readonly string[] Statuses =
    [
        "ALL", "PAID", "ISSUED", "CHECKING", "CANCELCHECKING", "UNPASSED", "EXPIRED", "REVOKING", "REVOKED", "UPLOAD", "CHECKING_ORG", "ISSUING",
        "SUPPLEMENTCHECKING",
    ];

    /// <returns>Null if a parameter is invalid.</returns>
    public static ListQuery? Read(IQueryCollection query)
    {
        var read = new ListQuery(Number("limit") ?? 10, Number("offset") ?? 0, Text("status") ?? "ALL", Text("content") ?? "");
        return query.Keys.All(Parameters.Contains)
            && read is { Limit: 10 or 20 or 50, Offset: >= 0 and <= 100, Content.Length: <= 255 }
            && Statuses.Contains(read.Status) ? read : null;

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        int? Number(string name) =>
            Text(name) is not { } text ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }
}
