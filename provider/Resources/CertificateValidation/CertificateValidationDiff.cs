using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>
/// Compares recorded with wanted inputs. Refresh calls it with both exchanged, so it never fails and never reads. An unknown counts as a change:
/// that of the id decides whether the wait comes again after its application was replaced.
/// </summary>
internal static class CertificateValidationDiff
{
    public static DiffResult Compare(PropertyMap oldInputs, PropertyMap news, IReadOnlyList<string> ignoreChanges)
    {
        var differences = new List<PropertyDifference>();
        foreach (var field in CertificateValidationFields.Table.All)
        {
            if (ignoreChanges.Contains(field.Name) || ignoreChanges.Contains("*")) continue;
            if (!news.IsUnknown(field.Name) && field.Effective(oldInputs).SameAs(field.Effective(news))) continue;
            differences.Add(new PropertyDifference(field.Name, field.Name, ChangeOf(oldInputs.Bare(field.Name), news.Bare(field.Name)), Replaces: field.OnChange == ChangeEffect.AnotherCertificate));
        }

        return new DiffResult(differences, DeleteBeforeReplace: false);
    }

    private static PropertyChange ChangeOf(PropertyValue? left, PropertyValue? right) =>
        left is null ? PropertyChange.Add : right is null ? PropertyChange.Delete : PropertyChange.Update;
}
