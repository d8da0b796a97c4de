using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Rules;

namespace ScmPulumi.Engine.Running;

/// <summary>A provider that was started or attached to, after Handshake and GetPluginInfo.</summary>
public sealed class ProviderSession
{
    private readonly ProviderConnection _connection;
    private readonly Transcript _transcript;

    private ProviderSession(ProviderConnection connection, ProviderProcess? process, Transcript transcript) =>
        (_connection, Process, _transcript) = (connection, process, transcript);

    /// <summary>Null for an attached provider.</summary>
    public ProviderProcess? Process { get; }

    public static async Task<ProviderSession> OpenAsync(ProviderTarget target, string engineAddress, Transcript transcript)
    {
        var process = target.Binary is null ? null : await ProviderProcess.StartAsync(target.Binary, engineAddress, target.Environment);
        var session = new ProviderSession(process?.Connection ?? ProviderConnection.Attach(target.Port!.Value), process, transcript);
        await session.CallAsync("Handshake", Greeting(engineAddress, target.Binary));
        if (process is null) await session.CallAsync("Attach", new JsonObject { ["address"] = engineAddress });
        await session.CallAsync("GetPluginInfo", []);
        return session;
    }

    /// <summary>Makes a call, and records it with the protocol rules that the answer breaks.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject request)
    {
        try
        {
            var response = await _connection.CallAsync(method, request);
            _transcript.Add(new ProviderCall(method, request, response, null), AnswerRules.Check(method, request, response));
            return response;
        }
        catch (RpcFailure failure)
        {
            _transcript.Add(new ProviderCall(method, request, null, failure), AnswerRules.Check(method, request, failure));
            throw;
        }
    }

    public async Task CancelAsync() => await CallAsync("Cancel", []);

    /// <summary>Ends the session: Cancel, and for a process, SIGINT and then SIGKILL after five seconds.</summary>
    /// <returns>The problem and all output of the process, or null if it ended as it should.</returns>
    public async Task<string?> CloseAsync()
    {
        string? problem = null;
        try
        {
            await CancelAsync();
        }
        catch (Exception e) when (e is RpcFailure or TimeoutException)
        {
            problem = e is RpcFailure ? "exited prematurely" : "did not answer Cancel";
        }

        if (Process is null)
        {
            _connection.Dispose();
            return problem;
        }

        problem = await Process.ShutDownAsync() ? problem : problem ?? "did not end within 5 s of SIGINT";
        var (output, errors) = await Process.ReadStreamsAsync();
        Process.Dispose();
        return problem is null ? null : $"{problem}.\n{output}{errors}".TrimEnd();
    }

    // The flags of CLI 3.276.0. An attached provider does not get a folder.
    private static JsonObject Greeting(string engineAddress, string? binary)
    {
        var greeting = new JsonObject
        {
            ["engineAddress"] = engineAddress,
            ["configureWithUrn"] = true,
            ["supportsViews"] = true,
            ["supportsRefreshBeforeUpdate"] = true,
            ["invokeWithPreview"] = true,
            ["acceptsByteString"] = true,
            ["sendsOldOutputsToCheck"] = true,
            ["acceptsOutputsInInvoke"] = true,
            ["acceptsOutputsInCall"] = true,
        };
        if (binary is not null)
        {
            greeting["rootDirectory"] = Path.GetDirectoryName(Path.GetFullPath(binary));
            greeting["programDirectory"] = Path.GetDirectoryName(Path.GetFullPath(binary));
        }

        return greeting;
    }
}
