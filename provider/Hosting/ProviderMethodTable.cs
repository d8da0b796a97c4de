using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Pulumirpc;
using ScmPulumi.Provider.Rpc;
using Context = Grpc.AspNetCore.Server.Model.ServiceMethodProviderContext<ScmPulumi.Provider.Rpc.ResourceProviderService>;

namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// The methods of <c>pulumirpc.ResourceProvider</c>, all 21. Listing them takes a fifth of the time that the framework's reflective binder takes at every
/// start, and is safe for trimming.
/// </summary>
internal sealed class ProviderMethodTable : IServiceMethodProvider<ResourceProviderService>
{
    private const string ServiceName = "pulumirpc.ResourceProvider";

    public void OnServiceMethodDiscovery(Context context)
    {
        Add<ProviderHandshakeRequest, ProviderHandshakeResponse>(context, "Handshake", (service, request, _) => service.Handshake(request));
        Add<PluginAttach, Empty>(context, "Attach", (service, request, _) => service.Attach(request));
        Add<Empty, PluginInfo>(context, "GetPluginInfo", (_, _, _) => ResourceProviderService.GetPluginInfo());
        Add<GetSchemaRequest, GetSchemaResponse>(context, "GetSchema", (_, _, _) => ResourceProviderService.GetSchema());
        Add<CheckRequest, CheckResponse>(context, "CheckConfig", (service, request, _) => service.CheckConfig(request));
        Add<DiffRequest, DiffResponse>(context, "DiffConfig", (_, request, _) => ResourceProviderService.DiffConfig(request));
        Add<ConfigureRequest, ConfigureResponse>(context, "Configure", (service, request, _) => service.Configure(request));
        Add<CheckRequest, CheckResponse>(context, "Check", (service, request, call) => service.Check(request, call));
        Add<DiffRequest, DiffResponse>(context, "Diff", (service, request, call) => service.Diff(request, call));
        Add<CreateRequest, CreateResponse>(context, "Create", (service, request, call) => service.Create(request, call));
        Add<ReadRequest, ReadResponse>(context, "Read", (service, request, call) => service.Read(request, call));
        Add<UpdateRequest, UpdateResponse>(context, "Update", (service, request, call) => service.Update(request, call));
        Add<DeleteRequest, Empty>(context, "Delete", (service, request, call) => service.Delete(request, call));
        Add<InvokeRequest, InvokeResponse>(context, "Invoke", (service, request, call) => service.Invoke(request, call));
        Add<Empty, Empty>(context, "Cancel", (service, _, _) => service.Cancel());

        AddMissing<CallRequest, CallResponse>(context, "Call", "its resources have no methods");
        AddMissing<ConstructRequest, ConstructResponse>(context, "Construct", "it has no components");
        AddMissing<ParameterizeRequest, ParameterizeResponse>(context, "Parameterize", "it takes no parameters");
        AddMissing<GetMappingRequest, GetMappingResponse>(context, "GetMapping", "it has no mapping to another ecosystem");
        AddMissing<GetMappingsRequest, GetMappingsResponse>(context, "GetMappings", "it has no mapping to another ecosystem");
        context.AddServerStreamingMethod(Describe<ListRequest, ListResponse>(MethodType.ServerStreaming, "List"), [], async (service, request, answers, call) =>
            await TranslateAsync("List", service, async () =>
            {
                await service.List(request, answers, call);
                return true;
            }));
    }

    private static void Add<TRequest, TResponse>(Context context, string name, Func<ResourceProviderService, TRequest, ServerCallContext, Task<TResponse>> call)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddUnaryMethod(
            Describe<TRequest, TResponse>(MethodType.Unary, name), [],
            (service, request, serverCall) => TranslateAsync(name, service, () => call(service, request, serverCall)));

    private static async Task<T> TranslateAsync<T>(string name, ResourceProviderService service, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            if (RpcErrors.IsBug(exception)) await service.ReportAsync(name, exception);
            throw RpcErrors.Translate(name, exception);
        }
    }

    private static void AddMissing<TRequest, TResponse>(Context context, string name, string why)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        context.AddUnaryMethod(Describe<TRequest, TResponse>(MethodType.Unary, name), [], (_, _, _) => throw Missing(name, why));

    private static RpcException Missing(string name, string why) =>
        new(new Status(StatusCode.Unimplemented, $"The provider {Package.Name} does not offer {name}: {why}."));

    private static Method<TRequest, TResponse> Describe<TRequest, TResponse>(MethodType type, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        new(type, ServiceName, name, MessageMarshaller.Of<TRequest>(), MessageMarshaller.Of<TResponse>());
}
