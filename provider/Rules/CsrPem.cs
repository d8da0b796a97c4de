using System.Diagnostics.CodeAnalysis;

namespace ScmPulumi.Provider.Rules;

/// <summary>The outer form of a CSR: exactly one PEM block, under either of the labels in use (https://www.rfc-editor.org/rfc/rfc7468#section-7).</summary>
internal static class CsrPem
{
    private static readonly string[] Labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"];

    /// <summary>One form for what an editor or a checkout may change: line ends, and blanks around.</summary>
    public static string Normalise(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd('\r'))).Trim();

    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? der, [NotNullWhen(false)] out string? problem)
    {
        der = null;
        problem = FrameProblem(text.AsSpan().Trim(), out var base64);
        if (problem is not null) return false;

        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var length))
        {
            problem = "is damaged: what stands between its BEGIN and END lines is no Base64 text";
            return false;
        }

        der = bytes[..length];
        return true;
    }

    private static string? FrameProblem(ReadOnlySpan<char> pem, out ReadOnlySpan<char> base64)
    {
        base64 = default;
        foreach (var label in Labels)
        {
            var begin = $"-----BEGIN {label}-----";
            var end = $"-----END {label}-----";
            if (!pem.StartsWith(begin)) continue;
            if (!pem[begin.Length..].EndsWith(end)) return "has no matching END line at its end";
            base64 = pem[begin.Length..^end.Length];
            return base64.Contains("-----BEGIN", StringComparison.Ordinal) ? "holds more than one PEM block; give the certificate request alone" : null;
        }

        return "is not a certificate request in PEM form (-----BEGIN CERTIFICATE REQUEST-----)";
    }
}
