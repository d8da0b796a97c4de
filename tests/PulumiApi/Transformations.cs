using System.Collections.Immutable;

namespace Pulumi;

public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    public Resource Resource { get; } = resource;
    public ResourceArgs Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}

public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    public ResourceArgs Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}

public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);

public readonly struct ResourceTransformArgs(string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    public string Name { get; } = name;
    public string Type { get; } = type;
    public bool Custom { get; } = custom;
    public ImmutableDictionary<string, object?> Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}

public readonly struct ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    public ImmutableDictionary<string, object?> Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}

public delegate Task<InvokeTransformResult?> InvokeTransform(InvokeTransformArgs args, CancellationToken cancellationToken = default);

public readonly struct InvokeTransformArgs(string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    public string Token { get; } = token;
    public ImmutableDictionary<string, object?> Args { get; } = args;
    public InvokeOptions Options { get; } = options;
}

public readonly struct InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    public ImmutableDictionary<string, object?> Args { get; } = args;
    public InvokeOptions Options { get; } = options;
}

public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

public class ResourceHookArgs(
    string urn,
    string id,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    public string Urn { get; } = urn;
    public string Id { get; } = id;
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;
    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}

public class ResourceHookOptions
{
    public bool? OnDryRun { get; set; }
}

public class ResourceHook
{
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null) => throw Declaration.Only;

    public string Name => throw Declaration.Only;

    public ResourceHookCallback Callback => throw Declaration.Only;

    public ResourceHookOptions Options => throw Declaration.Only;
}

public class ResourceHookBinding
{
    public List<ResourceHook> BeforeCreate { get; set; } = [];
    public List<ResourceHook> AfterCreate { get; set; } = [];
    public List<ResourceHook> BeforeUpdate { get; set; } = [];
    public List<ResourceHook> AfterUpdate { get; set; } = [];
    public List<ResourceHook> BeforeDelete { get; set; } = [];
    public List<ResourceHook> AfterDelete { get; set; } = [];
}
