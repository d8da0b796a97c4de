using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.Engine.Running;

/// <summary>A call to a provider. Either the response or the failure is set.</summary>
public sealed record ProviderCall(string Method, JsonObject Request, JsonObject? Response, RpcFailure? Failure);

/// <summary>The calls of a run in the order of their answers, and the problems with the answers.</summary>
public sealed class Transcript
{
    private readonly List<ProviderCall> _calls = [];
    private readonly List<string> _violations = [];

    public IReadOnlyList<ProviderCall> Calls => _calls;

    /// <summary>Broken rules of the protocol, each with the method.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>The calls between Configure and Cancel, one word per call, such as <c>Check Create(preview) Check Create</c>.</summary>
    public static IEnumerable<string> Steps(IEnumerable<ProviderCall> calls) => calls
        .Where(call => call.Method is "Check" or "Diff" or "Create" or "Read" or "Update" or "Delete")
        .Select(call => (bool?)call.Request["preview"] == true ? $"{call.Method}(preview)" : call.Method);

    internal void Add(ProviderCall call, IEnumerable<string> broken)
    {
        lock (_calls)
        {
            _calls.Add(call);
            _violations.AddRange(broken);
        }
    }
}
