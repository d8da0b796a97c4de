using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>House rules 1 to 5 and H1 (DESIGN.md, "The house"), read from the compiled assembly. BannedSymbols.txt enforces the clock of rule 5.</summary>
public sealed class HouseRulesTests
{
    private static readonly string[] Layers = ["Configuration", "Functions", "Hosting", "Properties", "Resources", "Rpc", "Rules", "Scm"];

    [Fact]
    public void Reader_sees_every_folder_and_the_references_that_are_allowed()
    {
        Assert.Superset(Layers.ToHashSet(), CompiledAssembly.References.Select(reference => reference.Layer).ToHashSet());
        Assert.Contains(CompiledAssembly.References, reference => reference is { Layer: "Properties", Type.FullName: "Google.Protobuf.WellKnownTypes.Struct" });
        Assert.Contains(CompiledAssembly.References, reference => reference is { Layer: "", Type.Name: "Environment", Member.Name: "GetEnvironmentVariable" });
    }

    [Fact]
    public void Rule_1_only_the_protocol_layers_name_protobuf_or_grpc() =>
        NoneOf(reference => reference.Layer is not ("Hosting" or "Rpc" or "Properties") && IsProtocol(reference.Type));

    [Fact]
    public void Rule_2_the_client_knows_nothing_of_pulumi() =>
        NoneOf(reference => reference.Layer == "Scm" && Reference.LayerOf(reference.Type) is { Length: > 0 } and not "Scm");

    [Fact]
    public void Rule_3_rules_are_pure() =>
        NoneOf(reference => reference.Layer == "Rules"
            && (Reference.LayerOf(reference.Type) is { Length: > 0 } and not "Rules"
                || reference.Type.Name is "TimeProvider" or "Environment" or "Random" or "Console"
                || In(reference.Type, "System.IO") || In(reference.Type, "System.Net.Http")
                || In(reference.Type, "System.Net.Sockets") && !reference.Type.IsEnum));

    /// <summary>H1: what two resources need is in <c>Resources/</c> or <c>Certificates/</c>.</summary>
    [Fact]
    public void Folder_of_a_resource_names_no_other_resource()
    {
        var folders = Catalogue.Resources.Select(entry => entry.Table.Name).ToList();
        Assert.Superset(folders.ToHashSet(), CompiledAssembly.References.Select(reference => FolderOf(reference.From)).ToHashSet());

        NoneOf(reference =>
            folders.Contains(FolderOf(reference.Type)) && FolderOf(reference.From) != FolderOf(reference.Type) && reference.From != typeof(Catalogue));
    }

    [Fact]
    public void Rule_4_emulator_and_provider_share_no_code()
    {
        var emulator = typeof(ScmEmulator).Assembly;

        Assert.DoesNotContain(emulator.GetReferencedAssemblies(), name => name.Name == CompiledAssembly.Provider.GetName().Name);
        Assert.DoesNotContain(CompiledAssembly.Provider.GetReferencedAssemblies(), name => name.Name == emulator.GetName().Name);
        Assert.DoesNotContain(emulator.GetTypes(), type => In(type, "ScmPulumi.Provider"));
    }

    [Fact]
    public void Rule_5_environment_only_in_the_configuration_and_the_composition_root() =>
        NoneOf(reference => reference.Layer is not ("Configuration" or "") && reference is
        {
            Type.Name: "Environment",
            Member.Name: "GetEnvironmentVariable" or "GetEnvironmentVariables" or "ExpandEnvironmentVariables",
        });

    [Fact]
    public void Rule_5_randomness_is_injected() =>
        NoneOf(reference => reference.Layer.Length > 0
            && (reference.Type.Name == "Random"
                || reference is { Type.Name: "Guid", Member.Name: "NewGuid" }
                || In(reference.Type, "System.Security.Cryptography") && reference.Type.Name == "RandomNumberGenerator"));

    private static void NoneOf(Func<Reference, bool> isForbidden)
    {
        var found = CompiledAssembly.References.Where(isForbidden).Select(reference => reference.ToString()).Distinct().ToList();
        Assert.True(found.Count == 0, $"DESIGN.md, \"The house\", does not allow:\n{string.Join('\n', found)}");
    }

    /// <summary>The folder in <c>Resources/</c> that a type is in; empty if it is in none.</summary>
    private static string FolderOf(Type type) =>
        Reference.LayerOf(type) == "Resources" && type.Namespace!.Split("Resources.") is [_, var folder] ? folder : "";

    private static bool IsProtocol(Type type) =>
        In(type, "Google.Protobuf") || In(type, "Grpc")
        || (type.Assembly == CompiledAssembly.Provider && Reference.LayerOf(type) is null
            && type.Namespace is { } name && name.StartsWith("Pulumi", StringComparison.OrdinalIgnoreCase));

    private static bool In(Type type, string name) => type.Namespace is { } own && (own == name || own.StartsWith(name + ".", StringComparison.Ordinal));
}
