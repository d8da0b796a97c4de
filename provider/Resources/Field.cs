using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources;

/// <summary>Who may see a value: an error of the CLI prints the value of the property that it names.</summary>
internal enum Secrecy
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Whoever reviews a change, but no log and no error: names of persons and companies.</summary>
    Personal,

    /// <summary>Nobody wants it in an error: it is long.</summary>
    Bulky,

    /// <summary>Nobody: secret in state, masked everywhere.</summary>
    Secret,
}

/// <summary>What the change of a field means for the application (D1 to D3).</summary>
internal enum ChangeEffect
{
    /// <summary>Another certificate: the new application can be made before the old one is withdrawn.</summary>
    AnotherCertificate,

    /// <summary>Withdraw and apply again: the API has no call to edit an application.</summary>
    ApplyAgain,

    /// <summary>As <see cref="ApplyAgain"/> until the certificate is issued, without effect afterwards.</summary>
    ApplyAgainUntilIssued,

    /// <summary>None: it is recorded.</summary>
    None,
}

/// <summary>What is different about a field in the historical call (<c>apiVersion</c> v2), as far as the user must know.</summary>
internal enum OnV2
{
    /// <summary>Nothing.</summary>
    Alike,

    /// <summary>Required there, whatever the product.</summary>
    Required,

    /// <summary>Not there.</summary>
    Unknown,
}

/// <summary>One input of the application. Check, Diff, the request, the import and the schema all follow from it.</summary>
internal abstract class Field(string name, string description)
{
    public string Name { get; } = name;

    /// <summary>Markdown for the schema: what it is, units, limits.</summary>
    public string Description { get; } = description;

    public bool Required { get; init; }

    public Secrecy Secrecy { get; init; } = Secrecy.Open;

    public ChangeEffect OnChange { get; init; } = ChangeEffect.ApplyAgain;

    public OnV2 OnV2 { get; init; } = OnV2.Alike;

    /// <summary>What absence means, given the other inputs; null if it means nothing.</summary>
    public Func<PropertyMap, PropertyValue?> Default { get; init; } = _ => null;

    /// <summary>Says who the company is, which the service shows again: required for OV and EV certificates.</summary>
    public bool IsOfCompany { get; init; }

    public bool IsSecret => Secrecy == Secrecy.Secret;

    /// <summary>The value in the form that is stored, without marks; null if it counts as not set. Nothing in the value is unknown or marked at top level.</summary>
    public PropertyValue? Normalise(PropertyValue value, Findings findings) =>
        value is PropertyValue.Text { Value.Length: 0 } ? null : NormaliseSet(value, findings); // C1: an empty text is not set

    /// <summary>Puts the value of the inputs, if there is one, under its wire name.</summary>
    public abstract void Write(PropertyMap inputs, ApplyRequest request);

    /// <summary>What the service shows of this field; null if it does not.</summary>
    public virtual string? Echo(ApplicationInfo info) => null;

    /// <summary>The value that counts: the default where nothing is set.</summary>
    public PropertyValue? Effective(PropertyMap inputs) => inputs.Bare(Name) ?? Default(inputs);

    protected abstract PropertyValue? NormaliseSet(PropertyValue value, Findings findings);

    protected void ReportKind(PropertyValue value, string expected, Findings findings) => findings.Error(Name, $"must be {expected}, but is {KindOf(value)}");

    private static string KindOf(PropertyValue value) => value switch
    {
        PropertyValue.Bool => "a boolean",
        PropertyValue.Number => "a number; put it in quotes",
        PropertyValue.Text => "a text",
        PropertyValue.List => "a list",
        PropertyValue.Map => "an object",
        _ => "a resource, asset or archive",
    };
}
