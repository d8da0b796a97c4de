using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>A set of domain names, written as a list; on the wire one text joined by semicolons.</summary>
internal sealed class NamesField(string name, string description) : Field(name, description)
{
    public const char Separator = ';';

    public required int MaxCount { get; init; }

    public required int MaxJoinedLength { get; init; }

    public required Action<ApplyRequest, string> Wire { get; init; }

    public override PropertyValue? Normalise(PropertyValue value, Findings findings)
    {
        if (value is PropertyValue.Text { Value.Length: 0 }) return null;
        if (value is not PropertyValue.List list)
        {
            ReportKind(value, "a list with one name an item", findings);
            return value;
        }

        var names = new NameSet();
        for (var i = 0; i < list.Items.Count; i++) NormaliseItem(list.Items[i], i, names, findings);
        if (names.Items.Count > MaxCount) findings.Error(Name, $"holds {names.Items.Count} names; at most {MaxCount} additional names are possible");
        if (names.JoinedLength > MaxJoinedLength) findings.Error(Name, $"is too long: the names joined by '{Separator}' may have {MaxJoinedLength} characters, but have {names.JoinedLength}");
        return names.Items.Count == 0 ? null : new PropertyValue.List(names.Items);
    }

    public override void Write(PropertyMap inputs, ApplyRequest request)
    {
        var joined = string.Join(Separator, inputs.Texts(Name));
        if (joined.Length > 0) Wire(request, joined);
    }

    private void NormaliseItem(PropertyValue item, int index, NameSet names, Findings findings)
    {
        var path = $"[{index}]";
        switch (item.Bare())
        {
            case PropertyValue.Unknown:
                names.Add(item, null);
                break;
            case PropertyValue.Text text when DomainName.TryParse(text.Value, out var name, out _):
                if (!names.Add(PropertyValue.Of(name.Text).Marked(item.IsSecret()), name.Text)) findings.Warn(Name, "stands there twice; the repetition is dropped", path);
                break;
            case PropertyValue.Text text:
                findings.Error(Name, DomainName.Problem(text.Value)!, path);
                names.Add(item, null);
                break;
            default:
                findings.Error(Name, "must be a text", path);
                break;
        }
    }

    private sealed class NameSet
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<PropertyValue> Items { get; } = [];

        public int JoinedLength { get; private set; } = -1;

        public bool Add(PropertyValue item, string? name)
        {
            if (name is not null && !_seen.Add(name)) return false;
            Items.Add(item);
            JoinedLength += 1 + (name?.Length ?? 0);
            return true;
        }
    }
}
