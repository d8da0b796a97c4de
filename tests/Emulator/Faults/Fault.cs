using System.Globalization;

namespace ScmPulumi.Emulator;

/// <summary>What happens to a call.</summary>
public enum FaultKind
{
    /// <summary>A scripted answer.</summary>
    Answer,

    /// <summary>An error whose message quotes the whole request, with headers and body.</summary>
    Echo,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>No answer until <see cref="ScmEmulator.Release"/>, then the true one.</summary>
    Hang,

    /// <summary>No answer for forty seconds, then the connection breaks.</summary>
    Silence,

    /// <summary>Like <see cref="Silence"/>, but the call takes effect at the end, even if the client has disconnected.</summary>
    LateCommit,

    /// <summary>One byte per second.</summary>
    Drip,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutOff,

    /// <summary>10 MB of whitespace after the answer, which is still valid JSON.</summary>
    Oversize,

    /// <summary>Compressed, although the client did not ask for it.</summary>
    Gzip,

    /// <summary>The server closes the connection after the answer, without announcing it.</summary>
    Close,

    /// <summary>The answer has the content type <see cref="Fault.ContentType"/>.</summary>
    ContentType,

    /// <summary>The first half of the JSON, in an otherwise valid HTTP answer.</summary>
    Truncate,

    /// <summary>Strings become numbers, numbers become lists, and lists become strings.</summary>
    WrongTypes,

    /// <summary>Every object has unknown members.</summary>
    ExtraFields,

    /// <summary>Every second member of every object is missing, starting with the first.</summary>
    MissingFields,

    /// <summary>Every member of the answer is null.</summary>
    Nulls,

    /// <summary>Certificates are shown with <see cref="Fault.ShownStatus"/>, whatever their true state.</summary>
    OtherStatus,

    /// <summary>No validation records are shown.</summary>
    NoRecords,

    /// <summary>Only the first validation record is shown.</summary>
    FirstRecord,

    /// <summary>The validation records are in reverse order.</summary>
    ReversedRecords,

    /// <summary>The CA rejects the application just before the call.</summary>
    Reject,

    /// <summary>If the call changed the state, the service lags: the next two reads show the two states before it again.</summary>
    StaleLooks,

    /// <summary>The withdrawal that the call started takes three more reads.</summary>
    SlowWithdrawal,

    /// <summary>The withdrawal that the call started ends with an issued certificate.</summary>
    LostRace,
}

/// <summary>The fault of one authenticated call.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>For a fault that does not send the true answer: the call takes effect anyway.</summary>
    public bool AfterCommit { get; init; }

    public int Status { get; init; } = 200;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How far the date of the answer is ahead of the emulator's clock.</summary>
    public TimeSpan Skew { get; init; }

    public string ShownStatus { get; init; } = "";

    /// <summary>For example, <c>Reset, after the commit</c> or <c>OtherStatus PAID</c>.</summary>
    public override string ToString()
    {
        var what = Kind == FaultKind.Answer ? $"{Status} {Body}" : $"{Kind} {ShownStatus}";
        return what.TrimEnd() + (AfterCommit ? ", after the commit" : "");
    }

    public static Fault ResetBeforeCommit { get; } = new() { Kind = FaultKind.Reset };

    public static Fault ResetAfterCommit { get; } = new() { Kind = FaultKind.Reset, AfterCommit = true };

    /// <summary>Held until <see cref="ScmEmulator.Release"/>.</summary>
    public static Fault HangBeforeCommit { get; } = new() { Kind = FaultKind.Hang };

    /// <inheritdoc cref="HangBeforeCommit"/>
    public static Fault HangAfterCommit { get; } = new() { Kind = FaultKind.Hang, AfterCommit = true };

    public static Fault TruncatedJson { get; } = Of(FaultKind.Truncate);

    public static Fault RefuseSignature { get; } = Gateway(401, "APIGW.0301", "Incorrect IAM authentication information: verify aksk signature fail");

    public static Fault Of(FaultKind kind) => new() { Kind = kind };

    public static Fault Answer(int status, string body) => new() { Kind = FaultKind.Answer, Status = status, Body = body };

    public static Fault Error(int status, string code, string message) =>
        Answer(status, $$"""{"error_code":"{{code}}","error_msg":"{{message}}"}""");

    /// <summary>An error from the gateway in front of SCM.</summary>
    public static Fault Gateway(int status, string code, string message) =>
        Answer(status, $$"""{"error_msg":"{{message}}","error_code":"{{code}}","request_id":"scripted"}""");

    /// <summary>The gateway's 429, with an optional <c>Retry-After</c> in whole seconds.</summary>
    public static Fault Throttle(TimeSpan? retryAfter = null) => Gateway(429, "APIGW.0308", "The throttling threshold has been reached.") with
    {
        Headers = retryAfter is { } wait
            ? new Dictionary<string, string> { ["Retry-After"] = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) }
            : [],
    };

    /// <summary>An error page of a proxy.</summary>
    public static Fault Html(int status) => Answer(status, $"<html><body><h1>{status}</h1></body></html>") with { ContentType = "text/html" };

    public static Fault ErrorInside200(string code, string message) => Error(200, code, message);

    public static Fault Shows(string status) => new() { Kind = FaultKind.OtherStatus, ShownStatus = status };
}
