using Google.Protobuf.WellKnownTypes;

namespace ScmPulumi.Provider.Properties;

/// <summary>
/// Converts property values to and from <c>google.protobuf.Struct</c>: sentinels for unknowns, and signed objects for everything else that JSON does not have
/// (https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/rpc.go).
/// </summary>
internal static class StructCodec
{
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The engine has one sentinel per type, but treats them all the same, and so do we.</summary>
    private static readonly HashSet<string> UnknownSentinels = new(StringComparer.Ordinal)
    {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        UnknownText, // string, and anything whose type is not known
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    };

    private static readonly HashSet<string> OpaqueSignatures = new(StringComparer.Ordinal)
    {
        "5cf8f73096256a8f31e491e813e4eb8e", // resource reference
        "c44067f5952c0a294b673a41bacd8c17", // asset
        "0def7320c3a5731c473e5ecbe6d01bc7", // archive
        "803fd3297a5875dc03ca845dda5d2a98", // byte string
    };

    /// <summary>Null for an absent struct, which is not the same as an empty one: a Read without properties is an import.</summary>
    /// <exception cref="PropertyFormatException">An envelope is not of a known kind, or lacks its value.</exception>
    public static PropertyMap? Decode(Struct? source) => source is null ? null : DecodeFields(source, 0);

    public static Struct? Encode(PropertyMap? source)
    {
        if (source is null) return null;
        var result = new Struct();
        foreach (var (name, value) in source) result.Fields.Add(name, Encode(value));
        return result;
    }

    private static PropertyMap DecodeFields(Struct source, int skipped)
    {
        var result = new PropertyMap(source.Fields.Count - skipped);
        foreach (var (name, value) in source.Fields)
        {
            if (skipped == 0 || name != SignatureKey) result.Add(name, Decode(value));
        }

        return result;
    }

    private static PropertyValue Decode(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.None or Value.KindOneofCase.NullValue => PropertyValue.Null.Value,
        Value.KindOneofCase.BoolValue => PropertyValue.Of(value.BoolValue),
        Value.KindOneofCase.NumberValue => new PropertyValue.Number(value.NumberValue),
        Value.KindOneofCase.StringValue => DecodeText(value.StringValue),
        Value.KindOneofCase.ListValue => new PropertyValue.List(DecodeList(value.ListValue)),
        _ => DecodeObject(value.StructValue),
    };

    private static PropertyValue DecodeText(string text) =>
        text.Length == UnknownText.Length && UnknownSentinels.Contains(text) ? PropertyValue.Unknown.Value : PropertyValue.Of(text);

    private static PropertyValue[] DecodeList(ListValue list)
    {
        var items = new PropertyValue[list.Values.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Decode(list.Values[i]);
        return items;
    }

    private static PropertyValue DecodeObject(Struct source)
    {
        if (!source.Fields.TryGetValue(SignatureKey, out var signature)) return new PropertyValue.Map(DecodeFields(source, 0));
        switch (signature.StringValue)
        {
            case SecretSignature:
                return source.Fields.TryGetValue("value", out var secret)
                    ? new PropertyValue.Secret(Decode(secret))
                    : throw new PropertyFormatException("a secret without a value");
            default:
                return OpaqueSignatures.Contains(signature.StringValue)
                    ? new PropertyValue.Opaque(signature.StringValue, DecodeFields(source, 1))
                    : throw new PropertyFormatException("an envelope of unknown kind");
        }
    }

    private static Value Encode(PropertyValue value) => value switch
    {
        PropertyValue.Null => Value.ForNull(),
        PropertyValue.Bool flag => Value.ForBool(flag.Value),
        PropertyValue.Number number => Value.ForNumber(number.Value),
        PropertyValue.Text text => Value.ForString(text.Value),
        PropertyValue.List list => Value.ForList([.. list.Items.Select(Encode)]),
        PropertyValue.Map map => Value.ForStruct(Encode(map.Fields)!),
        PropertyValue.Unknown => Value.ForString(UnknownText),
        PropertyValue.Secret secret => Envelope(SecretSignature, new PropertyMap { ["value"] = secret.Value }),
        PropertyValue.Opaque opaque => Envelope(opaque.Signature, opaque.Members),
        _ => throw new InvalidOperationException($"no encoding for {value.GetType().Name}"),
    };

    private static Value Envelope(string signature, PropertyMap members)
    {
        var result = Encode(members)!;
        result.Fields.Add(SignatureKey, Value.ForString(signature));
        return Value.ForStruct(result);
    }
}
