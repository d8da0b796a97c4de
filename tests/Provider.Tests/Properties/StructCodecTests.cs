using CsCheck;
using Google.Protobuf.WellKnownTypes;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Tests.Properties;

/// <summary>Property values in a Struct, as the engine encodes them (https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/rpc.go).</summary>
public sealed class StructCodecTests
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string StringSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Theory]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", StringSentinel, "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Sentinel_is_unknown_and_is_returned_as_the_string_sentinel(params string[] sentinels) => Assert.All(sentinels, sentinel =>
    {
        var value = Decoded(Value.ForString(sentinel));

        Assert.IsType<PropertyValue.Unknown>(value);
        Assert.Equal(StringSentinel, Encoded(value).StringValue);
        Assert.IsType<PropertyValue.Text>(Decoded(Value.ForString(sentinel.ToUpperInvariant())));
    });

    [Theory]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", "urn")]
    [InlineData("c44067f5952c0a294b673a41bacd8c17", "text")]
    [InlineData("0def7320c3a5731c473e5ecbe6d01bc7", "assets")]
    [InlineData("803fd3297a5875dc03ca845dda5d2a98", "value")]
    public void Opaque_envelope_is_passed_on_unchanged(string signature, string member)
    {
        var sent = Envelope(signature, (member, Value.ForString("content")));

        var value = Assert.IsType<PropertyValue.Opaque>(Decoded(sent));

        Assert.Equal(["content"], value.Members.Values.OfType<PropertyValue.Text>().Select(text => text.Value));
        Assert.Equal(sent, Encoded(value));
    }

    [Fact]
    public void Secret_marks_its_content_and_is_returned_as_secret()
    {
        var inner = Value.ForStruct(new Struct { Fields = { ["deep"] = Envelope(SecretSignature, ("value", Value.ForBool(true))) } });
        var sent = Envelope(SecretSignature, ("value", Value.ForList(inner, Value.ForString(StringSentinel))));

        var value = Decoded(sent);

        Assert.Equal("secret([{'deep': secret(true)}, unknown])", Values.Print(value));
        Assert.True(value.IsSecret() && value.HasUnknown());
        Assert.Equal(sent, Encoded(value));
    }

    [Fact]
    public void Unknown_signature_and_secret_without_value_are_rejected()
    {
        Value[] wrong =
        [
            Envelope("00000000000000000000000000000000", ("value", Value.ForString("x"))),
            Envelope("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("value", Value.ForString("x"))), // an output, which no engine sends here
            Value.ForStruct(new Struct { Fields = { [Signature] = Value.ForNumber(1) } }),
            Value.ForList(Envelope("x")),
            Envelope(SecretSignature),
        ];
        Assert.All(wrong, value => Assert.Throws<PropertyFormatException>(() => Decoded(value)));
    }

    [Fact]
    public void Absent_struct_and_empty_struct_are_distinguished()
    {
        Assert.Null(StructCodec.Decode(null));
        Assert.Null(StructCodec.Encode(null));
        Assert.Empty(StructCodec.Decode(new Struct())!);
        Assert.Equal(new Struct(), StructCodec.Encode([]));
    }

    [Fact]
    public void Null_is_kept_and_equals_absent()
    {
        var map = StructCodec.Decode(new Struct { Fields = { ["a"] = Value.ForNull(), ["b"] = new Value() } })!;

        Assert.Equal("{'a': null, 'b': null}", Values.Print(map));
        Assert.Null(map.Bare("a"));
        Assert.True(map.GetValueOrDefault("a").SameAs(null));
    }

    [Fact]
    public void Any_value_round_trips() =>
        RandomValues.Any.AssertForAll(value => Assert.Equal(Values.Print(value), Values.Print(Decoded(Encoded(value)))), Values.Print);

    /// <summary>Marks make no difference to a comparison, and a value is always the same as itself.</summary>
    [Fact]
    public void Any_value_is_the_same_as_itself_marked() =>
        RandomValues.Any.AssertForAll(value => Assert.True(value.SameAs(value.Marked(true)) && value.Marked(true).SameAs(value)), Values.Print);

    private static PropertyValue Decoded(Value value) => StructCodec.Decode(new Struct { Fields = { ["x"] = value } })!["x"];

    private static Value Encoded(PropertyValue value) => StructCodec.Encode(Values.Map(("x", value)))!.Fields["x"];

    private static Value Envelope(string signature, params (string Name, Value Value)[] members)
    {
        var envelope = new Struct { Fields = { [Signature] = Value.ForString(signature) } };
        foreach (var (name, value) in members) envelope.Fields.Add(name, value);
        return Value.ForStruct(envelope);
    }
}
