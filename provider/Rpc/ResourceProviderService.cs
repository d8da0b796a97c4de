using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using CheckResult = ScmPulumi.Provider.Resources.CheckResult;

namespace ScmPulumi.Provider.Rpc;

/// <summary>One short method per RPC: decode, call, encode.</summary>
internal sealed class ResourceProviderService(ProviderRuntime runtime)
{
    private readonly Empty _done = new();

    public Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request)
    {
        runtime.BeginRun(request.EngineAddress);
        runtime.CanRefreshBeforeUpdate = request.SupportsRefreshBeforeUpdate;
        return Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true });
    }

    public Task<Empty> Attach(PluginAttach request)
    {
        runtime.BeginRun(request.Address);
        return Task.FromResult(_done);
    }

    public static Task<PluginInfo> GetPluginInfo() => Task.FromResult(new PluginInfo { Version = Package.Version });

    public static Task<GetSchemaResponse> GetSchema() => Task.FromResult(new GetSchemaResponse { Schema = Package.Schema() });

    public Task<CheckResponse> CheckConfig(CheckRequest request) => Task.FromResult(Encode(runtime.CheckConfig(Decode(request.News))));

    public static Task<DiffResponse> DiffConfig(DiffRequest request) =>
        Task.FromResult(Encode(ProviderRuntime.DiffConfig(OldInputs(request.OldInputs, request.Olds), Decode(request.News))));

    public async Task<ConfigureResponse> Configure(ConfigureRequest request)
    {
        var arguments = StructCodec.Decode(request.Args) ?? OldStyle(request);
        await runtime.ConfigureAsync(arguments);
        return new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true };
    }

    public Task<CheckResponse> Check(CheckRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, 0, async (resource, operation) =>
            Encode(await resource.CheckAsync(new CheckArguments(request.Urn, Decode(request.Olds), Decode(request.News)), operation)), call);

    public Task<DiffResponse> Diff(DiffRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, 0, async (resource, operation) =>
        {
            var oldInputs = OldInputs(request.OldInputs, request.Olds);
            var diff = new DiffArguments(request.Urn, request.Id, Decode(request.Olds), oldInputs, Decode(request.News), request.IgnoreChanges);
            return Encode(await resource.DiffAsync(diff, operation));
        }, call);

    public Task<CreateResponse> Create(CreateRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, request.Timeout, async (resource, operation) =>
        {
            var state = await resource.CreateAsync(new CreateArguments(request.Urn, Decode(request.Properties), request.Preview), operation);
            return new CreateResponse { Id = state.Id, Properties = StructCodec.Encode(state.Outputs), RefreshBeforeUpdate = IsRefreshed(resource) };
        }, call);

    public Task<ReadResponse> Read(ReadRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, request.Timeout, async (resource, operation) =>
        {
            var arguments = new ReadArguments(request.Urn, request.Id, StructCodec.Decode(request.Properties), StructCodec.Decode(request.Inputs));
            // A completely empty response means "not found" in a refresh, an import, and a get.
            if (await resource.ReadAsync(arguments, operation) is not { } state) return new ReadResponse();
            var (outputs, inputs) = (StructCodec.Encode(state.Outputs), StructCodec.Encode(state.Inputs));
            return new ReadResponse { Id = state.Id, Properties = outputs, Inputs = inputs, RefreshBeforeUpdate = IsRefreshed(resource) };
        }, call);

    public Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, request.Timeout, async (resource, operation) =>
        {
            var oldInputs = OldInputs(request.OldInputs, request.Olds);
            var update = new UpdateArguments(
                request.Urn, request.Id, Decode(request.Olds), oldInputs, Decode(request.News), request.IgnoreChanges, request.Preview);
            var outputs = StructCodec.Encode(await resource.UpdateAsync(update, operation));
            return new UpdateResponse { Properties = outputs, RefreshBeforeUpdate = IsRefreshed(resource) };
        }, call);

    public Task<Empty> Delete(DeleteRequest request, ServerCallContext call) =>
        RunAsync(request.Urn, request.Timeout, async (resource, operation) =>
        {
            var oldInputs = OldInputs(request.OldInputs, request.Properties);
            await resource.DeleteAsync(new DeleteArguments(request.Urn, request.Id, Decode(request.Properties), oldInputs), operation);
            return _done;
        }, call);

    public async Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext call) =>
        Encode(await runtime.InvokeAsync(request.Tok, Decode(request.Args), call.CancellationToken));

    /// <summary>Writes one response after the other, as fast as the caller reads them.</summary>
    public Task List(ListRequest request, IServerStreamWriter<ListResponse> answers, ServerCallContext call) =>
        runtime.RunAsync("", 0, async operation =>
        {
            foreach (var answer in await ResourceList.AnswerAsync(runtime.ResourceOf(request.Token), request, Decode(request.Query), runtime.Hidden, operation))
            {
                operation.Stop.ThrowIfCancellationRequested();
                await answers.WriteAsync(answer, CancellationToken.None).WaitAsync(operation.Stop);
            }

            return _done;
        }, call.CancellationToken);

    public Task<Empty> Cancel()
    {
        runtime.Cancel();
        return Task.FromResult(_done);
    }

    /// <summary>An engine that does not know the flag ignores it, but one that has turned it off must not receive it.</summary>
    private bool IsRefreshed(Resource resource) => runtime.CanRefreshBeforeUpdate && resource.Table.IsRefreshedBeforeUpdate;

    /// <summary>For a failure that is a bug in the provider.</summary>
    public Task ReportAsync(string method, Exception bug) => runtime.ReportAsync(method, bug);

    private Task<T> RunAsync<T>(string urn, double timeoutSeconds, Func<Resource, Operation, Task<T>> run, ServerCallContext call) =>
        runtime.RunAsync(urn, timeoutSeconds, operation => run(runtime.Resource(urn), operation), call.CancellationToken);

    /// <summary>Older engines do not send the old inputs, which are a part of the old state.</summary>
    private static PropertyMap OldInputs(Struct? oldInputs, Struct? olds) => Decode(oldInputs ?? olds);

    private static PropertyMap Decode(Struct? source) => StructCodec.Decode(source) ?? [];

    /// <summary>Engines that predate typed arguments send a flat map with keys such as <c>huaweicloud-scm:config:region</c>.</summary>
    private static PropertyMap OldStyle(ConfigureRequest request)
    {
        var result = new PropertyMap();
#pragma warning disable CS0612 // deprecated, and read only if its successor is absent
        foreach (var (key, value) in request.Variables) result.SetText(key[(key.LastIndexOf(':') + 1)..], value);
#pragma warning restore CS0612
        return result;
    }

    private static CheckResponse Encode(CheckResult result)
    {
        var response = new CheckResponse { Inputs = StructCodec.Encode(result.Inputs) };
        response.Failures.AddRange(result.Failures.Select(Encode));
        return response;
    }

    private static InvokeResponse Encode(InvokeResult result)
    {
        var response = new InvokeResponse { Return = StructCodec.Encode(result.Results) };
        response.Failures.AddRange(result.Failures.Select(Encode));
        return response;
    }

    private static Pulumirpc.CheckFailure Encode(Resources.CheckFailure failure) => new() { Property = failure.Property, Reason = failure.Reason };

    private static DiffResponse Encode(DiffResult result)
    {
        var response = new DiffResponse
        {
            Changes = result.Differences.Count > 0 ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone,
            DeleteBeforeReplace = result.DeleteBeforeReplace,
            HasDetailedDiff = true,
        };
        foreach (var difference in result.Differences)
        {
            response.DetailedDiff.Add(difference.Path, new PropertyDiff { Kind = KindOf(difference), InputDiff = !difference.IsOfOutput });
        }

        response.Diffs.AddRange(result.Differences.Select(difference => difference.Property).Distinct());
        response.Replaces.AddRange(result.Replacing);
        return response;
    }

    private static PropertyDiff.Types.Kind KindOf(PropertyDifference difference) => (difference.Change, difference.Replaces) switch
    {
        (PropertyChange.Add, false) => PropertyDiff.Types.Kind.Add,
        (PropertyChange.Add, true) => PropertyDiff.Types.Kind.AddReplace,
        (PropertyChange.Delete, false) => PropertyDiff.Types.Kind.Delete,
        (PropertyChange.Delete, true) => PropertyDiff.Types.Kind.DeleteReplace,
        (_, false) => PropertyDiff.Types.Kind.Update,
        (_, true) => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
