namespace ScmPulumi.Provider.Rules;

/// <summary>Rules for persons. None of them is published as a pattern, so only what is surely wrong is an error.</summary>
internal static class ContactRules
{
    private const string UsualInPhones = "+-() ./";

    public static string? EmailProblem(string text)
    {
        var at = text.IndexOf('@');
        var oneAt = at > 0 && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0;
        return oneAt && !text.Any(char.IsWhiteSpace) ? null : "is not an email address; write it as name@example.com";
    }

    public static string? PhoneProblem(string text) => text.Any(char.IsAsciiDigit) ? null : "has no digit; write a phone number";

    public static string? PhoneDoubt(string text) =>
        text.All(character => char.IsAsciiDigit(character) || UsualInPhones.Contains(character)) ? null : "has characters that are unusual in a phone number";

    /// <summary>The v3 text says 4 to 100 bytes, its schema up to 63 characters: https://support.huaweicloud.com/api-ccm/ApplyCertificate.html.</summary>
    public static string? ApplicantNameDoubt(string text) =>
        System.Text.Encoding.UTF8.GetByteCount(text) is < 4 or > 100 ? "has fewer than 4 or more than 100 bytes in UTF-8; the service may refuse it" : null;
}
