using System.Text.Json.Nodes;

namespace ScmPulumi.Engine.Programs;

/// <summary>A named declaration of a program that expressions can refer to and that leads to calls to a provider.</summary>
public abstract record Declaration(string Name)
{
    /// <summary>All values that may contain a reference to another declaration.</summary>
    internal abstract IEnumerable<JsonNode?> Expressions { get; }

    /// <summary>The names that the options refer to.</summary>
    internal abstract IEnumerable<string> OptionReferences { get; }

    /// <summary>Expands <c>huaweicloud-scm:CertificateApplication</c> to <c>huaweicloud-scm:index:CertificateApplication</c>.</summary>
    protected static string FullToken(string token) => token.Split(':') is [var package, var member] ? $"{package}:index:{member}" : token;
}

/// <summary>A resource as declared, with properties that are not evaluated yet.</summary>
/// <param name="Name">Its name in the program and in its URN.</param>
/// <param name="Type">The full token, such as <c>huaweicloud-scm:index:CertificateApplication</c>.</param>
/// <param name="Properties">Its inputs.</param>
/// <param name="Options">Its options.</param>
public sealed record ResourceDeclaration(string Name, string Type, JsonObject Properties, ResourceOptions Options) : Declaration(Name)
{
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>The type in the URN. If a component contains the resource, the type of the component comes first.</summary>
    public string QualifiedType => Options.Component is { } component ? $"{component}${Type}" : Type;

    /// <summary>The package whose provider serves the resource.</summary>
    public string Package => Type.Split(':') is ["pulumi", "providers", var package] ? package : Type.Split(':')[0];

    internal override IEnumerable<JsonNode?> Expressions => [Properties];

    internal override IEnumerable<string> OptionReferences => [.. Options.DependsOn, .. Options.Provider is { } provider ? [provider] : Array.Empty<string>()];

    internal static ResourceDeclaration Read(string name, JsonObject declared)
    {
        if (declared.ContainsKey("get")) throw new NotSupportedException($"{name}: get is not supported by the engine stand-in");
        var options = ResourceOptions.Read(name, StackProgram.Members(declared, "options"));
        return new ResourceDeclaration(name, FullToken((string)declared["type"]!), StackProgram.Members(declared, "properties"), options);
    }
}

/// <summary>A function call with <c>fn::invoke</c>. The engine stand-in supports it only as the whole value of a variable.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Function">The full token, such as <c>huaweicloud-scm:index:exportCertificate</c>.</param>
/// <param name="Arguments">The arguments, not evaluated yet.</param>
/// <param name="Return">The member of the result to return. Null returns the whole result.</param>
/// <param name="Provider">The name of an explicit provider of the same program.</param>
/// <param name="Version">The requested version of the default provider.</param>
/// <param name="Excerpt">The source lines that a YAML host adds to an error.</param>
public sealed record FunctionCall(
    string Name, string Function, JsonObject Arguments, string? Return, string? Provider, string? Version, string Excerpt) : Declaration(Name)
{
    private const string Keyword = "fn::invoke";

    public string Package => Function.Split(':')[0];

    internal override IEnumerable<JsonNode?> Expressions => [Arguments];

    internal override IEnumerable<string> OptionReferences => Provider is null ? [] : [Provider];

    /// <returns>Null if the value is not a function call.</returns>
    internal static FunctionCall? Read(string variable, JsonNode? value, string yaml)
    {
        if ((value as JsonObject)?[Keyword] is not JsonObject call) return null;
        var options = StackProgram.Members(call, "options");
        if (options.Select(option => option.Key).Except(["provider", "version"]).FirstOrDefault() is { } other)
        {
            throw new NotSupportedException($"{variable}: the option {other} is not supported by the engine stand-in");
        }

        return new FunctionCall(
            variable,
            FullToken((string)call["function"]!),
            StackProgram.Members(call, "arguments"),
            (string?)call["return"],
            (string?)options["provider"] is { } provider ? ResourceOptions.Reference(provider) : null,
            (string?)options["version"],
            YamlJson.Excerpt(yaml, "variables", variable));
    }
}
