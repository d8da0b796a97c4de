using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>A field that is true or false.</summary>
internal sealed class FlagField(string name, string description) : Field(name, description)
{
    /// <summary>What to say if it is false; null if false is allowed.</summary>
    public string? MustBeTrue { get; init; }

    protected override PropertyValue? NormaliseSet(PropertyValue value, Findings findings)
    {
        if (value is not PropertyValue.Bool flag) findings.Error(Name, PropertyKind.Problem("true or false", value));
        else if (!flag.Value && MustBeTrue is not null) findings.Error(Name, MustBeTrue);
        return value;
    }
}
