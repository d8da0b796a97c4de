using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Provider.Rpc;

/// <summary>Failures as the engine understands them: a status code, and for a half-made resource its state in the details.</summary>
internal static class RpcErrors
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    public static RpcException Translate(string method, Exception exception) => exception switch
    {
        InitializationException initialization => NotReady(initialization),
        ResourceException failure => new RpcException(new Status(CodeOf(failure.Kind), failure.Message, failure)),
        PropertyFormatException => new RpcException(new Status(StatusCode.InvalidArgument, exception.Message, exception)),
        OperationCanceledException => new RpcException(new Status(StatusCode.Cancelled, $"{method} was cancelled.", exception)),
        // The message may hold anything, personal data included; the type is enough for a report.
        _ => new RpcException(new Status(StatusCode.Unknown, $"{method} failed because of a mistake in the provider ({exception.GetType().Name}). Please report it.", exception)),
    };

    /// <summary>The engine keeps the state and calls Update in the next run. Go providers use the same code.</summary>
    private static RpcException NotReady(InitializationException exception)
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = exception.State.Id,
            Properties = StructCodec.Encode(exception.State.Outputs),
            Inputs = StructCodec.Encode(exception.State.Inputs),
        };
        detail.Reasons.AddRange(exception.Reasons);
        return WithDetail(StatusCode.Unknown, "The resource was created but is not ready.", detail, exception);
    }

    /// <summary>The code inside the details must equal the status code, or the engine drops them.</summary>
    private static RpcException WithDetail(StatusCode code, string message, IMessage detail, Exception cause)
    {
        var details = new Google.Rpc.Status { Code = (int)code, Message = message };
        details.Details.Add(Any.Pack(detail));
        return new RpcException(new Status(code, message, cause), new Metadata { { DetailsTrailer, details.ToByteArray() } });
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
