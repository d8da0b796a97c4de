using System.Text;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Each row and limit of the table of fields, with one value on either side.</summary>
public sealed class ApplicationCheckTests
{
    private const string Emoji = "😀"; // one code point, two UTF-16 units, four bytes

    /// <summary>Field, what passes, what fails, what is said.</summary>
    public static TheoryData<string, object, object, string> Rows => new()
    {
        { "certificateId", "scs1554192131150", "scs155419213115", "16 letters or digits" },
        { "certificateId", "abcdefgh12345678", "scs15541921311500", "exactly 16 letters" },
        { "domain", "*.example.com", "localhost", "single label" },
        { "domain", "8.8.8.8", "10.0.0.1", "not a public IP" },
        { "domain", Host(251), new string('a', 256), "longer than 255" },
        { "sans", new[] { "a.example.com", "8.8.4.4" }, new[] { "a.example.com", "a b" }, "[1]: contains a blank" },
        { "sans", Hosts(249), Hosts(250), "holds 250 names" },
        { "sans", HostsOfLength(4096), HostsOfLength(4097), "have 4097" },
        { "sans", Array.Empty<string>(), "a.example.com;b.example.com", "must be a list" },
        { "sans", new[] { "a.example.com" }, new object[] { "a.example.com", 5 }, "[1]: must be a string" },
        { "csr", Csr(5120), Csr(5121), "longer than 5120" },
        { "csr", Applications.Pem.Replace("CERTIFICATE", "NEW CERTIFICATE", StringComparison.Ordinal), "request.pem", "PEM form" },
        { "companyName", Repeat(Emoji, 63), Repeat(Emoji, 64), "longer than 63" },
        { "companyProvince", Repeat("浙", 63), Repeat("浙", 64), "longer than 63" },
        { "companyCity", Repeat("x", 63), Repeat("x", 64), "longer than 63" },
        { "companyUnit", Repeat("x", 63), Repeat("x", 64), "longer than 63" },
        { "country", "cn", "CHN", "two letters" },
        { "country", "XX", "C1", "two letters" },
        { "applicantName", Repeat(Emoji, 63), Repeat(Emoji, 64), "longer than 63" },
        { "applicantPhone", Repeat("1", 63), Repeat("1", 64), "longer than 63" },
        { "applicantPhone", "+86 10 1", "unknown", "no digit" },
        { "applicantEmail", Repeat("x", 254) + "@b", Repeat("x", 255) + "@b", "longer than 256" },
        { "applicantEmail", "a@huawei.com", "example.huawei.com", "not an email address" },
        { "contactName", Repeat(Emoji, 63), Repeat(Emoji, 64), "longer than 63" },
        { "contactPhone", Repeat("1", 63), Repeat("1", 64), "longer than 63" },
        { "contactPhone", "1", "none", "no digit" },
        { "contactEmail", Repeat("x", 254) + "@b", Repeat("x", 255) + "@b", "longer than 256" },
        { "contactEmail", "a@b", "a@b@c", "not an email address" },
        { "autoDnsAuth", false, "false", "must be true or false, but is a string" },
        { "domainMethod", "dns", "HTTP", "one of DNS, FILE, EMAIL" },
        { "domainMethod", "Email", 1, "must be a string, but is a number" },
        { "keyAlgorithm", "EC_P256", Repeat("x", 33), "longer than 32" },
        { "caHashAlgorithm", "sha-256", "SHA-1", "one of DEFAULT, SHA-256" },
        { "agreePrivacyProtection", true, false, "must be true" },
    };

    /// <summary>What the historical call cannot carry, or asks for beyond the current one: told once the configuration says v2, and only then.</summary>
    [Fact]
    public void Fields_of_v2_are_judged_where_the_configuration_says_v2()
    {
        var inputs = Applications.Minimal.With(("keyAlgorithm", "EC_P256"), ("caHashAlgorithm", "SHA-256"));

        Assert.Empty(Applications.Check(inputs).Failures);
        Assert.Equal(
            [
                "country is required with apiVersion v2",
                "keyAlgorithm cannot be sent with apiVersion v2; leave it out, or set huaweicloud-scm:apiVersion to v3",
                "caHashAlgorithm cannot be sent with apiVersion v2; leave it out, or set huaweicloud-scm:apiVersion to v3",
            ],
            ByV2(inputs).Failures.Select(failure => $"{failure.Property} {failure.Reason}"));
        Assert.Empty(ByV2(Applications.Minimal.With(("country", "CN"))).Failures);
        Assert.Empty(ByV2(Applications.Minimal.With(("country", Values.Unknown))).Failures);
    }

    private static Verdict ByV2(PropertyMap inputs) => Applications.Check(Applications.Resource(version: ApiVersion.V2), Applications.Urn, inputs);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Limit_passes_on_one_side_and_fails_on_the_other(string field, object good, object bad, string reason)
    {
        Assert.Empty(Applications.Check(Applications.Minimal.With((field, good))).Failures);

        var failure = Assert.Single(Applications.Check(Applications.Minimal.With((field, bad))).Told);
        Assert.StartsWith(field, failure, StringComparison.Ordinal);
        Assert.Contains(reason, failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certificateId")]
    [InlineData("domain")]
    [InlineData("applicantName")]
    [InlineData("applicantPhone")]
    [InlineData("applicantEmail")]
    [InlineData("agreePrivacyProtection")]
    public void Required_field_is_missed_also_where_it_is_null(string field)
    {
        string[] expected = [$"{field}: is required"];

        Assert.Equal(expected, Applications.Check(Applications.Minimal.With((field, null))).Told);
        Assert.Equal(expected, Applications.Check(Applications.Minimal.With((field, Values.Of(null)))).Told);
        if (field != "agreePrivacyProtection") Assert.Equal(expected, Applications.Check(Applications.Minimal.With((field, ""))).Told); // C1
    }

    /// <summary>C1.</summary>
    [Theory]
    [InlineData("sans")]
    [InlineData("csr")]
    [InlineData("companyName")]
    [InlineData("country")]
    [InlineData("contactEmail")]
    [InlineData("autoDnsAuth")]
    [InlineData("domainMethod")]
    [InlineData("keyAlgorithm")]
    [InlineData("caHashAlgorithm")]
    public void Empty_text_is_not_set(string field)
    {
        var verdict = Applications.Check(Applications.Full.With((field, "")));

        Assert.Empty(verdict.Failures);
        Assert.False(verdict.Inputs.ContainsKey(field));
    }

    /// <summary>C2.</summary>
    [Fact]
    public void All_errors_come_together() =>
        Assert.Equal(
            ["applicantEmail: is required", "country", "domain: is a single label", "sans[0]: is a URL", "sans[2]: contains a blank"],
            Applications.Check(Applications.Minimal.With(
                    ("country", "C1"), ("domain", "localhost"), ("applicantEmail", null), ("sans", new[] { "https://a.b", "a.example.com", "a b" })))
                .Told.Select(told => told.Split(';')[0]).Select(told => told.StartsWith("country", StringComparison.Ordinal) ? "country" : told));

    /// <summary>C3: absent stays absent, and what is there gets its one form.</summary>
    [Fact]
    public void Inputs_are_normalised_without_defaults()
    {
        var verdict = Applications.Check(Applications.Minimal.With(
            ("domain", "WWW.Example.com."), ("country", "cn"), ("domainMethod", "file"), ("sans", new[] { "B.example.com", "a.example.com." })));

        Assert.Empty(verdict.Failures);
        Assert.Equal(
            Values.Print(Applications.Minimal.With(("country", "CN"), ("domainMethod", "FILE"), ("sans", new[] { "b.example.com", "a.example.com" }))),
            Values.Print(verdict.Inputs));
        Assert.Equal(Values.Print(Applications.Minimal), Values.Print(Applications.Check(Applications.Minimal).Inputs));
    }

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

    /// <summary>C4.</summary>
    [Theory]
    [InlineData("company_name", "; did you mean companyName?")]
    [InlineData("agree_privacy_protection", "; did you mean agreePrivacyProtection?")]
    [InlineData("sanz", "; did you mean sans?")]
    [InlineData("validityYears", "")]
    public void Unknown_property_is_an_error_with_its_likely_name(string name, string hint)
    {
        var failure = Assert.Single(Applications.Check(Applications.Minimal.With((name, "CANARY"))).Failures);

        Assert.Equal(("", $"{name}: is not a property of a CertificateApplication{hint}"), (failure.Property, failure.Reason));
    }

    [Fact]
    public void Names_of_the_engine_are_passed_over() =>
        Assert.Empty(Applications.Check(Applications.Minimal.With(("__defaults", Array.Empty<string>()))).Failures);

    /// <summary>C5: the CLI prints the value of the property that a failure names.</summary>
    [Theory]
    [InlineData("csr", false)]
    [InlineData("companyName", false)]
    [InlineData("companyUnit", false)]
    [InlineData("companyProvince", false)]
    [InlineData("companyCity", false)]
    [InlineData("applicantName", false)]
    [InlineData("applicantPhone", false)]
    [InlineData("applicantEmail", false)]
    [InlineData("contactName", false)]
    [InlineData("contactPhone", false)]
    [InlineData("contactEmail", false)]
    [InlineData("certificateId", true)]
    [InlineData("domain", true)]
    [InlineData("sans", true)]
    [InlineData("country", true)]
    [InlineData("domainMethod", true)]
    [InlineData("keyAlgorithm", true)]
    [InlineData("caHashAlgorithm", true)]
    public void Failure_names_the_property_only_where_its_value_may_be_seen(string field, bool named)
    {
        var canary = "CANARY " + Repeat("x", 6000);
        foreach (var value in new object[] { canary, new object[] { canary } })
        {
            var failures = Applications.Check(Applications.Minimal.With((field, value))).Failures;

            Assert.NotEmpty(failures);
            Assert.All(failures, failure => Assert.Equal(named ? field : "", failure.Property));
            Assert.All(failures, failure => Assert.DoesNotContain("CANARY", failure.Reason, StringComparison.Ordinal));
            if (!named) Assert.All(failures, failure => Assert.StartsWith(field + ": ", failure.Reason, StringComparison.Ordinal));
        }
    }

    /// <summary>C5: what the user marked as secret is not named either, whatever the table says of it.</summary>
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

    private static string[] Hosts(int count) => [.. Enumerable.Range(0, count).Select(number => $"n{number}.e.com")];

    /// <summary>Hosts that have that length when joined.</summary>
    private static string[] HostsOfLength(int joined)
    {
        var hosts = Enumerable.Range(10, 79).Select(number => $"{number}{new string('b', 37)}.example.com").ToArray(); // each 51, and a separator
        hosts[^1] = new string('c', joined - (78 * 52) - 12) + ".example.com";
        return hosts;
    }

    /// <summary>A CSR of that length: Base64 may be broken anywhere.</summary>
    private static string Csr(int length) =>
        Applications.Pem.Replace("\n-----END", new string('\n', length - Applications.Pem.Length + 1) + "-----END", StringComparison.Ordinal);
}
