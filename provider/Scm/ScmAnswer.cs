using System.Net.Http.Headers;

namespace ScmPulumi.Provider.Scm;

/// <summary>The response of the service, a gateway, or a proxy.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">At most 1 MB.</param>
/// <param name="Date">The clock of the responder.</param>
/// <param name="RequestId">From the X-Request-Id header.</param>
/// <param name="RetryAfter">How long the responder asks us to wait.</param>
internal sealed record ScmAnswer(int Status, byte[] Body, DateTimeOffset? Date, string? RequestId, TimeSpan? RetryAfter)
{
    /// <summary>Longer waits make no sense, and timers have a limit.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    private static readonly TimeSpan AcceptedSkew = TimeSpan.FromMinutes(15);

    public bool IsSuccess => Status is >= 200 and < 300;

    public static async Task<ScmAnswer> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsByteArrayAsync(cancel),
        response.Headers.Date,
        response.Headers.TryGetValues("X-Request-Id", out var ids) ? ScmErrorBody.Identifier(ids.FirstOrDefault()) : null,
        WaitOf(response.Headers.RetryAfter, response.Headers.Date ?? now));

    /// <returns>How far a clock is ahead of the responder's; null if the gateway accepts the difference, or if the response has no date.</returns>
    public TimeSpan? SkewOf(DateTimeOffset now) => now - Date is { } skew && skew.Duration() > AcceptedSkew ? skew : null;

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? header?.Date - now;
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, LongestRetryAfter.Ticks)) : null;
    }
}
