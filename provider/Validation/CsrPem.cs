namespace ScmPulumi.Provider.Validation;

/// <summary>The outer form of a CSR: exactly one PEM block, under either of the labels in use (https://www.rfc-editor.org/rfc/rfc7468#section-7).</summary>
internal static class CsrPem
{
    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"];

    public static string? Problem(string text)
    {
        var pem = text.AsSpan().Trim();
        foreach (var label in Labels)
        {
            var begin = $"-----BEGIN {label}-----";
            var end = $"-----END {label}-----";
            if (!pem.StartsWith(begin)) continue;
            if (!pem.EndsWith(end)) return "has no matching END line at its end";
            return pem[begin.Length..].Contains("-----BEGIN", StringComparison.Ordinal) ? "holds more than one PEM block; give the certificate request alone" : null;
        }

        return "is not a certificate request in PEM form (-----BEGIN CERTIFICATE REQUEST-----)";
    }
}
