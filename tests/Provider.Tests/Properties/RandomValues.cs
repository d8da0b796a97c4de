using CsCheck;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Tests.Properties;

/// <summary>Values of every kind, with what breaks codecs: NaN, infinities, half surrogate pairs, empty keys, near-sentinels.</summary>
internal static class RandomValues
{
    private const int MaxDepth = 5;

    private static readonly string[] OddTexts = ["", "\ud800", "x\udc00y", "\0", "😀", "null", "04da6b54-80e4-46f7-96ec-b56ff0331ba0", "value"];
    private static readonly double[] OddNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, 9007199254740993];
    private static readonly string[] OpaqueSignatures =
    [
        "5cf8f73096256a8f31e491e813e4eb8e", "c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7", "803fd3297a5875dc03ca845dda5d2a98",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.String, Gen.OneOf(OddTexts));

    private static readonly Gen<PropertyValue> Leaves = Gen.OneOf(
        Gen.OneOf<PropertyValue>(PropertyValue.Null.Value, PropertyValue.Unknown.Value, PropertyValue.Of(true), PropertyValue.Of(false)),
        Texts.Select(PropertyValue.Of),
        Gen.OneOf(Gen.Double, Gen.OneOf(OddNumbers)).Select(PropertyValue (number) => new PropertyValue.Number(number)));

    public static readonly Gen<PropertyValue> Any =
        Gen.Recursive<PropertyValue>((depth, inner) => depth >= MaxDepth ? Leaves : Gen.OneOf(Leaves, Branches(inner)));

    private static Gen<PropertyValue> Branches(Gen<PropertyValue> inner)
    {
        var fields = Gen.Dictionary(Texts, inner)[0, 3].Select(pairs => Values.Map([.. pairs.Select(pair => (pair.Key, (object?)pair.Value))]));
        return Gen.OneOf(
            inner.Array[0, 3].Select(PropertyValue (items) => new PropertyValue.List(items)),
            fields.Select(PropertyValue (map) => new PropertyValue.Map(map)),
            inner.Select(PropertyValue (value) => new PropertyValue.Secret(value)),
            Gen.Select(Gen.OneOf(OpaqueSignatures), fields).Select(PropertyValue (signature, members) => new PropertyValue.Opaque(signature, members)));
    }
}
