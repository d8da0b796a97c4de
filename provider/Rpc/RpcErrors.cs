using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Rpc;

/// <summary>Translates failures for the engine: a status code and, for a resource that is not ready, its state in the details.</summary>
internal static class RpcErrors
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>Whether the failure is a bug in the provider.</summary>
    public static bool IsBug(Exception exception) =>
        exception is not (InitializationException or ResourceException or PropertyFormatException or OperationCanceledException);

    public static RpcException Translate(string method, Exception exception) => exception switch
    {
        InitializationException initialization => NotReady(initialization),
        ResourceException failure => Error(CodeOf(failure.Kind), failure.Message, failure),
        PropertyFormatException => Error(StatusCode.InvalidArgument, exception.Message, exception),
        OperationCanceledException => Error(StatusCode.Cancelled, $"{method} was canceled.", exception),
        // The message may contain anything, including personal data. The type is enough, with the stack trace in the debug output.
        _ => Error(
            StatusCode.Unknown,
            $"{method} failed because of a bug in the provider ({exception.GetType().Name}). Run the same command again with --debug, and attach the lines " +
            $"that contain {CallTrace.Mark} to a report at {Package.Issues}",
            exception),
    };

    private static RpcException Error(StatusCode code, string message, Exception cause) => new(new Status(code, message, cause));

    /// <summary>
    /// The engine keeps the state and calls Update in the next run. Go providers use the same status code. The code in the details must equal the status code.
    /// Otherwise, the engine drops the details.
    /// </summary>
    private static RpcException NotReady(InitializationException exception)
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = exception.State.Id,
            Properties = StructCodec.Encode(exception.State.Outputs),
            Inputs = StructCodec.Encode(exception.State.Inputs),
        };
        detail.Reasons.AddRange(exception.Reasons);
        var status = new Status(StatusCode.Unknown, "The resource was created but is not ready.", exception);
        var details = new Google.Rpc.Status { Code = (int)status.StatusCode, Message = status.Detail, Details = { Any.Pack(detail) } };
        return new RpcException(status, new Metadata { { DetailsTrailer, details.ToByteArray() } });
    }

    /// <summary>Unknown, Internal and DataLoss would tell the engine that the state may be corrupt.</summary>
    private static StatusCode CodeOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => StatusCode.InvalidArgument,
        FailureKind.Precondition or FailureKind.NotConfigured => StatusCode.FailedPrecondition,
        FailureKind.NotFound => StatusCode.NotFound,
        FailureKind.Unauthenticated => StatusCode.Unauthenticated,
        FailureKind.Forbidden => StatusCode.PermissionDenied,
        FailureKind.Throttled => StatusCode.ResourceExhausted,
        FailureKind.TimedOut => StatusCode.DeadlineExceeded,
        FailureKind.Cancelled => StatusCode.Cancelled,
        _ => StatusCode.Unavailable,
    };
}
