using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>
/// What people and programs write if they have no value. No certificate may contain it (https://cabforum.org/working-groups/server/baseline-requirements/,
/// 7.1.4.2.2).
/// </summary>
internal static class Placeholder
{
    /// <summary>In lower case, letters and digits only: <c>N/A</c>, <c>n.a.</c> and <c>#N/A</c> are <c>na</c>.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "na", "none", "null", "nil", "undefined", "unknown", "unspecified", "notapplicable", "notavailable", "notset", "empty", "tbd", "tba", "todo",
        "无", "無", "暂无", "没有", "空", "未知", "未填", "不详", "不适用", "待定",
    };

    public static string? Doubt(string text)
    {
        var letters = LettersOf(FullWidth.Narrow(text));
        return letters.Length > 0 && !Words.Contains(letters)
            ? null
            : "looks like a placeholder, which no certificate may contain; write the real value, or leave the property out";
    }

    private static string LettersOf(string text)
    {
        var letters = new char[text.Length];
        var length = 0;
        foreach (var character in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(character)) length += Rune.ToLowerInvariant(character).EncodeToUtf16(letters.AsSpan(length));
        }

        return new string(letters, 0, length);
    }
}
