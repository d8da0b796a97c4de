using System.Text;

namespace ScmPulumi.Fuzz.Mutations;

/// <summary>Edge cases for parsers.</summary>
internal static class Odd
{
    public static readonly string[] Texts =
    [
        "", " ", "\0", "\u001b[31m", "\r\n", "null", "true", "[]", "{}", "[\"a\"]", "0", "-1", "1e999", "NaN", "%s%n", "${x}", "../../v3", "a;b", ",", "@",
        "a@b", "+", "+86", "1", "😀", "\u202e", "\ufeff", "\uffff", "\ud83d", "İ", "ß", "ς", "ǆ", "ﬁ", "é", "e\u0301", "华为云", "ｗｗｗ", "。",
        "xn--", "xn--a",
        "xn--\u00fc", "xn--99999999", "*", "*.", "*.*.example.com", "a.*.b", "-a.b", "a..b", ".", "localhost", "www.example.com", "WWW.EXAMPLE.COM.",
        "http://x/", "https://", "https://[::1", "https://a:99999", "http://127.0.0.1:1/", "::", "::1%eth0", "::ffff:8.8.8.8", "1.2.3.4.5", "0x7f.1",
        "010.8.8.8", "8.8.8.8", "CN", "PAID", "ISSUED", "CHECKING_DOMAIN", "UNPASSED", "SCM.0010", "APIGW.0301", "success", "DNS", "FILE",
        "2025-01-01 00:00:00.0", "9999-99-99", "scs1554192131150", "scs1600000000001",
        "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----", "-----BEGIN PRIVATE KEY-----", "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "04DA6B54-80E4-46F7-96EC-B56FF0331BA9", "4dabf18193072939515e22adb298388d",
        "1b47061264138c4ac30d75fd1eb44270", "urn:pulumi:dev::p::huaweicloud-scm:index:CertificateApplication::a",
        "urn:pulumi:dev::p::huaweicloud-scm:index:CertificateValidation::a",
        "huaweicloud-scm:index:getCertificates",
    ];

    public static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 0.1, 250, 1e-300, 1e308, int.MaxValue, int.MinValue, long.MaxValue, 9007199254740993, double.Epsilon,
    ];

    private static readonly int[] Lengths = [2, 10, 63, 64, 255, 256, 1024, 5000, 16 * 1024, 70_000, 1_100_000];

    public static string Text(Random random) => Pick(random, Texts);

    public static double Number(Random random) => random.Next(3) == 0 ? random.NextDouble() * random.Next() : Pick(random, Numbers);

    /// <summary>The string with random changes, sometimes very long. Most are short, because long ones take time.</summary>
    public static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(8) switch
        {
            0 => Text(random),
            1 => text[..at],
            2 => text.ToUpperInvariant(),
            3 => text + Repeated(text, random),
            4 => Anything(random),
            5 => text[..at] + (char)random.Next(char.MaxValue + 1) + text[at..],
            6 => text[..at] + Text(random) + text[at..],
            _ => text[..at] + text[Math.Min(text.Length, at + 1 + random.Next(4))..],
        };
    }

    public static string Anything(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(40); length > 0; length--)
        {
            text.Append(random.Next(3) == 0 ? (char)random.Next(char.MaxValue + 1) : (char)random.Next(0x20, 0x7f));
        }

        return text.ToString();
    }

    public static string Repeated(string text, Random random)
    {
        var part = Pick(random, [text, "x", "😀", "12", "+", Text(random)]);
        if (part.Length is 0 or > 100) part = "x";
        var length = Lengths[Math.Min(random.Next(Lengths.Length), random.Next(Lengths.Length))];
        return new StringBuilder().Insert(0, part, length / part.Length).ToString();
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
