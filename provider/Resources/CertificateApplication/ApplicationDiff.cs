using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>The diff of an application (D1 to D8): what differs from <see cref="StructuralDiff"/> is what an issue and an import change.</summary>
internal static class ApplicationDiff
{
    /// <param name="unknownsChange">Whether an unknown is a change (D8): not if the engine asks only to find dependents of a replacement.</param>
    public static DiffResult Compare(PropertyMap outputs, PropertyMap oldInputs, PropertyMap news, IReadOnlyList<string> ignoreChanges, bool unknownsChange)
    {
        var issued = CertificateStatus.Of(outputs).IsIssuedOrLater;
        var notRead = outputs.Texts(ApplicationTable.InputsNotRead).ToHashSet(StringComparer.Ordinal);
        var diff = new StructuralDiff(oldInputs, notRead.Count > 0 ? AsImported(oldInputs, news) : news, ignoreChanges);
        var differences = new List<PropertyDifference>();
        foreach (var row in ApplicationTable.Fields)
        {
            if (notRead.Contains(row.Name) && oldInputs.Bare(row.Name) is null) continue; // D4
            var effect = row.UntilIssued && issued ? ChangeEffect.Update : row.Field.OnChange;
            differences.AddRange(diff.Compare(row.Field, effect, unknownsChange || row.Field.OnChange == ChangeEffect.Replace));
        }

        // D5: the engine keeps the flag when it turns the answer into a replacement of its own.
        return new DiffResult(differences) { DeleteBeforeReplace = !differences.Exists(difference => difference.Effect == ChangeEffect.Replace) };
    }

    /// <summary>
    /// A program is taken at its word about what nobody knows of an imported application: whether it asked for a twin or the CA added it, and how it
    /// wrote the company.
    /// </summary>
    private static PropertyMap AsImported(PropertyMap oldInputs, PropertyMap news)
    {
        const string sans = ApplicationTable.Sans;
        var imported = new PropertyMap(news);
        foreach (var name in ApplicationTable.OfCompany.Select(row => row.Name))
        {
            var isSame = oldInputs.Text(name) is { } shown && news.Text(name) is { } stated && ApplicationComparison.IsSameName(shown, stated);
            if (isSame) imported[name] = oldInputs[name];
        }

        var wanted = ApplicationInputs.Names(news).ToHashSet(StringComparer.Ordinal);
        var doubtful = oldInputs.Texts(sans).Where(name => !wanted.Contains(name)).Intersect(DomainName.Twins(wanted)).ToList();
        if (doubtful.Count == 0 || news.IsUnknown(sans)) return imported;
        imported[sans] = new PropertyValue.List([.. (news.Bare(sans) as PropertyValue.List)?.Items ?? [], .. doubtful.Select(PropertyValue.Of)]);
        return imported;
    }
}
