using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>The inputs of a resource or function: the definition of each, and the rules that apply to all of them.</summary>
/// <param name="member">What an error message calls an input, such as <c>an argument of getCertificate</c>.</param>
internal sealed class FieldTable(string member, IReadOnlyList<Field> fields)
{
    private readonly Dictionary<string, Field> _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public IReadOnlyList<Field> All => fields;

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The position of an input in the table.</summary>
    public int PlaceOf(string name) => fields.TakeWhile(field => field.Name != name).Count();

    /// <summary>Normalizes the inputs to the form that is stored. Idempotent. Reports all errors at once. Unknown values are skipped.</summary>
    public PropertyMap Normalise(PropertyMap given, Findings findings)
    {
        var inputs = new PropertyMap(given.Count);
        foreach (var field in fields)
        {
            if (given.TryGetValue(field.Name, out var value) && Normalise(field, value, findings) is { } kept) inputs[field.Name] = kept;
            else if (field.Required) findings.Error(field.Name, "is required");
        }

        foreach (var name in given.Keys)
        {
            // Names that begin with two underscores belong to the engine and its bridges.
            if (Find(name) is not null || name.StartsWith("__", StringComparison.Ordinal)) continue;
            findings.Error(name, $"is not {member}{NearMiss.Advice(name, fields.Select(field => field.Name))}");
        }

        return inputs;
    }

    /// <summary>The inputs with their secrets marked. The engine stores as secret whatever our responses mark as secret.</summary>
    public PropertyMap Marked(PropertyMap inputs)
    {
        var marked = new PropertyMap(inputs);
        foreach (var field in fields)
        {
            if (field.IsSecret && marked.TryGetValue(field.Name, out var value)) marked[field.Name] = value.Marked(true);
        }

        return marked;
    }

    /// <summary>The names of the inputs that differ.</summary>
    public IReadOnlyList<string> Changed(PropertyMap oldInputs, PropertyMap news) =>
        [.. fields.Select(field => field.Name).Where(name => !oldInputs.Bare(name).SameAs(news.Bare(name)))];

    /// <summary>What no message may show: secret, personal, and bulky values, and what the user marked as secret.</summary>
    public IEnumerable<string> Hidden(PropertyMap inputs) => fields
        .Where(field => field.Secrecy != Secrecy.Open || inputs.HasSecret(field.Name))
        .SelectMany(field => Texts(inputs, field.Name));

    /// <summary>The failure for an error. It names the property only if its value may be printed.</summary>
    public CheckFailure FailureOf(FieldError error, PropertyMap given)
    {
        var isOpen = Find(error.Property)?.Secrecy == Secrecy.Open;
        // An open value with an @ is a mistake: an email address, or a URL with a password.
        var mayBeSeen = isOpen && !given.HasSecret(error.Property) && !Texts(given, error.Property).Any(text => text.AsSpan().ContainsAny('@', '＠'));
        return CheckFailure.Of(error.Property, error.Path, error.Reason, mayBeSeen);
    }

    private static IEnumerable<string> Texts(PropertyMap inputs, string name) => inputs.Text(name) is { } text ? [text] : inputs.Texts(name);

    private static PropertyValue? Normalise(Field field, PropertyValue value, Findings findings)
    {
        var secret = field.IsSecret || value.IsSecret();
        return value.Bare() switch
        {
            null => null,
            PropertyValue.Unknown unknown => unknown.Marked(secret),
            var bare => field.Normalise(bare, findings)?.Marked(secret),
        };
    }
}
