using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Dns;

/// <summary>
/// A second provider. Its resource <c>dns:Record</c> is a record in the DNS that the emulator's CA queries, so a program can prove control of its domains as it
/// would with a real DNS provider.
/// </summary>
public sealed class DnsProvider : IAsyncDisposable
{
    internal const string RecordType = "dns:index:Record";

    private readonly GrpcServer _server;

    private DnsProvider(GrpcServer server) => _server = server;

    public const string Package = "dns";

    public ProviderTarget Target => ProviderTarget.Attach(_server.Address.Port);

    public static async Task<DnsProvider> StartAsync(ScmEmulator scm) => new(await GrpcServer.StartAsync<DnsService>(scm));

    /// <summary>Adds the DNS record that a comment in an example program asks for.</summary>
    /// <param name="program">A program with an application named <c>www</c> and a validation named <c>issued</c>.</param>
    public static StackProgram WithRecord(StackProgram program)
    {
        var record = new JsonObject(((string[])["name", "type", "value"]).Select(member =>
            KeyValuePair.Create(member, (JsonNode?)$"${{www.validationRecords[0].{member}}}")));
        return program with
        {
            Resources =
            [
                .. program.Resources.Select(resource => resource.Name == "issued"
                    ? resource with { Options = resource.Options with { DependsOn = [.. resource.Options.DependsOn, "proof"] } }
                    : resource),
                new ResourceDeclaration("proof", RecordType, record, new ResourceOptions()),
            ],
        };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
