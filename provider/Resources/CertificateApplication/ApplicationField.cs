using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>How the historical call (<c>apiVersion</c> v2) treats a field.</summary>
internal enum OnV2
{
    /// <summary>As the current call does.</summary>
    Alike,

    /// <summary>The call requires the field for every product.</summary>
    Required,

    /// <summary>The call does not have the field.</summary>
    Unknown,
}

/// <summary>One row of the application's table: a field, and its properties that only an application has.</summary>
internal sealed record ApplicationField(Field Field)
{
    public string Name => Field.Name;

    /// <summary>Sets a string, or the joined items of a list, under its wire name. Null for the field that is part of the path.</summary>
    public Action<ApplyRequest, string>? Wire { get; init; }

    /// <summary>Like <see cref="Wire"/>, for a flag.</summary>
    public Action<ApplyRequest, bool>? WireFlag { get; init; }

    /// <summary>Whether the default is sent if nothing is set, because the API requires the key.</summary>
    public bool SendsDefault { get; init; }

    /// <summary>Reads the value that the service shows; null if it does not show the field.</summary>
    public Func<ApplicationInfo, string?> Echo { get; init; } = _ => null;

    public OnV2 OnV2 { get; init; } = OnV2.Alike;

    /// <summary>Whether it identifies the company. The service returns such fields, and OV and EV certificates require them.</summary>
    public bool IsOfCompany { get; init; }

    /// <summary>Whether a change has no effect once the certificate is issued (D2).</summary>
    public bool UntilIssued { get; init; }

    public void Write(PropertyMap inputs, ApplyRequest request)
    {
        switch (SendsDefault ? Field.Effective(inputs) : inputs.Bare(Name))
        {
            case PropertyValue.Text text:
                Wire?.Invoke(request, text.Value);
                break;
            case PropertyValue.Bool flag:
                WireFlag?.Invoke(request, flag.Value);
                break;
            case PropertyValue.List:
                Wire?.Invoke(request, string.Join(ApplyRequest.NameSeparator, inputs.Texts(Name)));
                break;
        }
    }
}
