using System.Text.RegularExpressions;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// A net for personal data that nothing in the run knows: mail addresses and phone numbers, told by their shape. It hides a date too, and rather so
/// than a phone too few.
/// </summary>
internal static partial class PersonalShapes
{
    public static string Hide(string text) => PhoneNumber().Replace(MailAddress().Replace(text, HiddenValues.Mark), HiddenValues.Mark);

    /// <summary>ASCII only: Chinese text stands beside an address without a blank, and is to be read.</summary>
    [GeneratedRegex(@"[A-Za-z0-9._%+*'-]+@[A-Za-z0-9*-]+(?:\.[A-Za-z0-9*-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();

    /// <summary>Seven digits or more, whatever is written between them; an IP address of short numbers has fewer.</summary>
    [GeneratedRegex(@"[+(]*(?:\d[\s().+-]*){6,}\d", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();
}
