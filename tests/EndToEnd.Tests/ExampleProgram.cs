using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The program <c>examples/yaml-apply</c>, unchanged or with changes.</summary>
internal static class ExampleProgram
{
    public const string Type = "huaweicloud-scm:index:CertificateApplication";
    public const string Resource = "www";

    /// <summary>The phone numbers and email addresses in the program.</summary>
    public static readonly string[] PersonalValues = ["13800000000", "zhangsan@example.com"];

    public static StackProgram AsItIs { get; } = Load("yaml-apply");

    /// <summary>The program <c>examples/yaml-dns-validation</c>.</summary>
    public static StackProgram Validated { get; } = Load("yaml-dns-validation");

    /// <summary>The program <c>examples/yaml-rotation</c>.</summary>
    public static StackProgram Rotating { get; } = Load("yaml-rotation");

    /// <param name="changes">Properties with their new values. Null removes a property.</param>
    public static StackProgram With(params (string Property, JsonNode? Value)[] changes) => AsItIs.With(changes);

    /// <summary>The same for any example.</summary>
    public static StackProgram With(this StackProgram program, params (string Property, JsonNode? Value)[] changes)
    {
        var resource = program.Resource(Resource);
        var properties = resource.Properties.DeepClone().AsObject();
        foreach (var (property, value) in changes)
        {
            if (value is null) properties.Remove(property);
            else properties[property] = value;
        }

        return program with { Resources = [.. program.Resources.Select(other => other == resource ? resource with { Properties = properties } : other)] };
    }

    public static StackProgram Options(this StackProgram program, ResourceOptions options) =>
        program with { Resources = [program.Resources.Single() with { Options = options }] };

    /// <summary>The resource with another name, and no outputs, because they refer to it by name.</summary>
    public static StackProgram Renamed(string name, params string[] aliases) => AsItIs with
    {
        Resources = [AsItIs.Resource(Resource) with { Name = name, Options = new ResourceOptions { Aliases = aliases } }],
        Outputs = [],
    };

    /// <summary>Loads an example by the name of its folder.</summary>
    public static StackProgram Load(string example) => StackProgram.Load(Repository.At($"examples/{example}"));
}
