using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using ScmPulumi.Emulator;

namespace ScmPulumi.Engine.Dns;

/// <summary>The RPCs of <see cref="DnsProvider"/>.</summary>
internal sealed class DnsService(ScmEmulator scm) : ResourceProvider.ResourceProviderBase
{
    private const string Schema = $$"""
        { "name": "{{DnsProvider.Package}}", "resources": { "{{DnsProvider.RecordType}}": { "requiredInputs": ["name", "type", "value"] } } }
        """;

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true });

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) => Task.FromResult(new PluginInfo { Version = "1.0.0" });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = Schema });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) => Check(request, context);

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) => Diff(request, context);

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        Task.FromResult(new ConfigureResponse { AcceptSecrets = true, AcceptResources = true, SupportsPreview = true });

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) => Task.FromResult(new CheckResponse { Inputs = request.News });

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        var changed = request.News.Fields.Where(field => !field.Value.Equals(request.OldInputs.Fields.GetValueOrDefault(field.Key))).Select(field => field.Key);
        var diff = new DiffResponse { Diffs = { changed } };
        diff.Changes = diff.Diffs.Count > 0 ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone;
        return Task.FromResult(diff);
    }

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        if (!request.Preview) scm.PublishRecord(Of(request.Properties, "name"), Of(request.Properties, "value"));
        return Task.FromResult(new CreateResponse { Id = request.Preview ? "" : request.Name, Properties = request.Properties });
    }

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        if (!request.Preview)
        {
            Remove(request.Olds);
            scm.PublishRecord(Of(request.News, "name"), Of(request.News, "value"));
        }

        return Task.FromResult(new UpdateResponse { Properties = request.News });
    }

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) =>
        Task.FromResult(new ReadResponse { Id = request.Id, Properties = request.Properties, Inputs = request.Inputs });

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        Remove(request.Properties);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    private void Remove(Struct properties) => scm.RemoveRecord(Of(properties, "name"), Of(properties, "value"));

    private static string Of(Struct properties, string name) => properties.Fields[name].StringValue;
}
