namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>The forms that editors, templates, CI systems, and people give a PEM block. All of them are the same request.</summary>
internal static class CsrForms
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIBAA==\n-----END CERTIFICATE-----\n";

    public static readonly IReadOnlyDictionary<string, Func<string, string>> All = new Dictionary<string, Func<string, string>>
    {
        ["as OpenSSL writes it"] = pem => pem,
        ["line break at the end"] = pem => pem + "\n",
        ["BOM"] = pem => "\uFEFF" + pem,
        ["BOM read as Latin-1"] = pem => "ï»¿" + pem,
        ["BOM in the middle, of files joined together"] = pem => "# request\n\uFEFF" + pem,
        ["text of openssl req -text"] = pem => "Certificate Request:\n    Data:\n        Version: 1 (0x0)\n        Subject: CN = www.example.com\n" + pem,
        ["text of certtool"] = pem => "PKCS #10 Certificate Request Information:\n\tVersion: 1\nOther Information:\n\tPublic Key ID:\n\t\tsha1:0f\n\n" + pem,
        ["comments around"] = pem => $"# of the front-end; its private key is in the vault\n{pem}\n# END of file",
        ["email around"] = pem => $"Hello,\r\nhere is the CSR - thanks!\r\n\r\n{Break(pem, "\r\n")}\r\n\r\n-- \r\nLi",
        ["fenced in Markdown"] = pem => $"```\n{pem}\n```",
        ["in HTML"] = pem => $"<pre>{pem}</pre>",
        ["in quotes"] = pem => $"\"{pem}\"",
        ["apostrophe of a spreadsheet"] = pem => "'" + pem,
        ["spaces for line breaks (YAML >)"] = pem => Break(pem, " "),
        ["tabs for line breaks"] = pem => Break(pem, "\t"),
        ["nothing for line breaks"] = pem => Break(pem, ""),
        ["no white space at all"] = pem => Break(pem, "").Replace(" ", "", StringComparison.Ordinal),
        ["indented"] = pem => "    " + Break(pem, "\n    "),
        ["indented by tabs, with spaces at the ends"] = pem => "\t" + Break(pem, "  \n\t"),
        ["blank lines in between"] = pem => Break(pem, "\n\n"),
        ["blank lines of spaces in between"] = pem => Break(pem, "\n  \n"),
        ["CR"] = pem => Break(pem, "\r"),
        ["CR LF"] = pem => Break(pem, "\r\n") + "\r\n",
        ["CR CR LF, converted twice"] = pem => Break(pem, "\r\r\n"),
        ["line separators"] = pem => Break(pem, "\u2028"),
        ["next-line characters"] = pem => Break(pem, "\u0085"),
        ["no-break spaces"] = pem => Break(pem, "\u00A0\n\u00A0"),
        ["zero-width spaces"] = pem => Break(pem, "\u200B\n"),
        ["literal \\n"] = pem => Break(pem, "\\n"),
        ["literal \\r\\n"] = pem => Break(pem, "\\r\\n") + "\\r\\n",
        ["literal \\n, escaped twice"] = pem => Break(pem, "\\\\n"),
        ["literal \\n, and line breaks"] = pem => Break(pem, "\\n\n"),
        ["literal `r`n of PowerShell"] = pem => Break(pem, "`r`n"),
        ["string of JSON by .NET"] = pem => Break(pem, "\\n").Replace("+", "\\u002B", StringComparison.Ordinal),
        ["references of HTML"] = pem => Break(pem, "&#10;").Replace("+", "&#x2B;", StringComparison.Ordinal),
        ["string of JSON with escaped slashes"] = pem => $"\"{Break(pem, "\\n").Replace("/", "\\/", StringComparison.Ordinal)}\"",
        ["lines continued in a shell"] = pem => Break(pem, " \\\n"),
        ["%0A"] = pem => Break(pem, "%0A"),
        ["%0D%0A"] = pem => Break(pem, "%0D%0A"),
        ["percent-encoded"] = Uri.EscapeDataString,
        ["lines of 76 characters"] = pem => Wrap(pem, 76),
        ["lines of 48 characters"] = pem => Wrap(pem, 48),
        ["line break in the label"] = pem => pem.Replace("CERTIFICATE REQUEST", "CERTIFICATE\n  REQUEST", StringComparison.Ordinal),
        ["other label"] = pem => pem.Replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", StringComparison.Ordinal),
        ["other label at the end"] = pem => pem.Replace("END CERTIFICATE REQUEST", "END NEW CERTIFICATE REQUEST", StringComparison.Ordinal),
        ["spaces around the label"] = pem => pem.Replace("-----", " ----- ", StringComparison.Ordinal),
        ["a dash lost while copying"] = pem => pem[1..^1],
        ["dashes of a word processor"] = pem => pem.Replace("-----", "—–", StringComparison.Ordinal),
        ["certificate next to it"] = pem => Certificate + pem,
        ["certificate right after it"] = pem => pem + Certificate,
        ["parameters of the curve before it"] = pem => "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + pem,
        ["NUL at the end"] = pem => pem + "\n\0",
        ["BOM, CR LF, indented, literal \\n, text around"] = pem => "\uFEFFrequest:\r\n  " + Break(pem, "\\n\r\n  ") + "\r\n(end)",
    };

    /// <summary>The forms in the state of a release that only trimmed the string.</summary>
    public static readonly string[] OfEarlierReleases =
    [
        "as OpenSSL writes it", "spaces for line breaks (YAML >)", "tabs for line breaks", "nothing for line breaks", "indented", "blank lines in between",
        "CR", "lines of 76 characters", "lines of 48 characters", "other label",
    ];

    private static string Break(string pem, string lineBreak) => pem.Replace("\n", lineBreak, StringComparison.Ordinal);

    private static string Wrap(string pem, int width)
    {
        var lines = pem.Split('\n');
        var wrapped = string.Concat(lines[1..^1]).Chunk(width).Select(chunk => new string(chunk));
        return string.Join('\n', wrapped.Prepend(lines[0]).Append(lines[^1]));
    }
}
