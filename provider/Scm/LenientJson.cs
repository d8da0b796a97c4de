using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// A field whose type differs from the documentation reads as absent, so that it does not make the whole response unreadable. A number reads as its digits.
/// Fields that decisions depend on are read with <see cref="DecisiveText"/> instead.
/// </summary>
internal class LenientText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => TextOf(ref reader),
        JsonTokenType.Number => Digits(ref reader),
        _ => OtherType(ref reader),
    };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    protected virtual string? Digits(ref Utf8JsonReader reader) => System.Text.Encoding.UTF8.GetString(reader.ValueSpan);

    protected virtual string? OtherType(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    private string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // An unpaired surrogate, or bytes that are not UTF-8.
            return OtherType(ref reader);
        }
    }
}

/// <summary>
/// A time or a fingerprint, from which the provider concludes that a certificate was issued. Zeros, blanks, and the epochs of common platforms are read as
/// absent. If the value is neither a string nor a number, the response is unreadable.
/// </summary>
internal sealed class EvidenceOfIssue : LenientText
{
    private static readonly string[] FirstDays = ["0001-01-01", "1969-12-31", "1970-01-01"]; // 1969-12-31 is the Unix epoch in a time zone west of UTC

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        base.Read(ref reader, typeToConvert, options) is { } text && text.AsSpan().ContainsAnyInRange('1', '9')
            && !FirstDays.Any(day => text.StartsWith(day, StringComparison.Ordinal)) ? text : null;

    protected override string? OtherType(ref Utf8JsonReader reader) => throw new JsonException();
}

/// <summary>A string on which a decision about an application or certificate depends. If it has another type, the response is unreadable.</summary>
internal sealed class DecisiveText : LenientText
{
    protected override string? Digits(ref Utf8JsonReader reader) => throw new JsonException();

    protected override string? OtherType(ref Utf8JsonReader reader) => throw new JsonException();
}

/// <summary>Like <see cref="LenientText"/>; digits in a string are a number, too.</summary>
internal sealed class LenientInteger : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
            case JsonTokenType.String:
                return int.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits) ? digits : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => writer.WriteNumberValue(value!.Value);
}

/// <summary>Like <see cref="LenientText"/>; the word in a string is a flag, too.</summary>
internal sealed class LenientFlag : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean();
        var text = reader.ValueSpan;
        if (reader.TokenType == JsonTokenType.String) return Utf8Parser.TryParse(text, out bool flag, out var length) && length == text.Length ? flag : null;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => writer.WriteBooleanValue(value!.Value);
}

/// <summary>Like <see cref="LenientText"/>, for an object.</summary>
internal sealed class LenientObject<T> : JsonConverter<T?>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject) return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>Like <see cref="LenientText"/>, for a list of objects. Items that are not objects are skipped, and a single object is a list, too.</summary>
internal sealed class LenientList<T> : JsonConverter<List<T>?>
    where T : class
{
    private static readonly LenientObject<T> Item = new();

    public override List<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject) return Item.Read(ref reader, typeof(T), options) is { } single ? [single] : null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Item.Read(ref reader, typeof(T), options) is { } item) items.Add(item);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, List<T>? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
