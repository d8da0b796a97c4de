namespace Pulumi;

public class Resource
{
    private protected Resource() => throw Declaration.Only;

    [Output("urn")]
    public Output<string> Urn { get; private protected set; }
}

public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null) => throw Declaration.Only;

    [Output("id")]
    public Output<string> Id { get; private protected set; }
}

public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base(package, name, args, options) => throw Declaration.Only;
}

public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null) => throw Declaration.Only;

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        => throw Declaration.Only;

    protected void RegisterOutputs() => throw Declaration.Only;

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => throw Declaration.Only;
}

public class Stack : ComponentResource
{
    public Stack()
        : base("", "") => throw Declaration.Only;
}
