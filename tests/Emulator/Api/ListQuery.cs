using System.Globalization;
using System.Text.RegularExpressions;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The query of the list call (https://support.huaweicloud.com/intl/en-us/api-ccm/ListCertificates.html). Whether an offset counts
/// certificates or pages is not documented; here it counts certificates.
/// </summary>
internal sealed partial record ListQuery
{
    private static readonly int[] Limits = [10, 20, 50];
    private static readonly string[] Directions = ["ASC", "DESC"];

    // CHECKING_DOMAIN, CANCLEREVOKING and CANCELSUPPLEMENTING can be shown, but not asked for.
    private static readonly string[] Statuses =
    [
        "ALL", "PAID", "ISSUED", "CHECKING", "CANCELCHECKING", "UNPASSED", "EXPIRED", "REVOKING", "REVOKED", "UPLOAD", "CHECKING_ORG", "ISSUING",
        "SUPPLEMENTCHECKING",
    ];

    public const string ByExpiry = "certExpiredTime";
    public const string ByStatus = "certStatus";
    public const string ByUpdate = "certUpdateTime";

    public required int Limit { get; init; }
    public required int Offset { get; init; }
    public required string SortKey { get; init; }
    public required bool Descending { get; init; }
    public required string Status { get; init; }

    /// <summary>A part of the certificate's name or domain; empty for all.</summary>
    public required string Content { get; init; }

    public required bool DeployableOnly { get; init; }

    /// <summary>Valid certificates, and those that expired no more than so many days ago.</summary>
    public required int? ExpiredDaysSince { get; init; }

    /// <summary>Certificates in no enterprise project but the default one: the emulator has only these.</summary>
    public required bool DefaultProject { get; init; }

    /// <returns>Null if a parameter breaks its rule.</returns>
    public static ListQuery? Read(IQueryCollection query)
    {
        var limit = Number("limit", 10, 50, 10);
        var offset = Number("offset", 0, 100, 0);
        var days = Number("expired_days_since", 0, 1095, null);
        var deployable = Flag("deploy_support");
        var direction = OneOf("sort_dir", Directions, "DESC");
        var key = OneOf("sort_key", [ByExpiry, ByStatus, ByUpdate], ByUpdate);
        var status = OneOf("status", Statuses, "ALL");
        var project = Text("enterprise_project_id") ?? "all";
        var content = Text("content") ?? "";
        if (!limit.Valid || !Limits.Contains(limit.Value!.Value) || !offset.Valid || !days.Valid || deployable is null || Flag("owned_by_self") is null
            || direction is null || key is null || status is null || content.Length > 255 || !ProjectPattern.IsMatch(project))
        {
            return null;
        }

        return new ListQuery
        {
            Limit = limit.Value.Value, Offset = offset.Value!.Value, SortKey = key, Descending = direction == "DESC", Status = status, Content = content,
            DeployableOnly = deployable.Value, ExpiredDaysSince = days.Value, DefaultProject = project is "all" or "0",
        };

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        string? OneOf(string name, string[] allowed, string absent) => Text(name) is not { } text ? absent : allowed.Contains(text) ? text : null;

        bool? Flag(string name) => Text(name) is not { } text ? false : bool.TryParse(text, out var value) ? value : null;

        (bool Valid, int? Value) Number(string name, int least, int most, int? absent) =>
            Text(name) is not { } text ? (true, absent)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? (true, value)
            : (false, null);
    }

    [GeneratedRegex("^(all|0|[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12})$")]
    private static partial Regex ProjectPattern { get; }
}
