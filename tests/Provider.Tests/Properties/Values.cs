using System.Collections;
using System.Globalization;
using System.Text;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Tests.Properties;

/// <summary>Creates property values from plain ones, and prints their exact content, because the values themselves print nothing.</summary>
internal static class Values
{
    public static PropertyValue Unknown => PropertyValue.Unknown.Value;

    public static PropertyValue Secret(object? value) => new PropertyValue.Secret(Of(value));

    public static PropertyValue Of(object? value) => value switch
    {
        null => PropertyValue.Null.Value,
        PropertyValue property => property,
        string text => PropertyValue.Of(text),
        bool flag => PropertyValue.Of(flag),
        IEnumerable items => new PropertyValue.List([.. items.Cast<object?>().Select(Of)]),
        _ => new PropertyValue.Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    public static PropertyMap Map(params (string Name, object? Value)[] fields)
    {
        var map = new PropertyMap();
        foreach (var (name, value) in fields) map[name] = Of(value);
        return map;
    }

    /// <summary>The same fields with some replaced. A plain null removes a field.</summary>
    public static PropertyMap With(this PropertyMap map, params (string Name, object? Value)[] fields)
    {
        var changed = new PropertyMap(map);
        foreach (var (name, value) in fields)
        {
            if (value is null) changed.Remove(name);
            else changed[name] = Of(value);
        }

        return changed;
    }

    public static string Print(PropertyMap map) =>
        $"{{{string.Join(", ", map.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{Print(field.Key)}: {Print(field.Value)}"))}}}";

    public static string Print(PropertyValue value) => value switch
    {
        PropertyValue.Null => "null",
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        PropertyValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PropertyValue.Text text => Print(text.Value),
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        PropertyValue.Map map => Print(map.Fields),
        PropertyValue.Unknown => "unknown",
        PropertyValue.Secret secret => $"secret({Print(secret.Value)})",
        PropertyValue.Opaque opaque => $"{opaque.Signature}{Print(opaque.Members)}",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static string Print(string text)
    {
        var result = new StringBuilder("'");
        foreach (var character in text)
        {
            if (char.IsAscii(character) && !char.IsControl(character)) result.Append(character);
            else result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return result.Append('\'').ToString();
    }
}
