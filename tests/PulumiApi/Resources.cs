using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private protected Resource() => throw Declaration.Only;

    [Output("urn")]
    public Output<string> Urn { get; private protected set; }

    public string GetResourceType() => throw Declaration.Only;

    public string GetResourceName() => throw Declaration.Only;
}

public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null) => throw Declaration.Only;

    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        => throw Declaration.Only;

    [Output("id")]
    public Output<string> Id { get; private protected set; }
}

public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base(package, name, args, options) => throw Declaration.Only;

    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null, RegisterPackageRequest? registerPackageRequest = null)
        : base(package, name, args, options, registerPackageRequest) => throw Declaration.Only;
}

public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null) => throw Declaration.Only;

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        => throw Declaration.Only;

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote, RegisterPackageRequest? registerPackageRequest = null)
        => throw Declaration.Only;

    protected void RegisterOutputs() => throw Declaration.Only;

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => throw Declaration.Only;

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => throw Declaration.Only;

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) => throw Declaration.Only;
}

public class Stack : ComponentResource
{
    public Stack(StackOptions? options = null)
        : base("", "") => throw Declaration.Only;
}

public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base("", name, args, options) => throw Declaration.Only;

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; }

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; }

    public Output<object?> GetOutput(Input<string> name) => throw Declaration.Only;

    public Output<object> RequireOutput(Input<string> name) => throw Declaration.Only;

    public Task<object?> GetValueAsync(Input<string> name) => throw Declaration.Only;

    public Task<object> RequireValueAsync(Input<string> name) => throw Declaration.Only;

    public Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name) => throw Declaration.Only;
}

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }
    public object? SecretValue { get; set; }
}

public class RegisterPackageRequest(
    string name,
    string version,
    string? downloadUrl,
    Dictionary<string, byte[]>? checksums = null,
    RegisterPackageRequest.PackageParameterization? parameterization = null)
{
    public string Name { get; } = name;
    public string Version { get; } = version;
    public string DownloadUrl { get; } = downloadUrl ?? "";
    public Dictionary<string, byte[]> Checksums { get; } = checksums ?? [];
    public PackageParameterization? Parameterization { get; } = parameterization;

    public class PackageParameterization(string name, string version, byte[] value)
    {
        public string Name { get; } = name;
        public string Version { get; } = version;
        public byte[] Value { get; } = value;
    }
}
