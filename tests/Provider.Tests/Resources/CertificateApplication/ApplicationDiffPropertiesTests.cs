using CsCheck;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Tests.Properties;
using static ScmPulumi.Provider.Tests.Resources.CertificateApplication.ApplicationCheckPropertiesTests;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>What is no change, over random inputs (D6, D7).</summary>
public sealed class ApplicationDiffPropertiesTests
{
    private static readonly string[] Hosts =
        ["a.example.com", "b.example.com", "*.example.org", "xn--bcher-kva.example.com", "8.8.8.8", "2606:4700::1111", "xn--siq1ht8k.com"];

    private static readonly Gen<PropertyMap> Inputs = Gen.Select(
        Gen.Shuffle(Hosts), Gen.Int[1, Hosts.Length], Gen.Bool.Array[32],
        (hosts, count, marks) => Marked(Applications.Full.With(("domain", hosts[0]), ("sans", count == 1 ? null : hosts[1..count])), marks));

    private static readonly Gen<string> Status = Gen.OneOf("CHECKING_DOMAIN", "UNPASSED", "ISSUED", "EXPIRED", "ANYTHING");

    [Fact]
    public void Same_inputs_are_not_a_change() =>
        Gen.Select(Anything, Status, Gen.Bool.Array[32]).AssertForAll(
            sample =>
            {
                var (inputs, status, marks) = sample;
                var known = Known(inputs);
                Assert.Empty(Paths(known, Marked(known, marks), status));
            }, sample => Values.Print(sample.Item1));

    /// <summary>Order, case, trailing dots, U- and A-labels, marks.</summary>
    [Fact]
    public void Reordered_and_respelled_names_are_not_a_change() =>
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

    private static IEnumerable<string> Paths(PropertyMap olds, PropertyMap news, string status) =>
        ApplicationDiff.Compare(
            new DiffArguments(Applications.Urn, Applications.Id, olds.With(("status", status)), olds, news, []), status == "ISSUED", unknownsChange: true)
            .Differences.Select(difference => difference.Path);

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
