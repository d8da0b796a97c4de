using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using ScmPulumi.Emulator.Faults;
using ScmPulumi.Emulator.Signing;

namespace ScmPulumi.Emulator.Api;

/// <summary>A request's way through gateway, faults and API to its answer or its end.</summary>
internal sealed class CustomerEndpoint(
    EmulatorOptions options, CustomerApi api, Switches switches, FaultScript faults, HeldAnswers held, History history, Randomness random)
{
    private readonly Authenticator _authenticator = new(options);

    public async Task HandleAsync(HttpContext http)
    {
        var body = await ReadAsync(http.Request.Body, http.RequestAborted);
        var (authentication, reason) = _authenticator.Authenticate(http.Request, body);
        var route = Route.Of(http.Request.Method, http.Request.Path);
        var request = Record(http.Request, route, body, authentication);
        history.Add(request);

        var requestId = random.Hex(32);
        var answer = reason is not null ? Answer.Gateway(401, "APIGW.0301", $"Incorrect IAM authentication information: {reason}", requestId)
            : route is null ? Answer.Gateway(404, "APIGW.0101", "The API does not exist or has not been published in the environment", requestId)
            : await AnswerAsync(request, () => api.Call(route, http.Request.Query, body), http.RequestAborted);

        if (answer is null) http.Abort();
        else await WriteAsync(http.Response, request, answer, requestId);
    }

    /// <returns>Null when the client gets no answer.</returns>
    private async Task<Answer?> AnswerAsync(RecordedRequest request, Func<(Answer Answer, bool Accepted)> call, CancellationToken clientGone)
    {
        var fault = faults.Take(request.Operation!);
        if (fault is { AfterCommit: false }) return await MeetAsync(fault, Commit, request, clientGone);

        var answer = Commit();
        if (request.Accepted) fault ??= switches.TakeFaultOfApply();
        return fault is null ? answer : await MeetAsync(fault, () => answer, request, clientGone);

        Answer Commit()
        {
            (var committed, request.Accepted) = call();
            return committed;
        }
    }

    private async Task<Answer?> MeetAsync(Fault fault, Func<Answer> truth, RecordedRequest request, CancellationToken clientGone)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                request.Answered = "reset";
                return null;
            case FaultKind.Hang:
                request.Answered = "hang";
                return await held.HoldAsync(clientGone) ? truth() : null;
            case FaultKind.Truncate:
                var whole = truth();
                return whole with { Body = whole.Body[..(whole.Body.Length / 2)] };
            default:
                return Answer.Of(fault);
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

    private static async Task WriteAsync(HttpResponse response, RecordedRequest request, Answer answer, string requestId)
    {
        request.Answered = answer.Status.ToString(CultureInfo.InvariantCulture);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["X-Request-Id"] = requestId;
        response.Headers.Date = request.Time.ToString("r", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        await response.WriteAsync(answer.Body);
    }
}
