namespace ScmPulumi.Provider.Rules;

/// <summary>A name or an ID of another service, as a part of the ID of a resource.</summary>
internal static class TargetId
{
    private const int UsualLength = 32;

    public static string? Problem(string text) =>
        text.Contains('/') ? "contains a slash; write the ID or the name alone"
        : text.Any(char.IsWhiteSpace) ? "contains a space; remove it"
        : null;

    /// <summary>Case makes no difference in a hexadecimal ID.</summary>
    public static string Canonical(string text) => IsUsual(text) ? text.ToLowerInvariant() : text;

    public static string? Doubt(string text) =>
        IsUsual(text)
            ? null
            : $"does not look like the ID of an ELB certificate or a WAF object ({UsualLength} hexadecimal digits)";

    private static bool IsUsual(string text) => text.Length == UsualLength && text.All(char.IsAsciiHexDigit);
}
