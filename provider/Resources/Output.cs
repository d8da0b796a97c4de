using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources;

internal enum OutputType
{
    Text,
    Integer,
    Flag,
    TextList,

    /// <summary>A list of objects of the type <see cref="Output.Record"/>.</summary>
    Records,
}

/// <summary>A property that a resource has in addition to its inputs, or that a function returns.</summary>
/// <param name="Description">Markdown for the schema: what it is, units, limits.</param>
internal record Output(string Name, string Description, OutputType Type)
{
    public bool IsSecret { get; init; }

    /// <summary>Whether it is always present, except in previews.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The type of the items of <see cref="OutputType.Records"/>.</summary>
    public RecordType? Record { get; init; }

    public static Output<T> Text<T>(string name, string description, Func<T, string?> read) =>
        new(name, description, OutputType.Text, source => read(source) is { Length: > 0 } text ? PropertyValue.Of(text) : null);

    public static Output<T> Integer<T>(string name, string description, Func<T, int?> read) =>
        new(name, description, OutputType.Integer, source => read(source) is { } number ? PropertyValue.Of(number) : null);

    public static Output<T> Flag<T>(string name, string description, Func<T, bool?> read) =>
        new(name, description, OutputType.Flag, source => read(source) is { } flag ? PropertyValue.Of(flag) : null);

    public static Output<T> TextList<T>(string name, string description, Func<T, IEnumerable<string>> read) =>
        new(name, description, OutputType.TextList, source => read(source).ToList() is { Count: > 0 } texts ? PropertyValue.Of(texts) : null);

    public static Output<T> Records<T, TItem>(string name, string description, RecordType record, Func<T, IEnumerable<TItem>?> read) =>
        new(name, description, OutputType.Records, source => read(source) is { } items ? RecordsOf(record, items) : null) { Record = record };

    private static PropertyValue.List RecordsOf<TItem>(RecordType record, IEnumerable<TItem> items) =>
        new([.. items.Select(item => new PropertyValue.Map(record.Properties.Read(item)))]);
}

/// <summary>An output that is read from one response of the service.</summary>
/// <param name="Read">Null if the service does not return the value. The output is then absent.</param>
internal sealed record Output<T>(string Name, string Description, OutputType Type, Func<T, PropertyValue?> Read) : Output(Name, Description, Type);

/// <summary>A type of objects in the schema.</summary>
internal sealed record RecordType(string Name, string Description, IReadOnlyList<Output> Properties);

internal static class OutputTable
{
    /// <summary>Reads the outputs of a table from a response of the service, and marks secrets.</summary>
    public static PropertyMap Read<T>(this IReadOnlyList<Output> table, T source)
    {
        var values = new PropertyMap(table.Count);
        foreach (var output in table.OfType<Output<T>>())
        {
            if (output.Read(source) is { } value) values[output.Name] = value.Marked(output.IsSecret);
        }

        return values;
    }
}
