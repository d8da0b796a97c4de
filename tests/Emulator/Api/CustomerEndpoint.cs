using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using ScmPulumi.Emulator.Faults;
using ScmPulumi.Emulator.Signing;

namespace ScmPulumi.Emulator.Api;

/// <summary>Takes a request through the gateway, the faults, and the API to its answer, or to a broken connection.</summary>
internal sealed class CustomerEndpoint(
    EmulatorOptions options,
    CustomerApi api,
    Switches switches,
    FaultScript faults,
    HeldAnswers held,
    ConcurrentQueue<RecordedRequest> history,
    Randomness random)
{
    /// <summary>Longer than a client waits for an answer.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(40);

    private readonly Authenticator _authenticator = new(options, switches);

    public async Task HandleAsync(HttpContext http)
    {
        var body = await ReadAsync(http.Request.Body, http.RequestAborted);
        var (authentication, reason) = _authenticator.Authenticate(http.Request, body);
        var route = Route.Of(http.Request.Method, http.Request.Path);
        var request = Record(http.Request, route, body, authentication);
        history.Enqueue(request);
        if (reason is not null && switches.HoldRefusals) await held.HoldAsync(Timeout.InfiniteTimeSpan, options.Time, http.RequestAborted);

        var requestId = random.Hex(32);
        var (answer, fault) = reason is not null ? (Answer.Gateway(401, "APIGW.0301", $"Incorrect IAM authentication information: {reason}", requestId), null)
            : route is null ? (Answer.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", requestId), null)
            : await AnswerAsync(request, () => api.Call(route, http.Request.Query, body), http.RequestAborted);

        if (answer is null)
        {
            http.Abort();
            return;
        }

        request.Answered = answer.Status.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Request-Id"] = requestId;
        await new Delivery(http, options.Time).SendAsync(answer, fault);
    }

    /// <returns>Null as the answer if the client gets none.</returns>
    private async Task<(Answer? Answer, Fault? Fault)> AnswerAsync(
        RecordedRequest request, Func<(Answer Answer, bool Accepted)> call, CancellationToken clientGone)
    {
        var fault = faults.Take(request.Operation!);
        var truth = new Lazy<Answer>(Commit);
        if (fault is null || fault.AfterCommit) _ = truth.Value;
        if (request.Accepted) fault ??= switches.TakeFaultOfApply();
        return (fault is null ? truth.Value : await InjectFaultAsync(fault, truth, request, clientGone), fault);

        Answer Commit()
        {
            (var committed, request.Accepted) = call();
            return committed;
        }
    }

    private async Task<Answer?> InjectFaultAsync(Fault fault, Lazy<Answer> truth, RecordedRequest request, CancellationToken clientGone)
    {
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                return Answer.Of(fault);
            case FaultKind.Echo:
                var headers = string.Join(", ", request.Headers.Select(header => $"{header.Key}: {header.Value}"));
                return Answer.Error(fault.Status, "SCM.0099", $"Cannot process {request.Method} {request.Path} with {headers} and {request.Body}");
            case FaultKind.Reset:
                request.Answered = "reset";
                return null;
            case FaultKind.Hang:
                request.Answered = "hang";
                return await held.HoldAsync(Timeout.InfiniteTimeSpan, options.Time, clientGone) ? truth.Value : null;
            case FaultKind.Silence:
                request.Answered = "hang";
                await held.HoldAsync(LongSilence, options.Time, clientGone);
                return null;
            case FaultKind.LateCommit:
                request.Answered = "hang";
                if (await held.HoldAsync(LongSilence, options.Time, CancellationToken.None)) _ = truth.Value;
                return null;
            case FaultKind.Reject or FaultKind.StaleLooks or FaultKind.SlowWithdrawal or FaultKind.LostRace:
                if (fault.Kind != FaultKind.Reject) _ = truth.Value;
                api.InjectFault(request.Operation, request.CertificateId, fault.Kind);
                return truth.Value;
            default:
                return SpoiltAnswer.Of(fault, truth.Value);
        }
    }

    private RecordedRequest Record(HttpRequest request, Route? route, byte[] body, Authentication authentication) => new()
    {
        Time = options.Time.GetUtcNow(),
        Method = request.Method,
        Path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        Operation = route?.Operation,
        CertificateId = route?.CertificateId,
        Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetString(body),
        Authentication = authentication,
    };

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken clientGone)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, clientGone);
        return bytes.ToArray();
    }
}
