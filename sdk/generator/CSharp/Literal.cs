using System.Text;

namespace ScmPulumi.Generator.CSharp;

internal static class Literal
{
    public static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\') literal.Append('\\').Append(character);
            else if (char.IsControl(character) || character is '\u2028' or '\u2029') literal.Append($"\\u{(int)character:x4}");
            else literal.Append(character);
        }

        return literal.Append('"').ToString();
    }
}
