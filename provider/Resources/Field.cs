using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>Who may see a value. The CLI prints the value of the property that an error names.</summary>
internal enum Secrecy
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>People who review a change. Never shown in logs or errors: names of persons and companies.</summary>
    Personal,

    /// <summary>Like <see cref="Open"/>, but too long for an error.</summary>
    Bulky,

    /// <summary>Nobody. It is secret in the state and hidden in every message.</summary>
    Secret,
}

/// <summary>The effect of a change to a field.</summary>
internal enum ChangeEffect
{
    /// <summary>An update in place.</summary>
    Update,

    /// <summary>A replacement that is created before the old resource is deleted.</summary>
    Replace,

    /// <summary>A replacement that is created after the old resource is deleted.</summary>
    ReplaceDeleteFirst,
}

/// <summary>One input of a resource or function. Check, Diff, and the schema are derived from it.</summary>
internal abstract class Field(string name, string description)
{
    public string Name { get; } = name;

    /// <summary>Markdown for the schema: what it is, units, limits.</summary>
    public string Description { get; } = description;

    public bool Required { get; init; }

    public Secrecy Secrecy { get; init; } = Secrecy.Open;

    public ChangeEffect OnChange { get; init; } = ChangeEffect.Update;

    /// <summary>The value that is used if the input is absent, given the other inputs; null if there is none.</summary>
    public Func<PropertyMap, PropertyValue?> Default { get; init; } = _ => null;

    public bool IsSecret => Secrecy == Secrecy.Secret;

    /// <summary>The normalized value, as it is stored, without secret marks; null if it is treated as not set.</summary>
    /// <param name="value">Neither unknown nor marked as secret at the top level.</param>
    public PropertyValue? Normalise(PropertyValue value, Findings findings) =>
        value is PropertyValue.Text text && string.IsNullOrWhiteSpace(text.Value) ? null : NormaliseSet(value, findings); // C1: a blank string is not set

    /// <summary>The value of the inputs, or the default if nothing is set.</summary>
    public PropertyValue? Effective(PropertyMap inputs) => inputs.Bare(Name) ?? Default(inputs);

    protected abstract PropertyValue? NormaliseSet(PropertyValue value, Findings findings);
}
