namespace Pulumi;

public class InvokeOptions
{
    public Resource? Parent { get; set; }
    public ProviderResource? Provider { get; set; }
    public string? Version { get; set; }
    public string? PluginDownloadURL { get; set; }
}

public class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get; set; } = null!;
}

public class CallOptions
{
    public Resource? Parent { get; set; }
    public ProviderResource? Provider { get; set; }
    public string? Version { get; set; }
    public string? PluginDownloadURL { get; set; }
}

public abstract class ResourceOptions
{
    public Input<string>? Id { get; set; }
    public Resource? Parent { get; set; }
    public InputList<Resource> DependsOn { get; set; } = null!;
    public bool? Protect { get; set; }
    public List<string> IgnoreChanges { get; set; } = [];
    public string? Version { get; set; }
    public ProviderResource? Provider { get; set; }
    public CustomTimeouts? CustomTimeouts { get; set; }
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];
    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
    public List<Input<Alias>> Aliases { get; set; } = [];
    public string? Urn { get; set; }
    public List<string> ReplaceOnChanges { get; set; } = [];
    public string? PluginDownloadURL { get; set; }
    public bool? RetainOnDelete { get; set; }
    public Resource? DeletedWith { get; set; }
    public InputList<Resource> ReplaceWith { get; set; } = null!;
    public ResourceHookBinding Hooks { get; set; } = new();
    public List<string> HideDiffs { get; set; } = [];
    public Input<object>? ReplacementTrigger { get; set; }
}

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }
    public List<string> AdditionalSecretOutputs { get; set; } = [];
    public string? ImportId { get; set; }
    public Dictionary<string, string> EnvVarMappings { get; set; } = [];

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2) => throw Declaration.Only;
}

public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get; set; } = [];

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2) => throw Declaration.Only;
}

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];
    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}

public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }
    public TimeSpan? Update { get; set; }
    public TimeSpan? Delete { get; set; }
}

public sealed class Alias
{
    public string? Urn { get; set; }
    public Input<string>? Name { get; set; }
    public Input<string>? Type { get; set; }
    public Input<string>? Stack { get; set; }
    public Input<string>? Project { get; set; }
    public Resource? Parent { get; set; }
    public Input<string>? ParentUrn { get; set; }
    public bool NoParent { get; set; }
}
