using CsCheck;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>C2 and C3 over random inputs.</summary>
public sealed class ApplicationCheckPropertiesTests
{
    private static readonly PropertyMap[] Valid =
    [
        Applications.Full,
        Applications.Minimal,
        Applications.Minimal.With(("domain", "8.8.8.8"), ("sans", new[] { "8.8.4.4" }), ("domainMethod", "FILE")),
        Applications.Minimal.With(("sans", Enumerable.Range(0, 249).Select(number => $"n{number}.e.com").Concat(["n7.e.com", "www.example.com"]))),
    ];

    /// <summary>Good, bad and odd values, any of them for any field.</summary>
    private static readonly object?[] Pool =
    [
        null, "", "x", true, false, 1, double.NaN, "WWW.Example.com.", "*.example.com", "8.8.8.8", "a@b", "+86 1", "cn", "file", "sha-256",
        Applications.Pem, Applications.Id, "\ud800", "İ", "Bücher。example",
        CsrSamples.Read("names"), CsrSamples.Read("rsa-1024"), CsrSamples.Read("sm2"), CsrSamples.Read("changed"), "RSA_3072",
        new[] { "a.example.com", "A.example.com.", "www.example.com" }, new object?[] { null, "", 1, "a b", "8.8.8.8" }, Array.Empty<string>(),
        new PropertyValue.Map(Values.Map(("value", "x"))), Values.Secret(new[] { Values.Secret("b.example.com"), Values.Unknown }), Values.Unknown,
    ];

    private static readonly string[] Names = [.. Applications.Full.Keys, "company_name", "other"];

    internal static readonly Gen<PropertyMap> Anything = Gen.Select(
        Gen.OneOf(Valid), Gen.Select(Gen.OneOf(Names), Gen.OneOf(Pool)).Array[0, 6],
        (valid, changes) => changes.Aggregate(valid, (map, change) => map.With((change.Item1, Values.Of(change.Item2)))));

    /// <summary>Values of every kind under every name.</summary>
    [Fact]
    public void Check_never_throws()
    {
        var values = Gen.OneOf(RandomValues.Any, Gen.String.Select(PropertyValue.Of));
        var changes = Gen.Select(Gen.OneOf(Gen.OneOf(Names), Gen.String), values).Array[0, 6];

        Gen.Select(Anything, changes, (news, change) => change.Aggregate(news, (map, field) => map.With(field)))
            .AssertForAll(news => Assert.NotNull(Applications.Check(news).Inputs), Values.Print);
    }

    /// <summary>Also of inputs that are wrong: an unknown may only take a failure away.</summary>
    [Fact]
    public void Unknown_inputs_add_no_failure() =>
        Gen.Select(Gen.OneOf(Gen.OneOf(Valid), Anything), Gen.Bool.Array[Names.Length], Gen.Bool.Array[256]).AssertForAll(
            sample => Assert.Empty(Places(WithUnknowns(sample.Item1, sample.Item2, sample.Item3)).Except(Places(sample.Item1))),
            sample => Values.Print(sample.Item1));

    [Fact]
    public void Check_is_idempotent() => Anything.AssertForAll(
        news =>
        {
            var once = Applications.Check(news);
            var twice = Applications.Check(once.Inputs);
            Assert.Equal(Values.Print(once.Inputs), Values.Print(twice.Inputs));
            if (once.Failures.Count == 0) Assert.Empty(twice.Failures);
        }, Values.Print);

    [Fact]
    public void Secret_marks_do_not_change_the_findings() => Gen.Select(Anything, Gen.Bool.Array[32]).AssertForAll(
        sample =>
        {
            var plain = Applications.Check(sample.Item1);
            var marked = Applications.Check(Marked(sample.Item1, sample.Item2));
            Assert.Equal(plain.Told, marked.Told);
            Assert.Equal(plain.Warnings, marked.Warnings);
            Assert.All(plain.Inputs, field => Assert.True(field.Value.SameAs(marked.Inputs[field.Key])));
        }, sample => Values.Print(sample.Item1));

    /// <summary>Where something is wrong.</summary>
    private static HashSet<string> Places(PropertyMap news) => [.. Applications.Check(news).Told.Select(told => told.Split(':')[0])];

    private static PropertyMap WithUnknowns(PropertyMap known, bool[] fields, bool[] items)
    {
        var news = new PropertyMap(known);
        foreach (var (name, hide) in known.Keys.Zip(fields))
        {
            if (hide) news[name] = Values.Unknown.Marked(items[0]);
            else if (known[name].Bare() is PropertyValue.List list) news[name] = new PropertyValue.List([.. list.Items.Select(HideOrKeep)]);
        }

        return news;

        PropertyValue HideOrKeep(PropertyValue item, int index) => items[index] ? Values.Unknown : item;
    }

    internal static PropertyMap Marked(PropertyMap inputs, bool[] marks) =>
        Values.Map([.. inputs.Index().Select(field => (field.Item.Key, (object?)field.Item.Value.Marked(marks[field.Index])))]);
}
