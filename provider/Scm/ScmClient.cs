using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The client of the v3 API, and of the one v2 call that submits an application. It logs nothing. One instance serves one set of options and credentials; after
/// the service has refused the credentials, every later call fails without being sent. Dispose of it only when its last call is done, because the outcome of an
/// interrupted write is in doubt.
/// </summary>
internal sealed class ScmClient : IScmClient, IDisposable
{
    private const string Certificates = "/v3/scm/certificates";

    /// <summary>Limits the pages of certificates with the same name, in case the service ignores the offset.</summary>
    private const int MostPages = 20;

    private readonly ScmClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ScmTransport _transport;
    private readonly ScmRetry _retry;
    private readonly AuthenticationGate _gate;

    /// <param name="options">The endpoint and the credentials.</param>
    /// <param name="time">The clock for signatures, time limits, and waits.</param>
    /// <param name="random">Returns numbers from 0 to 1.</param>
    public ScmClient(ScmClientOptions options, TimeProvider time, Func<double> random)
    {
        _options = options;
        _time = time;
        _options.Hidden.Add(HiddenValues.Of(options.Credentials));
        _transport = new ScmTransport(options, time);
        _retry = new ScmRetry(options.Attempts, time, random);
        _gate = new AuthenticationGate(options);
    }

    public string Host => _options.Endpoint.Host;

    public async Task<Certificate> ShowAsync(string certificateId, Deadline deadline)
    {
        var call = NewCall("show", certificateId, "", null);
        var certificate = await CallAsync(call, ScmJsonContext.Wire.Certificate, answer => !string.IsNullOrEmpty(answer.Status), deadline);
        certificate.Id ??= certificateId;
        _options.Hidden.Add(HiddenValues.Of(certificate));
        return certificate;
    }

    public async Task<CertificatePage> ListAsync(CertificateQuery query, Deadline deadline)
    {
        var call = new ScmCall("list", null, Certificates + query.ToQueryString(), null);
        var page = await CallAsync(
            call, ScmJsonContext.Wire.CertificatePage, answer => answer is { TotalCount: 0 } or { TotalCount: not null, Certificates: not null }, deadline);
        page.Certificates?.RemoveAll(certificate => certificate is null);
        return page;
    }

    public async Task<ExportedCertificate> ExportAsync(string certificateId, Deadline deadline)
    {
        var call = NewCall("export", certificateId, "/export", []);
        return await CallAsync(call, ScmJsonContext.Wire.ExportedCertificate, answer => !string.IsNullOrEmpty(answer.Certificate), deadline);
    }

    public Task<TagAnswer> ListByTagAsync(TagQuery query, Deadline deadline) => ListByTagAsync(query, certificateId: null, deadline);

    public async Task<string?> FailureReasonAsync(string certificateId, string certificateName, Deadline deadline)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await ListByTagAsync(TagQuery.ByName(certificateName, page * CertificateQuery.Limit), certificateId, deadline);
            if (answer.Certificates.FirstOrDefault(found => found.CertificateId == certificateId) is { } found) return QuoteWords(found.FailReason);
            if (answer.Resources is not { Count: >= CertificateQuery.Limit }) return null;
        }

        return null;
    }

    public async Task ApplyAsync(string certificateId, ApplyRequest request, Deadline deadline)
    {
        _options.Hidden.Add(HiddenValues.Of(request));
        var isHistorical = _options.ApiVersion == ApiVersion.V2;
        var body = JsonSerializer.SerializeToUtf8Bytes(isHistorical ? HistoricalApply.Body(request) : request, ScmJsonContext.Wire.ApplyRequest);
        var call = NewCall("apply", certificateId, "/apply", body) with { IsWrite = true };
        if (isHistorical) call = call with { Path = HistoricalApply.Path(_options.ProjectId!, certificateId), ProjectId = _options.ProjectId };
        await CallAsync(call, ScmJsonContext.Wire.ApplyAnswer, answer => answer.SaysSuccess, deadline);
    }

    public async Task CancelAsync(string certificateId, Deadline deadline)
    {
        var call = NewCall("cancel-cert", certificateId, "/cancel-cert", []) with { IsWrite = true };
        await CallAsync(call, ScmJsonContext.Wire.CancelAnswer, _ => true, deadline);
    }

    public async Task<string?> DeployAsync(string certificateId, DeployRequest request, Deadline deadline)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, ScmJsonContext.Wire.DeployRequest);
        var call = NewCall("deploy", certificateId, "/deploy", body) with { IsWrite = true };
        var answer = await CallAsync(call, ScmJsonContext.Wire.DeployAnswer, answer => answer.Failures is not null, deadline);
        return answer.Failures!.Count == 0 ? null : string.Join("; ", answer.Failures.Where(text => text.Length > 0).Select(QuoteWords));
    }

    public async Task<IReadOnlyList<DeployedCertificate>> DeployedResourcesAsync(
        IReadOnlyList<string> certificateIds, IReadOnlyList<string> services, Deadline deadline)
    {
        var query = new DeployedQuery { CertificateIds = certificateIds, ServiceNames = services };
        var body = JsonSerializer.SerializeToUtf8Bytes(query, ScmJsonContext.Wire.DeployedQuery);
        var call = new ScmCall("deployed-resources", certificateIds is [var only] ? only : null, "/v3/scm/deployed-resources", body);
        return (await CallAsync(call, ScmJsonContext.Wire.DeployedAnswer, answer => answer.Results is not null, deadline)).Results!;
    }

    public void Dispose()
    {
        _transport.Dispose();
        _gate.Dispose();
    }

    /// <param name="certificateId">The certificate that is searched for, for messages; null if there is none.</param>
    private Task<TagAnswer> ListByTagAsync(TagQuery query, string? certificateId, Deadline deadline)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(query, ScmJsonContext.Wire.TagQuery);
        var call = new ScmCall("list-by-tag", certificateId, "/v3/scm/resource_instances/action", body);
        return CallAsync(call, ScmJsonContext.Wire.TagAnswer, answer => (answer.Resources ?? (object?)answer.TotalCount) is not null, deadline);
    }

    private ScmCall NewCall(string operation, string certificateId, string suffix, byte[]? body)
    {
        var call = new ScmCall(operation, certificateId, $"{Certificates}/{certificateId}{suffix}", body);
        if (certificateId.Length > 0 && certificateId.All(char.IsAsciiLetterOrDigit)) return call;
        // Anything else could change the path to that of another call.
        throw new ScmException(call.Error(ScmErrorKind.WrongTarget, _options.Endpoint) with { Message = "no certificate id; nothing was sent" });
    }

    /// <summary>Tries a call until it succeeds, fails for good or is stopped.</summary>
    private async Task<T> CallAsync<T>(ScmCall call, JsonTypeInfo<T> type, Predicate<T> saysSuccess, Deadline deadline)
    {
        ScmException? last = null; // more informative than a stop
        var attempts = 0;
        try
        {
            return await _retry.RunAsync(
                async () =>
                {
                    try
                    {
                        return await _gate.PassAsync(call, stop => AttemptAsync(call, type, saysSuccess, ++attempts, stop), deadline.Stop);
                    }
                    catch (ScmException failure) when (failure.Kind != ScmErrorKind.Stopped)
                    {
                        last = failure;
                        throw;
                    }
                },
                deadline);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ScmException { Kind: ScmErrorKind.Stopped })
        {
            var error = (last ?? stopped as ScmException)?.Error
                ?? call.Error(ScmErrorKind.Stopped, _options.Endpoint) with { Message = "stopped before it was sent" };
            throw new ScmException(error with { Kind = ScmErrorKind.Stopped }, stopped);
        }
    }

    private async Task<T> AttemptAsync<T>(ScmCall call, JsonTypeInfo<T> type, Predicate<T> saysSuccess, int attempt, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var (answer, body) = await SendAsync(call, attempt, stop);
        if (!answer.IsSuccess || body.HasErrorCode) throw Refusal(call, answer, body);
        try
        {
            if (JsonSerializer.Deserialize(answer.Body, type) is { } result && saysSuccess(result)) return result;
        }
        catch (JsonException)
        {
            // Not a response to this call.
        }
        throw Failure(
            call, call.IsWrite ? ScmErrorKind.InDoubt : ScmErrorKind.Unavailable, answer, body, "the response cannot be read or does not report success");
    }

    private async Task<(ScmAnswer Answer, ScmErrorBody Body)> SendAsync(ScmCall call, int attempt, CancellationToken stop)
    {
        using var activity = ScmTrace.Begin(_options.Trace, call, attempt);
        var begun = _time.GetTimestamp();
        try
        {
            var answer = await _transport.SendAsync(call, stop);
            var body = ScmErrorBody.Read(answer.Body);
            activity?.SetTag(ScmTrace.Status, answer.Status).SetTag(ScmTrace.Code, CodeOf(body)).SetTag(ScmTrace.RequestId, RequestIdOf(answer, body));
            return (answer, body);
        }
        catch (ScmException failure)
        {
            activity?.SetTag(ScmTrace.Failure, $"{failure.Kind}");
            throw;
        }
        finally
        {
            activity?.SetTag(ScmTrace.Milliseconds, _time.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private ScmException Refusal(ScmCall call, ScmAnswer answer, ScmErrorBody body)
    {
        var kind = ScmErrorClassifier.KindOf(call.IsWrite, answer.Status, body.Code);
        return Failure(call, kind, answer, body, QuoteWords(body.Message));
    }

    private ScmException Failure(ScmCall call, ScmErrorKind kind, ScmAnswer answer, ScmErrorBody body, string? message)
    {
        var error = call.Error(kind, _options.Endpoint) with
        {
            HttpStatus = answer.Status,
            Code = CodeOf(body),
            Message = message,
            RequestId = RequestIdOf(answer, body),
            Credentials = _options.Credentials.Kind,
            ClockSkew = kind == ScmErrorKind.Unauthenticated && IsAboutSignature(body.Code) ? answer.SkewOf(_time.GetUtcNow()) : null,
            RetryAfter = answer.RetryAfter,
        };
        return new ScmException(error);
    }

    /// <summary>The gateway checks signatures, and with them our clock. SCM, which is behind it, does not, and a token has no signature.</summary>
    private bool IsAboutSignature(string? code) => _options.Credentials.Kind != CredentialKind.Token && !ScmErrorCodes.IsOfScm(code);

    private string? CodeOf(ScmErrorBody body) => ScmErrorCodes.HasForm(body.Code) ? body.Code : Quote(body.Code);

    /// <summary>The gateway's ID, 32 hexadecimal digits, contains no value that needs hiding. Every attempt has one, and a search takes time.</summary>
    private string? RequestIdOf(ScmAnswer answer, ScmErrorBody body)
    {
        var id = answer.RequestId ?? body.RequestId;
        return id is { Length: 32 } && id.All(char.IsAsciiHexDigit) ? id : Quote(id);
    }

    private string? Quote(string? identifier) => identifier is null ? null : _options.Hidden.Quote(identifier);

    /// <summary>A message may contain persons that this run does not know, so their usual forms are hidden, too.</summary>
    private string? QuoteWords(string? words) => Quote(words) is { } quoted ? PersonalShapes.Hide(quoted) : null;
}
