using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The declarations in C# sources, in the format of Golden/declarations.json: everything that is visible to a caller or to Pulumi's runtime.</summary>
internal static partial class DeclarationList
{
    public static JsonArray Of(IEnumerable<(string Path, string Text)> files) => new(
    [
        .. files
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
                .Select(type => Type(file.Path, type)))
            .OrderBy(type => (string?)type["file"], StringComparer.Ordinal)
            .ThenBy(type => (string?)type["type"], StringComparer.Ordinal),
    ]);

    private static JsonObject Type(string path, BaseTypeDeclarationSyntax type)
    {
        var keyword = type switch { EnumDeclarationSyntax => "enum", StructDeclarationSyntax => "struct", _ => "class" };
        var header = $"{Attributes(type.AttributeLists)}{type.Modifiers} {keyword} {type.Identifier}{(type.BaseList is null ? "" : $" {type.BaseList}")}";
        var result = new JsonObject
        {
            ["file"] = path,
            ["namespace"] = ((BaseNamespaceDeclarationSyntax)type.Parent!).Name.ToString(),
            ["type"] = Plain(header),
            ["members"] = new JsonArray([.. Members(type).Where(IsVisible).Select(member => JsonValue.Create(Plain(Member(member))))]),
        };
        if (Members(type).OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.Text == "MakeResourceOptions") is { } options)
        {
            result["resourceOptions"] = ResourceOptions(options);
        }

        var defaults = Members(type).OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => type.Identifier.Text.EndsWith("Args", StringComparison.Ordinal) && constructor.ParameterList.Parameters.Count == 0)
            .SelectMany(constructor => constructor.Body!.Statements)
            .Select(statement => JsonValue.Create(Plain(statement.ToString()).TrimEnd(';')))
            .ToArray();
        if (defaults.Length > 0) result["defaults"] = new JsonArray([.. defaults]);
        return result;
    }

    private static IEnumerable<MemberDeclarationSyntax> Members(BaseTypeDeclarationSyntax type) =>
        type is EnumDeclarationSyntax enumeration ? enumeration.Members : ((TypeDeclarationSyntax)type).Members;

    /// <summary>Private fields without an attribute and static constructors are not visible.</summary>
    private static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.AttributeLists.Count > 0 || !field.Modifiers.Any(SyntaxKind.PrivateKeyword),
        ConstructorDeclarationSyntax constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        BaseTypeDeclarationSyntax => false,
        _ => true,
    };

    private static string Member(MemberDeclarationSyntax member) => Attributes(member.AttributeLists) + member switch
    {
        FieldDeclarationSyntax field => $"{field.Modifiers} {field.Declaration.Type} {field.Declaration.Variables.Single().Identifier}",
        PropertyDeclarationSyntax property => $"{property.Modifiers} {property.Type} {property.Identifier}{Accessors(property)}",
        ConstructorDeclarationSyntax constructor => $"{constructor.Modifiers} {constructor.Identifier}{constructor.ParameterList} {constructor.Initializer}",
        MethodDeclarationSyntax method => $"{method.Modifiers} {method.ReturnType} {method.Identifier}{method.ParameterList}",
        OperatorDeclarationSyntax method => $"{method.Modifiers} {method.ReturnType} operator {method.OperatorToken}{method.ParameterList}",
        ConversionOperatorDeclarationSyntax method => $"{method.Modifiers} {method.ImplicitOrExplicitKeyword} operator {method.Type}{method.ParameterList}",
        EnumMemberDeclarationSyntax value => $"{value.Identifier} {value.EqualsValue}",
        _ => throw new NotSupportedException($"A {member.Kind()} is not expected in generated code."),
    };

    private static string Accessors(PropertyDeclarationSyntax property) => property.AccessorList is null
        ? ""
        : $" {{ {string.Join(" ", property.AccessorList.Accessors.Select(accessor => $"{Plain($"{accessor.Modifiers} {accessor.Keyword}")};"))} }}";

    private static string Attributes(SyntaxList<AttributeListSyntax> attributes) => string.Concat(attributes.Select(attribute => $"{attribute} "));

    private static JsonObject ResourceOptions(MethodDeclarationSyntax method)
    {
        var initial = method.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Initializer!;
        return new JsonObject(initial.Expressions.Cast<AssignmentExpressionSyntax>().Select(option =>
            KeyValuePair.Create(option.Left.ToString(), option.Right is InitializerExpressionSyntax list
                ? new JsonArray([.. list.Expressions.Select(Value)])
                : Value(option.Right))));
    }

    private static JsonNode? Value(ExpressionSyntax expression) =>
        JsonValue.Create(expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : Plain(expression.ToString()));

    private static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
