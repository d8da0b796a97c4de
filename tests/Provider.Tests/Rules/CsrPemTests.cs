using System.Security.Cryptography;
using System.Text;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>Rows <c>csr</c> of <c>Rules/rules.md</c>: finds the request in pasted text, and recognizes other content.</summary>
public sealed class CsrPemTests
{
    private static readonly string Request = CsrSamples.Read("ec-p256").Trim();
    private static readonly string Other = CsrSamples.Read("other-name").Trim();

    public static TheoryData<string> Forms => [.. CsrForms.All.Keys];

    public static TheoryData<string> SampleNames => [.. CsrSamples.Names];

    public static TheoryData<string> KeyKinds => [.. Keys.Keys];

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["PKCS#8"] = NewKey(key => key.ExportPkcs8PrivateKeyPem()),
        ["RSA"] = NewKey(key => key.ExportRSAPrivateKeyPem()),
        ["encrypted"] = NewKey(key => key.ExportEncryptedPkcs8PrivateKeyPem(
            "password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, iterationCount: 1))),
        ["EC"] = NewCurveKey(),
        ["EC with its parameters"] = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + NewCurveKey(),
        ["OpenSSH"] = Labelled("OPENSSH PRIVATE KEY"),
        ["DSA"] = Labelled("DSA PRIVATE KEY"),
        ["SM2 for encryption"] = Labelled("ENC PRIVATE KEY"),
        ["PGP"] = Labelled("PGP PRIVATE KEY BLOCK"),
        ["SSH2"] = Labelled("SSH2 ENCRYPTED PRIVATE KEY").Replace("-----BEGIN", "---- BEGIN", StringComparison.Ordinal),
        ["PuTTY"] = "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPublic-Lines: 1\nAAAAB3NzaC1yc2E=\nPrivate-Lines: 1\nAAAAgQDxk3tZ\nPrivate-MAC: 5d",
    };

    private static readonly Dictionary<string, Func<string, string>> Places = new()
    {
        ["alone"] = key => key,
        ["before the request"] = key => $"{key}\n{Request}",
        ["after the request"] = key => $"{Request}\n{key}",
        ["right after the request"] = key => Request + key,
        ["with a BOM and CR LF"] = key => "\uFEFF" + key.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["with literal \\n"] = key => key.Replace("\n", "\\n", StringComparison.Ordinal),
        ["in one line"] = key => key.Replace('\n', ' '),
        ["indented, with text around"] = key => "key:\n  " + key.Replace("\n", "\n  ", StringComparison.Ordinal) + "\nrequest:\n" + Request,
        ["in UTF-16"] = key => Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(key)),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Request_is_read_in_any_pasted_form_and_sent_in_one_form(string form)
    {
        foreach (var pem in new[] { Request, Applications.Pem })
        {
            var pasted = CsrForms.All[form](pem);
            var verdict = Applications.Check(Applications.Minimal.With(("csr", pasted)));

            Assert.Empty(verdict.Told);
            Assert.Empty(verdict.Warnings);
            Assert.Equal(pem, verdict.Inputs.Text("csr"));
            Assert.Equal(pem, CsrPem.Canonical(pem)); // C3
        }
    }

    /// <summary>The block can be read, no matter what the rules say about its content.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Sent_form_has_the_usual_label_and_lines_of_64_characters(string sample)
    {
        var pem = CsrSamples.Read(sample);
        if (!CsrPem.TryDecode(pem, out var der, out _)) return;
        var lines = CsrPem.Canonical(pem).Split('\n');

        Assert.Equal(("-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----"), (lines[0], lines[^1]));
        Assert.All(lines[1..^2], line => Assert.Equal(64, line.Length));
        Assert.InRange(lines[^2].Length, 1, 64);
        Assert.Equal(der, Convert.FromBase64String(string.Concat(lines[1..^1])));
    }

    /// <summary>T2: neither the message nor what is printed with it shows any part of the key.</summary>
    [Theory]
    [MemberData(nameof(KeyKinds))]
    public void Private_key_is_refused_wherever_it_is_and_never_shown(string kind)
    {
        foreach (var (place, put) in Places)
        {
            var key = Keys[kind];
            var verdict = Applications.Check(Applications.Minimal.With(("csr", put(key))));

            var failure = Assert.Single(verdict.Failures);
            Assert.True(failure.Property.Length == 0 && failure.Reason.Contains("private key", StringComparison.Ordinal), $"{kind} {place}: {failure}");
            Assert.Contains("disclosed", failure.Reason, StringComparison.Ordinal);
            Assert.Empty(verdict.Warnings);
            Assert.DoesNotContain(key.Split('\n').Where(line => line.Length > 5), line => failure.Reason.Contains(line.Trim(), StringComparison.Ordinal));
        }
    }

    /// <summary>Lines are lost while copying, or left out so that a variable has one line. Labels are mixed up.</summary>
    [Theory]
    [InlineData("PKCS#8")]
    [InlineData("RSA")]
    [InlineData("EC")]
    public void Private_key_without_its_label_is_a_private_key(string kind)
    {
        var lines = Keys[kind].Split('\n');
        var der = Convert.FromBase64String(string.Concat(lines[1..^1]));

        Assert.All(
            [
                string.Join('\n', lines[..2]), string.Join('\n', lines[2..]), string.Concat(lines[1..^1]), string.Join("\r\n", lines[1..^1]),
                PemEncoding.WriteString("CERTIFICATE REQUEST", der), CsrForms.All["literal \\n"](PemEncoding.WriteString("NEW CERTIFICATE REQUEST", der)),
            ],
            text => Assert.Contains("private key", CsrPem.Problem(text), StringComparison.Ordinal));
    }

    [Fact]
    public void Comment_about_a_private_key_is_not_one() =>
        Assert.All(
            ["# private key: see vault\n", "# PRIVATE KEY - in the vault\n", "the front-end private key stays here\n", "-- Private key --\n"],
            comment => Assert.Null(CsrPem.Problem(comment + Request)));

    private static readonly Dictionary<string, string> Misread = new()
    {
        ["UTF-16, its bytes read as UTF-8"] = Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(Request)),
        ["UTF-16 with a BOM, its bytes read as UTF-8"] = Encoding.UTF8.GetString([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Request)]),
        ["UTF-16 with a BOM, its bytes read as Latin-1"] = Encoding.Latin1.GetString([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Request)]),
        ["UTF-16 with CR LF"] = Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(Request.Replace("\n", "\r\n", StringComparison.Ordinal))),
        ["UTF-16, big-endian, its bytes read as UTF-8"] = Encoding.UTF8.GetString(Encoding.BigEndianUnicode.GetBytes(Request)),
        ["UTF-16, read from the wrong end"] = Encoding.BigEndianUnicode.GetString(Encoding.Unicode.GetBytes("\uFEFF" + Request)),
        ["ASCII, read as UTF-16"] = Encoding.Unicode.GetString(Encoding.ASCII.GetBytes(Request)),
        ["ASCII, read as UTF-16, big-endian"] = Encoding.BigEndianUnicode.GetString(Encoding.ASCII.GetBytes(Request)),
    };

    public static TheoryData<string> MisreadNames => [.. Misread.Keys];

    [Theory]
    [MemberData(nameof(MisreadNames))]
    public void Utf16_is_reported(string name) => Assert.Contains("UTF-16", CsrPem.Problem(Misread[name]), StringComparison.Ordinal);

    public static TheoryData<string, string> NotOneRequest => new()
    {
        { $"{Request}\n{Other}", "more than one" },
        { $"{Request}\n{Request}", "more than one" },
        { Request + Other, "more than one" },
        { $"{Request}\n{CsrForms.All["other label"](Other)}", "more than one" },
        { CsrForms.All["spaces for line breaks (YAML >)"]($"{Request}\n{Other}"), "more than one" },
        { CsrForms.All["literal \\n"]($"{Request}\n{Other}\n"), "more than one" },
        { "-----BEGIN CERTIFICATE-----\nMIIBAA==\n-----END CERTIFICATE-----", "is a certificate;" },
        { "-----BEGIN CERTIFICATE-----\\nMIIBAA==\\n-----END CERTIFICATE-----\\n", "is a certificate;" },
        { "-----BEGIN TRUSTED CERTIFICATE-----\nMIIBAA==\n-----END TRUSTED CERTIFICATE-----", "is a certificate;" },
        { "Certificate:\n    Data:\n-----BEGIN CERTIFICATE----- MIIBAA== -----END CERTIFICATE-----", "is a certificate;" },
        { "\uFEFF-----BEGIN X509 CERTIFICATE-----\r\nMIIBAA==\r\n-----END X509 CERTIFICATE-----", "is a certificate;" },
        { "-----BEGIN PUBLIC KEY-----\nMIIBAA==\n-----END PUBLIC KEY-----", "PEM form" },
        { "-----BEGIN PKCS7-----\nMIIBAA==\n-----END PKCS7-----", "PEM form" },
        { "request.csr", "PEM form" },
        { "./certs/www.example.com.csr", "PEM form" },
        { " ", "PEM form" },
        { "MIIBAA==", "PEM form" },
        { "$(cat www.csr)", "PEM form" },
        { "-----END CERTIFICATE REQUEST-----", "PEM form" },
        { "-----BEGIN CERTIFICATE REQUEST-----", "END" },
        { "-----BEGIN CERTIFICATE REQUEST-----\nAA==\n", "END" },
        { Request[..100], "END" },
        { Request[..^30], "END" },
        { "-----BEGIN CERTIFICATE REQUEST-----\nA-B_\n-----END CERTIFICATE REQUEST-----", "Base64" },
        { "-----BEGIN CERTIFICATE REQUEST-----\nProc-Type: 4,ENCRYPTED\n\nAA==\n-----END CERTIFICATE REQUEST-----", "Base64" },
        { $"-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "Base64" },
        { Request.Remove(60, 1), "Base64" },
        { Request.Insert(60, "…"), "Base64" },
    };

    [Theory]
    [MemberData(nameof(NotOneRequest))]
    public void String_that_is_not_a_single_request_is_refused_with_its_kind(string text, string told) =>
        Assert.Contains(told, CsrPem.Problem(text), StringComparison.Ordinal);

    /// <summary>C3.</summary>
    [Theory]
    [MemberData(nameof(NotOneRequest))]
    public void String_that_is_not_a_single_request_is_unchanged(string text, string told)
    {
        Assert.NotEmpty(told);
        Assert.Equal(text, CsrPem.Canonical(text));
    }

    private static string NewKey(Func<RSA, string> export)
    {
        using var key = RSA.Create(2048);
        return export(key);
    }

    private static string NewCurveKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }

    private static string Labelled(string label) => PemEncoding.WriteString(label, Encoding.ASCII.GetBytes("not really a key, but nobody can know that"));
}
