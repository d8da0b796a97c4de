using System.Text;
using System.Text.RegularExpressions;
using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.Pages;

/// <summary>The reference page: every resource, function, and type with its properties.</summary>
internal static partial class Reference
{
    public static string Write(PackageSpec package)
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Reference

            `make codegen` writes this page. Names are those of YAML; in C#, they begin with a capital letter. Required inputs come first.

            - **default**: what the provider uses if the input is not set. If it depends on other inputs, the description says how.
            - **secret**: the value is secret in the state, and messages do not contain it.
            - **replaces**: a change replaces the resource. If it does so only until the certificate is issued, the description says so.
            - **always set**: the output is never absent. Other outputs can be.

            """);
        foreach (var resource in package.Resources)
        {
            Section(page, resource.Token, resource.Description);
            Inputs(page, "Inputs", resource.Inputs, input => InputDefaults.Of(resource.Token, input));
            var inputs = resource.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
            Outputs(page, "Additional outputs", [.. resource.Outputs.Where(output => !inputs.Contains(output.Name))]);
        }

        foreach (var function in package.Functions)
        {
            Section(page, function.Token, function.Description);
            if (function.Inputs is not null) Inputs(page, "Inputs", function.Inputs, input => InputDefaults.Of(function.Token, input));
            Outputs(page, "Outputs", function.Outputs);
        }

        page.Append("\n## Types\n");
        foreach (var spec in package.Enumerations)
        {
            page.Append($"\n### {Names.OfToken(spec.Token)}\n\n| value | in C# | meaning |\n|---|---|---|\n");
            foreach (var value in spec.Values) page.Append($"| `{value.Value}` | `{Names.OfEnumValue(value)}` | {Cell(value.Description)} |\n");
        }

        foreach (var spec in package.Objects) Outputs(page, Names.OfToken(spec.Token), spec.Properties, spec.Description);
        page.Append("\n## Provider configuration\n");
        Inputs(page, $"`{package.Name}:…`", package.Configuration, InputDefaults.OfKey);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string token, string description) =>
        page.Append($"\n## {token}\n\n{WithoutExamples(description)}\n");

    /// <summary>Examples are omitted, because the Registry and editors show them from the schema. Headings after them are one level deeper here.</summary>
    private static string WithoutExamples(string description) =>
        ExamplesPattern.Replace(description, "").Replace("\n## ", "\n### ", StringComparison.Ordinal).Trim();

    private static void Inputs(StringBuilder page, string title, IReadOnlyList<PropertySpec> inputs, Func<string, string?> defaultOf)
    {
        page.Append($"\n### {title}\n\n| property | type | notes | default | description |\n|---|---|---|---|---|\n");
        foreach (var input in inputs.OrderByDescending(input => input.Required))
        {
            var value = defaultOf(input.Name) is { } text ? $"`{text}`" : "";
            page.Append($"| `{input.Name}` | {TypeOf(input.Type)} | {Notes(input, "required")} | {value} | {Cell(input.Description)} |\n");
        }
    }

    private static void Outputs(StringBuilder page, string title, IReadOnlyList<PropertySpec> outputs, string? description = null)
    {
        page.Append($"\n### {title}\n\n{(description is null ? "" : $"{description}\n\n")}| property | type | notes | description |\n|---|---|---|---|\n");
        foreach (var output in outputs)
        {
            page.Append($"| `{output.Name}` | {TypeOf(output.Type)} | {Notes(output, "always set")} | {Cell(output.Description)} |\n");
        }
    }

    private static string Notes(PropertySpec property, string required) => string.Join(", ", new[]
    {
        property.Required ? required : null,
        property.Secret ? "secret" : null,
        property.WillReplace ? "replaces" : null,
    }.OfType<string>());

    private static string TypeOf(SchemaType type) => type switch
    {
        SchemaType.Array array => $"list of {TypeOf(array.Items)}",
        SchemaType.Enumeration enumeration => Names.OfToken(enumeration.Spec.Token),
        SchemaType.Object value => Names.OfToken(value.Spec.Token),
        SchemaType.Text => "string",
        SchemaType.Boolean => "boolean",
        SchemaType.Integer => "integer",
        _ => throw new SchemaException($"{type}", "the reference page does not support it"),
    };

    private static string Cell(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{% examples %\}\}.*\{\{% /examples %\}\}\n*", RegexOptions.Singleline)]
    private static partial Regex ExamplesPattern { get; }
}
