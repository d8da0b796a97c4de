using System.Globalization;

namespace ScmPulumi.Emulator;

/// <summary>What happens to a call instead of its answer.</summary>
public enum FaultKind
{
    /// <summary>A scripted answer.</summary>
    Answer,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>No answer until the client gives up, or until <see cref="ScmEmulator.Release"/>; then the true one.</summary>
    Hang,

    /// <summary>The true answer, cut in half.</summary>
    Truncate,
}

/// <summary>A fault of one authenticated call. Before the commit the call has no effect; after it, it had.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    public bool AfterCommit { get; init; }

    public int Status { get; init; } = 200;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Fault ResetBeforeCommit { get; } = new() { Kind = FaultKind.Reset };

    public static Fault ResetAfterCommit { get; } = new() { Kind = FaultKind.Reset, AfterCommit = true };

    public static Fault HangBeforeCommit { get; } = new() { Kind = FaultKind.Hang };

    public static Fault HangAfterCommit { get; } = new() { Kind = FaultKind.Hang, AfterCommit = true };

    public static Fault TruncatedJson { get; } = new() { Kind = FaultKind.Truncate, AfterCommit = true };

    public static Fault RefuseSignature { get; } = Answer(
        401, """{"error_msg":"Incorrect IAM authentication information: verify aksk signature fail","error_code":"APIGW.0301","request_id":"scripted"}""");

    public static Fault Answer(int status, string body) => new() { Kind = FaultKind.Answer, Status = status, Body = body };

    public static Fault Error(int status, string code, string message) =>
        Answer(status, $$"""{"error_code":"{{code}}","error_msg":"{{message}}"}""");

    /// <summary>The gateway's 429, with <c>Retry-After</c> in whole seconds if given.</summary>
    public static Fault Throttle(TimeSpan? retryAfter = null) =>
        Answer(429, """{"error_msg":"The throttling threshold has been reached.","error_code":"APIGW.0308","request_id":"scripted"}""") with
        {
            Headers = retryAfter is { } wait
                ? new Dictionary<string, string> { ["Retry-After"] = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) }
                : [],
        };

    /// <summary>The page of a proxy in between.</summary>
    public static Fault Html(int status) => Answer(status, $"<html><body><h1>{status}</h1></body></html>") with { ContentType = "text/html" };

    public static Fault ErrorInside200(string code, string message) => Error(200, code, message);
}
