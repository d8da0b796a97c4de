using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>House rules 1 to 5 (DESIGN.md, "The house"), read from the compiled assembly.</summary>
public sealed class HouseRulesTests
{
    private static readonly string[] Layers = ["Configuration", "Diagnostics", "Functions", "Hosting", "Properties", "Resources", "Rpc", "Scm", "Validation"];

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
    public void Rule_3_validation_is_pure() =>
        NoneOf(reference => reference.Layer == "Validation"
            && (Reference.LayerOf(reference.Type) is { Length: > 0 } and not "Validation"
                || reference.Type.Name is "TimeProvider" or "Environment" or "Random" or "Console"
                || In(reference.Type, "System.IO") || In(reference.Type, "System.Net.Http") || In(reference.Type, "System.Net.Sockets") && !reference.Type.IsEnum));

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
        NoneOf(reference => reference.Layer is not ("Configuration" or "") && reference is { Type.Name: "Environment", Member.Name: "GetEnvironmentVariable" or "GetEnvironmentVariables" or "ExpandEnvironmentVariables" });

    [Fact]
    public void Rule_5_time_only_through_a_time_provider() =>
        NoneOf(reference => (reference.Type.Name, reference.Member?.Name) is
            ("DateTime" or "DateTimeOffset", "get_Now" or "get_UtcNow" or "get_Today") or ("Environment", "get_TickCount" or "get_TickCount64") or ("Stopwatch", _) or ("Thread", "Sleep")
            || reference is { Type.Name: "Task", Member.Name: "Delay" } && !Parameters(reference).Contains(typeof(TimeProvider)));

    [Fact]
    public void Rule_5_randomness_is_injected() =>
        NoneOf(reference => reference.Layer.Length > 0 && (reference.Type.Name == "Random" || reference is { Type.Name: "Guid", Member.Name: "NewGuid" } || In(reference.Type, "System.Security.Cryptography") && reference.Type.Name == "RandomNumberGenerator"));

    private static void NoneOf(Func<Reference, bool> isForbidden)
    {
        var found = CompiledAssembly.References.Where(isForbidden).Select(reference => reference.ToString()).Distinct().ToList();
        Assert.True(found.Count == 0, $"DESIGN.md, \"The house\", does not allow:\n{string.Join('\n', found)}");
    }

    private static bool IsProtocol(Type type) =>
        In(type, "Google.Protobuf") || In(type, "Grpc") || (type.Assembly == CompiledAssembly.Provider && Reference.LayerOf(type) is null && type.Namespace is { } name && name.StartsWith("Pulumi", StringComparison.OrdinalIgnoreCase));

    private static bool In(Type type, string name) => type.Namespace is { } own && (own == name || own.StartsWith(name + ".", StringComparison.Ordinal));

    private static Type[] Parameters(Reference reference) => [.. ((System.Reflection.MethodBase)reference.Member!).GetParameters().Select(parameter => parameter.ParameterType)];
}
