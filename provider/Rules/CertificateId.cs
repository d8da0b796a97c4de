namespace ScmPulumi.Provider.Rules;

/// <summary>The ID of a certificate in SCM: 16 characters. In all examples, these are <c>scs</c> and a time in milliseconds.</summary>
internal static class CertificateId
{
    public const int Length = 16;

    public static string? Problem(string text) =>
        text.Length == Length && text.All(char.IsAsciiLetterOrDigit)
            ? null
            : $"is not a certificate ID: exactly {Length} letters or digits are expected, such as scs1554192131150; copy it from the SCM console";

    public static string? Doubt(string text) =>
        text.StartsWith("scs", StringComparison.Ordinal) && text.AsSpan(3).ContainsAnyExceptInRange('0', '9') is false
            ? null
            : "does not look like an ID that SCM assigns (scs and 13 digits); check it";
}
