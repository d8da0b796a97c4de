using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Pulumirpc;

namespace ScmPulumi.Engine.Rpc;

/// <summary>The error status of a call, with the details from <c>grpc-status-details-bin</c>.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The protocol speaks of failures.")]
public sealed class RpcFailure : Exception
{
    private static readonly MessageDescriptor[] KnownDetails =
        [ErrorResourceInitFailed.Descriptor, ConfigureErrorMissingKeys.Descriptor, ErrorCause.Descriptor, InputPropertiesError.Descriptor];

    private RpcFailure(string method, string code, string message, IReadOnlyDictionary<string, JsonObject> details, Exception inner)
        : base(message, inner) => (Method, Code, Details) = (method, code, details);

    public string Method { get; }

    /// <summary>The name of the status code, such as <c>FailedPrecondition</c>.</summary>
    public string Code { get; }

    /// <summary>The details by message name, such as <c>ErrorResourceInitFailed</c>.</summary>
    public IReadOnlyDictionary<string, JsonObject> Details { get; }

    /// <summary>The details of a resource that exists but is not ready: <c>id</c>, <c>properties</c>, <c>reasons</c>, <c>inputs</c>.</summary>
    public JsonObject? InitFailure => Details.GetValueOrDefault(nameof(ErrorResourceInitFailed));

    /// <summary>
    /// The error as the engine shows it: the reasons of an init failure, the command that sets a missing configuration key, or otherwise the message.
    /// </summary>
    public string Display => (InitFailure, Details.GetValueOrDefault(nameof(ConfigureErrorMissingKeys))) switch
    {
        ({ } init, _) => Errors(init["reasons"]?.AsArray().Select(reason => (string)reason!) ?? []),
        (_, { } missing) => Errors(missing["missingKeys"]?.AsArray().Select(MissingKey) ?? []),
        _ => Message,
    };

    internal static RpcFailure From(string method, RpcException e)
    {
        var details = new Dictionary<string, JsonObject>();
        if (e.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes)
        {
            var status = (Google.Rpc.Status)MessageJson.FromBytes(bytes, Google.Rpc.Status.Descriptor);
            foreach (var detail in status.Details)
            {
                var type = KnownDetails.FirstOrDefault(known => detail.TypeUrl == $"type.googleapis.com/{known.FullName}")
                    ?? throw new InvalidDataException($"{method}: detail of unknown type {detail.TypeUrl}");
                details[type.Name] = MessageJson.ToJson(MessageJson.FromBytes(detail.Value.ToByteArray(), type));
            }

            // grpc-go drops the details of a status whose code differs from the one on the wire.
            if (status.Code != (int)e.StatusCode) throw new InvalidDataException($"{method}: status {e.StatusCode} carries details of code {status.Code}");
        }

        // The client made up this status because the connection broke. The engine would use Go's words for it.
        var message = e is { StatusCode: StatusCode.Unavailable, Status.DebugException: not null } ? "error reading from server: EOF" : e.Status.Detail;
        return new RpcFailure(method, e.StatusCode.ToString(), message, details, e);
    }

    /// <summary>Several errors in the format of Go's multierror.</summary>
    internal static string Errors(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return $"{all.Count} error{(all.Count == 1 ? "" : "s")} occurred:\n" + string.Join('\n', all.Select(line => $"\t* {line}"));
    }

    private static string MissingKey(JsonNode? key) =>
        $"missing required configuration key \"{key!["name"]}\": {key["description"]}\n"
        + $"Set a value using the command `pulumi config set {key["name"]} <value>`.";
}
