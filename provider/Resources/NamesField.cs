using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources;

/// <summary>A set of domain names, written as a list; on the wire one text joined by semicolons.</summary>
internal sealed class NamesField(string name, string description) : Field(name, description)
{
    public const char Separator = ';';

    public required int MaxCount { get; init; }

    /// <summary>Up to here SCM's documents agree: the reference of the API speaks of 100 names in all, the console's guide of 250.</summary>
    public required int UndisputedCount { get; init; }

    public required int MaxJoinedLength { get; init; }

    public required Action<ApplyRequest, string> Wire { get; init; }

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.List list)
        {
            ReportKind(value, "a list with one name an item", findings);
            return value;
        }

        var names = new List<PropertyValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (NormaliseItem(list.Items[i], $"[{i}]", seen, findings) is { } name) names.Add(name);
        }

        return names.Count == 0 ? null : new PropertyValue.List(names);
    }

    /// <summary>Apart from <see cref="NormaliseSet"/>, because what repeats the primary name does not count.</summary>
    public void CheckLimits(PropertyMap inputs, Findings findings)
    {
        var count = inputs.Texts(Name).Count();
        var length = Joined(inputs).Length;
        if (count > MaxCount) findings.Error(Name, $"holds {count} names; at most {MaxCount} additional names are possible");
        else if (count > UndisputedCount) findings.Warn(Name, $"holds {count} names; by a part of SCM's documentation at most {UndisputedCount} additional names are possible");
        if (length > MaxJoinedLength) findings.Error(Name, $"is too long: the names joined by '{Separator}' may have {MaxJoinedLength} characters, but have {length}");
    }

    public override void Write(PropertyMap inputs, ApplyRequest request)
    {
        var joined = Joined(inputs);
        if (joined.Length > 0) Wire(request, joined);
    }

    private string Joined(PropertyMap inputs) => string.Join(Separator, inputs.Texts(Name));

    /// <summary>Null for what is dropped.</summary>
    private PropertyValue? NormaliseItem(PropertyValue item, string path, HashSet<string> seen, Findings findings)
    {
        if (item.Bare() is PropertyValue.Unknown) return item;
        if (item.Bare() is not PropertyValue.Text text)
        {
            findings.Error(Name, "must be a text", path);
            return null;
        }

        if (!DomainName.TryParse(text.Value, out var name, out var problem))
        {
            findings.Error(Name, problem, path);
            return item;
        }

        if (seen.Add(name.Text)) return PropertyValue.Of(name.Text).Marked(item.IsSecret());
        findings.Warn(Name, "stands there twice; the repetition is dropped", path);
        return null;
    }
}
