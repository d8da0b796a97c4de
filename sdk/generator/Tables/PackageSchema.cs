using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Resources;

namespace ScmPulumi.Generator.Tables;

/// <summary>Builds the package schema from the provider's tables (https://github.com/pulumi/pulumi/blob/master/pkg/codegen/schema/pulumi.json).</summary>
internal static class PackageSchema
{
    /// <summary>The publisher's key. The registry lists publishers by it, and SDKs of other languages are named after it.</summary>
    private const string Publisher = "scmpulumi";

    /// <summary>Where releases are published. It must belong to the publisher, because the CLI downloads the plugin from there.</summary>
    private const string Repository = $"{Publisher}/pulumi-{Package.Name}";

    /// <summary>
    /// The range of the package Pulumi. NuGet takes the lowest version that fits, and before 3.87.0 a program that returns validation records as a stack output
    /// fails after the application was sent: before that version, a class with [OutputType] could not be a stack output
    /// (https://github.com/pulumi/pulumi-dotnet/issues/58).
    /// </summary>
    private const string PulumiPackage = "[3.87.0,4)";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonObject schema) => schema.ToJsonString(Format) + "\n";

    public static JsonObject Create() => Create([.. Catalogue.Resources.Select(entry => entry.Table)], [.. Catalogue.Functions.Select(entry => entry.Table)]);

    public static JsonObject Create(IReadOnlyList<ResourceTable> resources, IReadOnlyList<FunctionTable> functions)
    {
        var descriptions = DescriptionFiles.Descriptions(resources, functions, DescriptionFiles.Embedded);
        return new JsonObject
        {
            ["name"] = Package.Name,
            ["namespace"] = Publisher,
            ["displayName"] = "Huawei Cloud SCM",
            ["description"] = "Apply for certificates of the Huawei Cloud SSL Certificate Manager (SCM).",
            ["keywords"] = TableSchema.Texts(["huaweicloud", "huawei", "scm", "ccm", "certificate", "ssl", "tls", "https", "category/cloud", "kind/native"]),
            ["homepage"] = $"https://github.com/{Repository}",
            ["license"] = "Apache-2.0",
            ["repository"] = $"https://github.com/{Repository}",
            ["logoUrl"] = $"https://raw.githubusercontent.com/{Repository}/main/sdk/generator/logo.png",
            ["pluginDownloadURL"] = $"github://api.github.com/{Repository}", // otherwise, the CLI looks at Pulumi's own releases
            ["publisher"] = Publisher,
            ["meta"] = new JsonObject { ["moduleFormat"] = "(.*)" },
            ["config"] = new JsonObject { ["variables"] = ConfigurationSchema.Inputs() },
            ["provider"] = new JsonObject
            {
                ["description"] = "The provider with a configuration of its own, for programs that use more than one account or site.",
                ["inputProperties"] = ConfigurationSchema.Inputs(),
                ["properties"] = ConfigurationSchema.Outputs(),
            },
            ["types"] = TableSchema.Types(
                resources.SelectMany(resource => resource.Inputs.All).Concat(functions.SelectMany(function => function.Arguments.All)),
                resources.SelectMany(resource => resource.Outputs).Concat(functions.SelectMany(function => function.Results))),
            ["resources"] = Members(resources, resource => resource.Token, resource => TableSchema.Resource(descriptions[resource.Name], resource)),
            ["functions"] = Members(functions, function => function.Token, function => TableSchema.Function(descriptions[function.Name], function)),
            ["language"] = Languages(),
        };
    }

    private static JsonObject Members<T>(IEnumerable<T> tables, Func<T, string> token, Func<T, JsonObject> member) =>
        new(tables.Select(table => KeyValuePair.Create<string, JsonNode?>(token(table), member(table))));

    /// <summary>With <c>respectSchemaVersion</c>, a generator writes the schema's version into the SDK. Otherwise, it writes a placeholder.</summary>
    private static JsonObject Languages() => new()
    {
        ["csharp"] = new JsonObject
        {
            ["rootNamespace"] = "ScmPulumi", ["namespaces"] = new JsonObject { [Package.Name] = "HuaweiCloudScm" },
            ["packageReferences"] = new JsonObject { ["Pulumi"] = PulumiPackage }, ["respectSchemaVersion"] = true,
        },
        ["nodejs"] = new JsonObject { ["respectSchemaVersion"] = true },
        ["python"] = new JsonObject { ["pyproject"] = new JsonObject { ["enabled"] = true }, ["respectSchemaVersion"] = true },
        ["go"] = new JsonObject
        {
            ["importBasePath"] = $"github.com/{Repository}/sdk/go/huaweicloudscm", ["generateResourceContainerTypes"] = true, ["respectSchemaVersion"] = true,
        },
        ["java"] = new JsonObject { ["basePackage"] = $"com.{Publisher}", ["respectSchemaVersion"] = true },
    };
}
