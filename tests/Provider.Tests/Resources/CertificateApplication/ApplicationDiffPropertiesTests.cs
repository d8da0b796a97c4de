using CsCheck;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;
using static ScmPulumi.Provider.Tests.Resources.CertificateApplication.ApplicationCheckPropertiesTests;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>D1 to D7 over random inputs.</summary>
public sealed class ApplicationDiffPropertiesTests
{
    private static readonly string[] Hosts =
        ["a.example.com", "b.example.com", "*.example.org", "xn--bcher-kva.example", "8.8.8.8", "2606:4700::1111", "xn--siq1ht8k.com"];

    /// <summary>By field: values of which no two mean the same. Null is absent.</summary>
    private static readonly Dictionary<string, object?[]> Pools = new()
    {
        ["certificateId"] = [Applications.Id, "scs0000000000001", "abcdefgh12345678"],
        ["domain"] = Hosts,
        ["csr"] = [null, CsrSamples.Read("rsa-2048").Trim(), CsrSamples.Read("ec-p256").Trim()],
        ["companyName"] = [null, "Example", "例"],
        ["companyUnit"] = [null, "IT", "HR"],
        ["companyProvince"] = [null, "Sichuan", "Zhejiang"],
        ["companyCity"] = [null, "Chengdu", "Hangzhou"],
        ["country"] = [null, "CN", "DE"],
        ["applicantName"] = ["Zhang San", "Li Si"],
        ["applicantPhone"] = ["1", "2"],
        ["applicantEmail"] = ["a@example.com", "b@example.com"],
        ["contactName"] = [null, "Wang", "Zhao"],
        ["contactPhone"] = [null, "3", "4"],
        ["contactEmail"] = [null, "c@example.com", "d@example.com"],
        ["autoDnsAuth"] = [null, true],
        ["domainMethod"] = [null, "EMAIL"],
        ["keyAlgorithm"] = [null, "RSA_3072", "SM2"],
        ["caHashAlgorithm"] = [null, "SHA-256"],
    };

    private static readonly Gen<string[]> Names = Gen.Shuffle(Hosts).SelectMany(hosts => Gen.Int[0, hosts.Length].Select(count => hosts[..count]));

    private static readonly Gen<PropertyMap> Inputs = Gen.Select(Gen.Int[0, 1000].Array[Pools.Count], Names, Gen.Bool.Array[32]).Select((picks, names, marks) =>
    {
        var inputs = Values.Map(("agreePrivacyProtection", true)).With([.. Pools.Zip(picks, (pool, pick) => (pool.Key, pool.Value[pick % pool.Value.Length]))]);
        return Marked(inputs.With(("sans", names.Length == 0 ? null : names)), marks);
    });

    private static readonly Gen<string> Status = Gen.OneOf("CHECKING_DOMAIN", "UNPASSED", "ISSUED", "EXPIRED", "ANYTHING");

    [Fact]
    public void Same_inputs_are_no_change() =>
        Gen.Select(Gen.OneOf(Inputs, Anything), Status, Gen.Bool.Array[32]).AssertForAll(
            sample =>
            {
                var (inputs, status, marks) = sample;
                var known = Known(inputs);
                Assert.Empty(Paths(known, Marked(known, marks), status));
            }, sample => Values.Print(sample.Item1));

    /// <summary>Order, case, trailing dots, U- and A-labels, marks.</summary>
    [Fact]
    public void Permuted_and_respelled_names_are_no_change() =>
        Gen.Select(Inputs, Gen.Int, Gen.Bool.Array[32], Status).AssertForAll(
            sample =>
            {
                var (inputs, seed, marks, status) = sample;
                var names = inputs.Texts("sans").ToArray();
                var random = new Random(seed);
                random.Shuffle(names);
                var news = inputs.With(
                    ("domain", Respelled(inputs.Text("domain")!, random)),
                    ("sans", names.Length == 0 ? null : names.Select(name => Respelled(name, random)).ToArray()));

                Assert.Empty(Paths(inputs, Marked(news, marks), status));
                Assert.Empty(Paths(Marked(news, marks), inputs, status)); // D7: refresh exchanges both sides
            }, sample => Values.Print(sample.Item1));

    [Fact]
    public void Change_of_one_field_yields_exactly_its_path() =>
        Gen.Select(Inputs, Gen.OneOf(Pools.Keys.ToArray()), Gen.Int[0, 1000], Gen.Bool.Array[32], Status).AssertForAll(
            sample =>
            {
                var (inputs, field, pick, marks, status) = sample;
                var others = Pools[field].Where(value => !Values.Of(value).SameAs(inputs.Bare(field))).ToList();
                var news = inputs.With((field, others[pick % others.Count]));

                Assert.Equal([field], Paths(inputs, Marked(news, marks), status));
            }, sample => $"{sample.Item2} of {Values.Print(sample.Item1)}");

    /// <summary>D6: by the new index what is added or takes another's place, by the old index what is removed.</summary>
    [Fact]
    public void Change_of_one_name_yields_exactly_its_index() =>
        Gen.Select(Inputs, Gen.Shuffle(Hosts), Gen.Int[2, Hosts.Length - 1], Gen.Int[0, 1000], Gen.Int[0, 2], Status).AssertForAll(
            sample =>
            {
                var (inputs, hosts, count, pick, change, status) = sample;
                var olds = inputs.With(("sans", hosts[..count]));
                var at = pick % count;
                string[] news = change switch
                {
                    0 => [.. hosts[..at], hosts[^1], .. hosts[at..count]],
                    1 => [.. hosts[..at], .. hosts[(at + 1)..count]],
                    _ => [.. hosts[..at], hosts[^1], .. hosts[(at + 1)..count]],
                };

                Assert.Equal([$"sans[{at}]"], Paths(olds, olds.With(("sans", news)), status));
            }, sample => string.Join(' ', sample.Item2));

    private static IEnumerable<string> Paths(PropertyMap olds, PropertyMap news, string status) =>
        ApplicationDiff.Compare(olds.With(("status", status)), olds, news, [], unknownsChange: true).Differences.Select(difference => difference.Path);

    private static PropertyMap Known(PropertyMap inputs) =>
        Values.Map([.. inputs.Where(field => !field.Value.HasUnknown()).Select(field => (field.Key, (object?)field.Value))]);

    private static string Respelled(string name, Random random)
    {
        if (random.Next(2) == 0)
        {
            name = name.Replace("xn--bcher-kva", "bücher", StringComparison.Ordinal).Replace("xn--siq1ht8k", "华为云", StringComparison.Ordinal);
        }

        if (random.Next(2) == 0) name = name.ToUpperInvariant();
        if (random.Next(2) == 0 && !name.Contains(':', StringComparison.Ordinal)) name += random.Next(2) == 0 ? "." : "。";
        return name;
    }
}
