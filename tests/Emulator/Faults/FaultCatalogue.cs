using Route = ScmPulumi.Emulator.Api.Route;

namespace ScmPulumi.Emulator;

/// <summary>A fault with a name.</summary>
/// <param name="Name">As in the table of README.md.</param>
/// <param name="Fault">What it does.</param>
/// <param name="Operations">The operations that the fault applies to. Empty means all.</param>
public sealed record NamedFault(string Name, Fault Fault, params IReadOnlyList<string> Operations)
{
    public bool IsFor(string operation) => Operations.Count == 0 || Operations.Contains(operation);
}

/// <summary>
/// The named faults that a client must expect. An untrusted TLS certificate is not in the list, because it does not affect a single call. It needs another
/// endpoint (<see cref="ScmEmulator.ListenWithTlsAsync"/>).
/// </summary>
public static class FaultCatalogue
{
    private static readonly Dictionary<string, string> RetryAfterDate = new()
    {
        ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT",
        ["Retry-After"] = "Sat, 01 Mar 2025 09:00:02 GMT",
    };

    private static readonly Dictionary<string, string> Elsewhere = new() { ["Location"] = "/elsewhere" };

    private static readonly string[] Writes = [Route.Apply, Route.Cancel, Route.Deploy];

    public static IReadOnlyList<NamedFault> All { get; } =
    [
        new("throttled", Fault.Throttle()),
        new("throttled-for-seconds", Fault.Throttle(TimeSpan.FromSeconds(2))),
        new("throttled-until-date", Fault.Throttle() with { Headers = RetryAfterDate }),
        new("error-400-html-after-commit", Fault.Html(400) with { AfterCommit = true }, Writes),
        new("error-409-scm-after-commit", Fault.Error(409, "SCM.0100", "The order is being processed.") with { AfterCommit = true }, Writes),
        new("error-500-scm", Fault.Error(500, "SCM.0091", "Connect jwt server failed.")),
        new("error-502-html", Fault.Html(502)),
        new("error-502-html-after-commit", Fault.Html(502) with { AfterCommit = true }),
        new("error-503-empty", Fault.Answer(503, "")),
        new("error-504-html", Fault.Html(504)),
        new("error-echoes", new Fault { Kind = FaultKind.Echo, Status = 500 }),
        new(
            "signature-expired",
            Fault.Gateway(401, "APIGW.0301", "Incorrect IAM authentication information: verify aksk signature fail, request time expired")),
        new("token-expired", Fault.Gateway(401, "APIGW.0307", "The token must be updated.")),
        new("reset", Fault.ResetBeforeCommit),
        new("reset-after-commit", Fault.ResetAfterCommit),
        new("no-answer", Fault.Of(FaultKind.Silence)),
        new("no-answer-after-commit", Fault.Of(FaultKind.Silence) with { AfterCommit = true }),
        new("no-answer-late-commit", Fault.Of(FaultKind.LateCommit)),
        new("dripped", Fault.Of(FaultKind.Drip)),
        new("truncated", Fault.TruncatedJson),
        new("cut-off", Fault.Of(FaultKind.CutOff)),
        new("wrong-types", Fault.Of(FaultKind.WrongTypes)),
        new("extra-fields", Fault.Of(FaultKind.ExtraFields)),
        new("missing-fields", Fault.Of(FaultKind.MissingFields)),
        new("nulls", Fault.Of(FaultKind.Nulls)),
        new("error-in-200", Fault.ErrorInside200("SCM.0095", "Run RmsApiController failed")),
        new("wrong-content-type", new Fault { Kind = FaultKind.ContentType, ContentType = "text/html" }),
        new("oversized", Fault.Of(FaultKind.Oversize)),
        new("gzip", Fault.Of(FaultKind.Gzip)),
        new("redirect", Fault.Answer(307, "") with { Headers = Elsewhere }),
        new("redirect-303-after-commit", Fault.Answer(303, "") with { Headers = Elsewhere, AfterCommit = true }, Writes),
        new("status-flaps", Fault.Shows(CertificateStatus.Paid), Route.Show, Route.List),
        new("status-unknown", Fault.Shows("SOMETHING_NEW"), Route.Show, Route.List),
        new("not-found-yet", Fault.Error(404, "SCM.0020", "Incorrect certificate ID."), Route.Show),
        new("records-missing", Fault.Of(FaultKind.NoRecords), Route.Show),
        new("records-partial", Fault.Of(FaultKind.FirstRecord), Route.Show),
        new("records-reordered", Fault.Of(FaultKind.ReversedRecords), Route.Show),
        new("rejected", Fault.Of(FaultKind.Reject), Route.Show),
        new("looks-lag", Fault.Of(FaultKind.StaleLooks), Writes),
        new("cancel-refused", Fault.Error(400, "SCM.0010", "This operation is not allowed by the current certificate type or status."), Route.Cancel),
        new("cancel-slow", Fault.Of(FaultKind.SlowWithdrawal), Route.Cancel),
        new("cancel-loses-race", Fault.Of(FaultKind.LostRace), Route.Cancel),
        new("clock-skew", Fault.RefuseSignature with { Skew = TimeSpan.FromMinutes(16) }),
        new("connection-closed", Fault.Of(FaultKind.Close)),
    ];

    /// <exception cref="ArgumentException">There is no such fault.</exception>
    public static NamedFault Find(string name) =>
        All.FirstOrDefault(fault => fault.Name == name) ?? throw new ArgumentException($"There is no fault {name}.", nameof(name));
}
