namespace ScmPulumi.Engine.State;

/// <summary>The URNs of resources: <c>urn:pulumi:stack::project::type::name</c>.</summary>
public static class Urns
{
    public const string StackType = "pulumi:pulumi:Stack";

    public const string DefaultProvider = "default";

    public static string Of(string stack, string project, string type, string name) => $"urn:pulumi:{stack}::{project}::{type}::{name}";

    public static string OfStack(string stack, string project) => Of(stack, project, StackType, $"{project}-{stack}");

    /// <summary>Default providers are created and deleted with the resources that need them. Nothing is printed about them.</summary>
    public static bool IsDefaultProvider(string urn) =>
        Type(urn).StartsWith("pulumi:providers:", StringComparison.Ordinal) && Name(urn).Split('_')[0] == DefaultProvider;

    /// <summary>The type without the types of the components that contain it.</summary>
    public static string Type(string urn) => urn.Split("::")[2].Split('$')[^1];

    public static string Name(string urn) => urn.Split("::")[3];
}
