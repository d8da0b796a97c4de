using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Each row and limit of the table of fields, with one value on either side.</summary>
public sealed class ApplicationCheckTests
{
    private const string Emoji = "😀"; // one code point, two UTF-16 units, four bytes

    /// <summary>Each a little longer than the one before.</summary>
    private static readonly string[] Requests = NewRequests();

    /// <summary>Field, what passes, what fails. All other rules are in <c>Rules/rules.md</c>, whose examples are run.</summary>
    public static TheoryData<string, object, object> Rows => new()
    {
        { "domain", Host(251), new string('a', 256) },
        { "sans", Hosts(249), Hosts(250) },
        { "sans", HostsOfLength(4096), HostsOfLength(4097) },
        { "sans", Array.Empty<string>(), "a.example.com;b.example.com" },
        { "sans", new[] { "a.example.com" }, new object[] { "a.example.com", 5 } },
        { "csr", Requests.Last(pem => pem.Length <= 5120), Requests.First(pem => pem.Length > 5120) },
        { "companyName", Repeat(Emoji, 63), Repeat(Emoji, 64) },
        { "companyProvince", Repeat("浙", 63), Repeat("浙", 64) },
        { "companyCity", Repeat("x", 63), Repeat("x", 64) },
        { "companyUnit", Repeat("x", 63), Repeat("x", 64) },
        { "applicantName", Repeat(Emoji, 63), Repeat(Emoji, 64) },
        { "applicantPhone", Repeat("1", 63), Repeat("1", 64) },
        { "applicantEmail", Repeat("x", 254) + "@b", Repeat("x", 255) + "@b" },
        { "contactName", Repeat(Emoji, 63), Repeat(Emoji, 64) },
        { "contactPhone", Repeat("1", 63), Repeat("1", 64) },
        { "contactEmail", Repeat("x", 254) + "@b", Repeat("x", 255) + "@b" },
        { "autoDnsAuth", false, "false" },
        { "domainMethod", "Email", 1 },
        { "keyAlgorithm", Repeat("x", 32), Repeat("x", 33) },
    };

    /// <summary>C2.</summary>
    [Fact]
    public void Country_that_v2_requires_may_be_unknown()
    {
        var resource = Applications.Resource(version: ApiVersion.V2);

        Assert.Empty(Applications.Check(resource, Applications.Urn, Applications.Minimal.With(("country", Values.Unknown))).Failures);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_at_the_limit_passes_and_value_above_it_fails(string field, object good, object bad)
    {
        Assert.Empty(Applications.Check(Applications.Minimal.With((field, good))).Failures);
        Assert.StartsWith(field, Assert.Single(Applications.Check(Applications.Minimal.With((field, bad))).Told), StringComparison.Ordinal);
    }

    [Fact]
    public void Required_field_that_is_null_is_missing()
    {
        foreach (var field in new[] { "certificateId", "domain", "applicantName", "applicantPhone", "applicantEmail", "agreePrivacyProtection" })
        {
            object?[] nothing = [null, Values.Of(null), field == "agreePrivacyProtection" ? null : ""]; // C1
            Assert.All(nothing, value => Assert.StartsWith(
                $"{field}: ", Assert.Single(Applications.Check(Applications.Minimal.With((field, value))).Told), StringComparison.Ordinal));
        }
    }

    /// <summary>C1.</summary>
    [Fact]
    public void Empty_text_is_not_set()
    {
        string[] fields = ["sans", "csr", "companyName", "country", "contactEmail", "autoDnsAuth", "domainMethod", "keyAlgorithm", "caHashAlgorithm"];
        var verdict = Applications.Check(Applications.Full.With([.. fields.Select(field => (field, (object?)""))]));

        Assert.Empty(verdict.Failures);
        Assert.DoesNotContain(verdict.Inputs.Keys, fields.Contains);
    }

    /// <summary>C3.</summary>
    [Fact]
    public void Absent_field_stays_absent() =>
        Assert.Equal(Values.Print(Applications.Minimal), Values.Print(Applications.Check(Applications.Minimal).Inputs));

    /// <summary>C3: raw callers mark nothing.</summary>
    [Fact]
    public void Secrets_are_marked_in_the_answer()
    {
        var verdict = Applications.Check(Applications.Full.With(
            ("applicantPhone", "1"), ("applicantEmail", "a@b"), ("contactPhone", Values.Unknown), ("contactEmail", "c@d"),
            ("domain", Values.Secret("a.example.com"))));

        Assert.Equal(
            ["applicantEmail", "applicantPhone", "contactEmail", "contactPhone", "domain"],
            verdict.Inputs.Where(field => Values.Print(field.Value).StartsWith("secret(", StringComparison.Ordinal))
                .Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("secret(unknown)", Values.Print(verdict.Inputs["contactPhone"]));
    }

    [Fact]
    public void Names_of_the_engine_are_skipped() =>
        Assert.Empty(Applications.Check(Applications.Minimal.With(("__defaults", Array.Empty<string>()))).Failures);

    /// <summary>C4, C5: the CLI prints the value of the property that a failure names, and a property that does not exist could contain anything.</summary>
    [Fact]
    public void Failure_names_the_property_only_where_its_value_may_be_seen()
    {
        string[] seen = ["certificateId", "domain", "sans", "country", "domainMethod", "keyAlgorithm", "caHashAlgorithm"];
        var canary = "CANARY " + Repeat("x", 6000);
        var texts = ApplicationTable.Fields.Where(entry => entry.Field is not FlagField).Select(entry => entry.Name).Append("company_name");
        foreach (var (name, value) in texts.SelectMany(name => new[] { (name, (object)canary), (name, new object[] { canary }) }))
        {
            var failures = Applications.Check(Applications.Minimal.With((name, value))).Failures;

            Assert.NotEmpty(failures);
            Assert.All(failures, failure => Assert.Equal((name, seen.Contains(name) ? name : ""), (name, failure.Property)));
            Assert.All(failures, failure => Assert.DoesNotContain("CANARY", failure.Reason, StringComparison.Ordinal));
            if (!seen.Contains(name)) Assert.All(failures, failure => Assert.StartsWith(name + ": ", failure.Reason, StringComparison.Ordinal));
        }
    }

    /// <summary>C5: a property that the user marked as secret is not named either, regardless of the table.</summary>
    [Fact]
    public void Failure_names_no_property_that_the_user_marked_secret()
    {
        var domain = Assert.Single(Applications.Check(Applications.Minimal.With(("domain", Values.Secret("bad_name")))).Failures);
        var sans = new object[] { "mail.example.com", Values.Secret("bad_name") };
        var item = Assert.Single(Applications.Check(Applications.Minimal.With(("sans", sans))).Failures);

        Assert.Equal(("", "domain: "), (domain.Property, domain.Reason[..8]));
        Assert.Equal(("", "sans[1]: "), (item.Property, item.Reason[..9]));
    }

    private static string Repeat(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();

    /// <summary>A host name of that length.</summary>
    private static string Host(int length)
    {
        var tail = ".example.com";
        var labels = new List<string>();
        for (var left = length - tail.Length; left > 0; left -= 61) labels.Add(new string('a', Math.Min(60, left)));
        return string.Join('.', labels) + tail;
    }

    private static string[] NewRequests()
    {
        using var key = RSA.Create(2048);
        return [.. Enumerable.Range(3000, 200).Select(Request)];

        string Request(int padding)
        {
            var request = new CertificateRequest("CN=www.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509Extension("1.2.3", new byte[padding], critical: false));
            return request.CreateSigningRequestPem();
        }
    }

    private static string[] Hosts(int count) => [.. Enumerable.Range(0, count).Select(number => $"n{number}.e.com")];

    /// <summary>Hosts that have that length when joined.</summary>
    private static string[] HostsOfLength(int joined)
    {
        var hosts = Enumerable.Range(10, 79).Select(number => $"{number}{new string('b', 37)}.example.com").ToArray(); // each 51, and a separator
        hosts[^1] = new string('c', joined - (78 * 52) - 12) + ".example.com";
        return hosts;
    }
}
