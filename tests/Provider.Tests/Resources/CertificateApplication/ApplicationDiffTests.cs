using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>D1 to D8.</summary>
public sealed class ApplicationDiffTests
{
    private const string Review = "CHECKING_DOMAIN";

    /// <summary>D1 to D3: a change of the certificate or its contents replaces; of persons or methods only until the issue; of anything else never.</summary>
    [Theory]
    [InlineData("certificateId", "scs0000000000002", "replaces")]
    [InlineData("domain", "other.example.com", "replaces")]
    [InlineData("sans", new[] { "example.org", "b.example.net" }, "replaces")]
    [InlineData("csr", "-----BEGIN CERTIFICATE REQUEST-----\nBB==\n-----END CERTIFICATE REQUEST-----", "replaces")]
    [InlineData("companyName", "Other", "replaces")]
    [InlineData("companyProvince", "Other", "replaces")]
    [InlineData("companyCity", "Other", "replaces")]
    [InlineData("country", "DE", "replaces")]
    [InlineData("keyAlgorithm", "EC_P256", "replaces")]
    [InlineData("companyUnit", "Other", "updates")]
    [InlineData("applicantName", "Other", "until issued")]
    [InlineData("applicantPhone", "2", "until issued")]
    [InlineData("applicantEmail", "o@b", "until issued")]
    [InlineData("contactName", "Other", "until issued")]
    [InlineData("contactPhone", "2", "until issued")]
    [InlineData("contactEmail", "o@b", "until issued")]
    [InlineData("autoDnsAuth", false, "until issued")]
    [InlineData("domainMethod", "EMAIL", "until issued")]
    [InlineData("caHashAlgorithm", "DEFAULT", "until issued")]
    public void Change_of_one_field_yields_its_path_and_effect(string field, object value, string replaces)
    {
        foreach (var status in new[] { Review, "UNPASSED", "ISSUED", "EXPIRED" })
        {
            var diff = Compare(Applications.Full, Applications.Full.With((field, value)), status);

            var isReplaced = replaces == "replaces" || (replaces == "until issued" && status is Review or "UNPASSED");
            var effect = !isReplaced ? ChangeEffect.Update : field == "certificateId" ? ChangeEffect.Replace : ChangeEffect.ReplaceDeleteFirst;
            var path = field == "sans" ? "sans[1]" : field;
            Assert.Equal(new PropertyDifference(field, path, PropertyChange.Update, effect), Assert.Single(diff.Differences));
            Assert.Equal(field != "certificateId" && status is Review or "UNPASSED", diff.DeleteBeforeReplace); // D5
        }
    }

    [Fact]
    public void Field_set_or_removed_is_an_addition_or_deletion()
    {
        // With a CSR, the algorithm is that of its key; the other two are set to their defaults.
        foreach (var field in Applications.Full.Keys.Except(Applications.Minimal.Keys).Except(["keyAlgorithm", "domainMethod", "caHashAlgorithm"]))
        {
            var without = Applications.Full.With((field, null));

            Assert.Equal((field, PropertyChange.Delete), PathAndChange(Assert.Single(Compare(Applications.Full, without).Differences)));
            Assert.Equal((field, PropertyChange.Add), PathAndChange(Assert.Single(Compare(without, Applications.Full).Differences)));
        }
    }

    /// <summary>C3: absence equals the default.</summary>
    [Theory]
    [InlineData("autoDnsAuth", false, "www.example.com")]
    [InlineData("domainMethod", "DNS", "www.example.com")]
    [InlineData("domainMethod", "FILE", "8.8.8.8")]
    [InlineData("keyAlgorithm", "RSA_2048", "www.example.com")]
    [InlineData("caHashAlgorithm", "DEFAULT", "www.example.com")]
    public void Default_equals_an_absent_value(string field, object value, string domain)
    {
        var absent = Applications.Minimal.With(("domain", domain));

        Assert.Empty(Compare(absent, absent.With((field, value))).Differences);
        Assert.Empty(Compare(absent.With((field, value)), absent).Differences);
    }

    /// <summary>C3: with a CSR, the algorithm is that of its key.</summary>
    [Fact]
    public void Unset_algorithm_equals_that_of_the_request()
    {
        var absent = Applications.Minimal.With(("csr", CsrSamples.Read("ec-p256")));

        Assert.Empty(Compare(absent, absent.With(("keyAlgorithm", "EC_P256"))).Differences);
        Assert.Equal(["keyAlgorithm"], Paths(Compare(absent, absent.With(("keyAlgorithm", "RSA_2048")))));
    }

    /// <summary>D5: true also where nothing changed.</summary>
    [Fact]
    public void Same_inputs_are_not_a_change_and_still_delete_first()
    {
        var diff = Compare(Applications.Full, Applications.Full);

        Assert.Empty(diff.Differences);
        Assert.True(diff.DeleteBeforeReplace);
        var moved = Applications.Full.With(("certificateId", "scs0000000000002"), ("domain", "other.example.com"));
        Assert.False(Compare(Applications.Full, moved).DeleteBeforeReplace);
    }

    /// <summary>D6: sets; an added name has its new index, a removed one its old index.</summary>
    [Theory]
    [InlineData("a b c", "c a b", "")]
    [InlineData("a b", "a b c", "+2")]
    [InlineData("b c", "a b c", "+0")]
    [InlineData("a b c", "a c", "-1")]
    [InlineData("a b c", "c", "-0 -1")]
    [InlineData("a b", "a x", "~1")]
    [InlineData("a b c", "c d", "~1 -0")]
    [InlineData("a", "x y", "~0 +1")]
    [InlineData("A.EXAMPLE.COM. b", "b a", "")]
    [InlineData("Bücher.example.com b", "b xn--bcher-kva.example.com", "")]
    [InlineData("xn--bcher-kva.example.com b", "*.bücher.example.com b", "~0")]
    public void Names_are_a_set(string olds, string news, string expected)
    {
        var diff = Compare(Applications.Minimal.With(("sans", Hosts(olds))), Applications.Minimal.With(("sans", Hosts(news))));

        Assert.Equal(expected, string.Join(' ', diff.Differences.Select(difference => Sign(difference.Change) + difference.Path["sans[".Length..^1])));
        Assert.All(diff.Differences, difference => Assert.True(difference.Replaces));
    }

    [Fact]
    public void Spelling_and_marks_are_not_a_change() =>
        Assert.Empty(Compare(
            Applications.Full.With(
                ("domain", "WWW.example.com."), ("country", "cn"), ("csr", Applications.Pem.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n"),
                ("domainMethod", "dns"), ("applicantPhone", "+86 10 1234567"), ("companyUnit", Values.Secret("IT"))),
            Applications.Full.With(
                ("companyName", Values.Secret("Example Ltd")), ("sans", Values.Secret(new[] { "*.example.net", "example.org" })))).Differences);

    public static TheoryData<string> CsrFormNames => [.. CsrForms.All.Keys];

    /// <summary>A refresh exchanges the sides, and the state may be of an earlier release.</summary>
    [Theory]
    [MemberData(nameof(CsrFormNames))]
    public void Same_request_in_another_form_is_not_a_change(string form)
    {
        var (stored, pasted) = (Applications.Full, Applications.Full.With(("csr", CsrForms.All[form](Applications.Pem))));

        foreach (var status in new[] { Review, "ISSUED" })
        {
            Assert.Empty(Compare(stored, pasted, status).Differences);
            Assert.Empty(Compare(pasted, stored, status).Differences);
            Assert.Equal(["csr"], Paths(Compare(pasted, stored.With(("csr", CsrSamples.Read("rsa-pss")), ("keyAlgorithm", null)), status)));
        }
    }

    /// <summary>D4.</summary>
    [Fact]
    public void First_value_for_an_input_that_was_not_read_is_not_a_change()
    {
        var imported = Applications.Full.With(("csr", null), ("applicantPhone", null), ("companyUnit", null));
        var outputs = Outputs(imported, Review).With(("inputsNotRead", new[] { "csr", "applicantPhone" }));

        Assert.Equal(["companyUnit"], Paths(Compare(outputs, imported, Applications.Full)));
        var withoutCsr = Applications.Full.With(("csr", null));
        Assert.Equal(["csr"], Paths(Compare(outputs, Applications.Full, withoutCsr)));
    }

    /// <summary>D8: in the preview of a program an unknown is a change.</summary>
    [Fact]
    public async Task Unknown_is_a_change_after_a_Check()
    {
        var resource = Applications.Resource();
        var news = Unknowns();

        Assert.Equal(["certificateId"], Paths(await DiffAsync(resource, news)));
        Applications.Check(resource, Applications.Urn, news, olds: Applications.Full);
        Assert.Equal(["certificateId", "domain", "sans[1]", "companyName", "applicantPhone", "domainMethod"], Paths(await DiffAsync(resource, news)));
    }

    /// <summary>D8: what is surely changed is one without a Check too, what an unknown may prove to be is not.</summary>
    [Fact]
    public async Task Without_a_check_only_what_is_known_to_differ_is_a_change()
    {
        var unknown = Applications.Full.With(("domain", Values.Unknown), ("sans", Values.Unknown), ("domainMethod", null));
        var first = Applications.Full.With(("sans", new object[] { "new.example.com", "example.org", "*.example.net", Values.Unknown }));

        Assert.Empty(Paths(await DiffAsync(Applications.Resource(), unknown)));
        Assert.Equal(["sans[0]"], Paths(await DiffAsync(Applications.Resource(), first)));
        var oneUnknown = Applications.Full.With(("sans", new object[] { Values.Unknown }));
        Assert.Equal(["sans[0]", "sans[1]"], Paths(await DiffAsync(Applications.Resource(), oneUnknown)));
    }

    /// <summary>The engine gives the list; a nested path it has undone itself.</summary>
    [Theory]
    [InlineData("domain", "companyName")]
    [InlineData("*", "")]
    [InlineData("sans[0]", "companyName domain")]
    public void Ignored_change_is_not_a_change(string ignored, string left)
    {
        var news = Applications.Full.With(("domain", "other.example.com"), ("companyName", "Other"));

        Assert.Equal(left, string.Join(' ', Paths(Compare(Applications.Full, news, ignore: ignored)).Order(StringComparer.Ordinal)));
    }

    /// <summary>D7: a refresh swaps both sides, and the state may contain anything.</summary>
    [Fact]
    public void Diff_never_fails()
    {
        var odd = Values.Map(("domain", 5), ("sans", "a;b"), ("autoDnsAuth", "yes"), ("csr", new[] { 1 }), ("other", true));

        Assert.NotEmpty(Compare(odd, Applications.Full).Differences);
        Assert.NotEmpty(Compare(Applications.Full, odd).Differences);
        Assert.Empty(Compare(odd, odd).Differences);
        Assert.Empty(Compare([], [], []).Differences);
    }

    private static PropertyMap Unknowns() => Applications.Full.With(
        ("certificateId", Values.Unknown), ("domain", Values.Unknown), ("sans", new object[] { "example.org", Values.Unknown, "*.example.net" }),
        ("companyName", Values.Unknown), ("applicantPhone", Values.Secret(Values.Unknown)), ("domainMethod", Values.Unknown));

    private static async Task<DiffResult> DiffAsync(ApplicationResource resource, PropertyMap news)
    {
        var arguments = new DiffArguments(Applications.Urn, Applications.Id, Outputs(Applications.Full, Review), Applications.Full, news, []);
        return await resource.DiffAsync(arguments, Operations.New(TimeProvider.System, new RecordingLog()));
    }

    private static DiffResult Compare(PropertyMap olds, PropertyMap news, string status = Review, params string[] ignore) =>
        Compare(Outputs(olds, status), olds, news, ignore);

    private static DiffResult Compare(PropertyMap outputs, PropertyMap olds, PropertyMap news, params string[] ignore) => ApplicationDiff.Compare(
        new DiffArguments(Applications.Urn, Applications.Id, outputs, olds, news, ignore), CertificateStatus.Of(outputs).IsIssuedOrLater, unknownsChange: true);

    private static PropertyMap Outputs(PropertyMap inputs, string status) => inputs.With(("status", status));

    private static IEnumerable<string> Paths(DiffResult diff) => diff.Differences.Select(difference => difference.Path);

    private static (string, PropertyChange) PathAndChange(PropertyDifference difference) => (difference.Path, difference.Change);

    private static string Sign(PropertyChange change) => change switch { PropertyChange.Add => "+", PropertyChange.Delete => "-", _ => "~" };

    private static string[] Hosts(string names) => [.. names.Split(' ').Select(name => name.Length == 1 ? $"{name}.example.com" : name)];
}
