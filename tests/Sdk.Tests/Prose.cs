using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmPulumi.Sdk.Tests;

/// <summary>The text for people in a file, with one line per paragraph.</summary>
internal static partial class Prose
{
    /// <summary>Replaces a value that is known only at run time.</summary>
    public const string Hole = "…";

    /// <summary>
    /// Leaves out programs and quoted output, which other tests compare with their sources, and the parts of a page that <c>make codegen</c> writes.
    /// </summary>
    public static IEnumerable<string> OfMarkdown(string text) => BreakPattern.Split(FencePattern.Replace(GeneratedPattern.Replace(text, "\n\n"), "\n\n"))
        .Select(paragraph => SpacePattern.Replace(paragraph, " ").Trim()).Where(paragraph => paragraph.Length > 0);

    /// <summary>String literals (concatenated ones as one) and comments.</summary>
    public static IEnumerable<string> OfCode(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var literals = root.DescendantNodes().OfType<ExpressionSyntax>().Where(expression => !IsPart(expression)).Select(TextOf).OfType<string>();
        return literals.Concat(Comments(root)).SelectMany(OfMarkdown);
    }

    private static bool IsPart(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax || expression.Parent.IsKind(SyntaxKind.AddExpression);

    private static string? TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part =>
            part is InterpolatedStringTextSyntax piece ? piece.TextToken.ValueText : Hole)),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => (TextOf(sum.Left) ?? Hole) + (TextOf(sum.Right) ?? Hole),
        ParenthesizedExpressionSyntax inner => TextOf(inner.Expression),
        _ => null,
    };

    /// <summary>The comments. Comments on consecutive lines are joined.</summary>
    private static IEnumerable<string> Comments(SyntaxNode root)
    {
        var comments = new List<(string Text, int LastLine)>();
        foreach (var trivia in root.DescendantTrivia().Where(trivia => trivia.ToFullString().StartsWith('/')))
        {
            var (text, lines) = (SlashPattern.Replace(trivia.ToFullString(), ""), trivia.GetLocation().GetLineSpan());
            if (comments.Count > 0 && comments[^1].LastLine + 1 == lines.StartLinePosition.Line)
            {
                text = $"{comments[^1].Text}\n{text}";
                comments.RemoveAt(comments.Count - 1);
            }

            comments.Add((text, lines.EndLinePosition.Line));
        }

        return comments.Select(comment => TagPattern.Replace(CodeTagPattern.Replace(comment.Text, "`${code}`"), "\n\n"));
    }

    [GeneratedRegex("<!-- .+, written by make codegen -->.*?<!-- end of .+ -->", RegexOptions.Singleline)]
    private static partial Regex GeneratedPattern { get; }

    [GeneratedRegex(@"^ *```.*?^ *```[^\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FencePattern { get; }

    /// <summary>The end of a paragraph: an empty line, the end of a table cell, or the start of an item, a heading, or a quote.</summary>
    [GeneratedRegex(@"\n\s*\n|\n(?=\s*(?:[-*>]|#+|\d+\.) )|(?<!\\)\|")]
    private static partial Regex BreakPattern { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern { get; }

    [GeneratedRegex(@"^\s*///? ?", RegexOptions.Multiline)]
    private static partial Regex SlashPattern { get; }

    [GeneratedRegex(@"<c>(?<code>.*?)</c>|<(?:see|paramref|typeparamref) \w+=""(?<code>[^""]*)"" ?/>", RegexOptions.Singleline)]
    private static partial Regex CodeTagPattern { get; }

    [GeneratedRegex(@"</?[a-z]+(?: [^>]*)?>")]
    private static partial Regex TagPattern { get; }
}
