using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Validation;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// Compares recorded with wanted inputs (D1 to D8). Refresh calls it with both exchanged, so it never fails and never reads.
/// </summary>
internal static class CertificateApplicationDiff
{
    /// <param name="unknownsChange">Whether an unknown counts as a change (D8): not where the engine asks only to find dependents of a replacement.</param>
    public static DiffResult Compare(PropertyMap outputs, PropertyMap oldInputs, PropertyMap news, IReadOnlyList<string> ignoreChanges, bool unknownsChange)
    {
        var differences = new List<PropertyDifference>();
        var issued = CertificateStatus.Of(outputs).IsIssuedOrLater;
        var notRead = outputs.Texts(CertificateApplicationOutputs.InputsNotRead).ToHashSet(StringComparer.Ordinal);
        if (notRead.Count > 0) news = AsImported(oldInputs, news);
        foreach (var field in CertificateApplicationFields.All)
        {
            if (ignoreChanges.Contains(field.Name) || ignoreChanges.Contains("*")) continue;
            if (notRead.Contains(field.Name) && oldInputs.Bare(field.Name) is null) continue; // D4
            var replaces = Replaces(field, issued);
            var comparesUnknowns = unknownsChange || field.OnChange == ChangeEffect.AnotherCertificate;
            differences.AddRange(Compare(field, oldInputs, news, replaces, comparesUnknowns));
        }

        // D5: the engine keeps the flag when it turns the answer into a replacement of its own.
        var createFirst = differences.Exists(difference => difference.Property == CertificateApplicationFields.CertificateIdName);
        return new DiffResult(differences, DeleteBeforeReplace: !createFirst);
    }

    /// <summary>
    /// A program is taken at its word where nobody knows what an imported application asked for: whether it named a twin or the CA added it, and how
    /// it wrote the company.
    /// </summary>
    private static PropertyMap AsImported(PropertyMap oldInputs, PropertyMap news)
    {
        const string sans = CertificateApplicationFields.Sans;
        var imported = new PropertyMap(news);
        foreach (var field in CertificateApplicationFields.All.Where(field => field.IsOfCompany))
        {
            if (oldInputs.Text(field.Name) is { } shown && news.Text(field.Name) is { } stated && SameApplication.IsSameName(shown, stated)) imported[field.Name] = oldInputs[field.Name];
        }

        var wanted = CertificateApplicationFields.Names(news).ToHashSet(StringComparer.Ordinal);
        var doubtful = oldInputs.Texts(sans).Where(name => !wanted.Contains(name)).Intersect(DomainName.Twins(wanted)).ToList();
        if (doubtful.Count == 0 || news.IsUnknown(sans)) return imported;
        imported[sans] = new PropertyValue.List([.. (news.Bare(sans) as PropertyValue.List)?.Items ?? [], .. doubtful.Select(PropertyValue.Of)]);
        return imported;
    }

    private static bool Replaces(Field field, bool issued) => field.OnChange switch
    {
        ChangeEffect.AnotherCertificate or ChangeEffect.ApplyAgain => true,
        ChangeEffect.ApplyAgainUntilIssued => !issued,
        _ => false,
    };

    private static List<PropertyDifference> Compare(Field field, PropertyMap oldInputs, PropertyMap news, bool replaces, bool unknownsChange)
    {
        var left = Stored(field, oldInputs);
        var right = Stored(field, news);
        if (left is PropertyValue.List oldNames && right is PropertyValue.List newNames)
        {
            return CompareNames(field, oldNames, newNames, replaces, unknownsChange);
        }

        if (left is null && right is null) return [];
        var wanted = right ?? field.Default(news);
        if (wanted?.HasUnknown() == true ? !unknownsChange : (left ?? field.Default(oldInputs)).SameAs(wanted)) return [];
        var change = left is null ? PropertyChange.Add : right is null ? PropertyChange.Delete : PropertyChange.Update;
        return [new PropertyDifference(field.Name, field.Name, change, replaces)];
    }

    /// <summary>The value in the form that Check gives it: state may come from an older release.</summary>
    private static PropertyValue? Stored(Field field, PropertyMap inputs) => inputs.Bare(field.Name) switch
    {
        null => null,
        PropertyValue.Unknown unknown => unknown,
        var value => field.Normalise(value, new Findings()),
    };

    /// <summary>D6: sets. An added name has its new index, a removed one its old index; where both fall on one index, it was changed.</summary>
    private static List<PropertyDifference> CompareNames(Field field, PropertyValue.List oldNames, PropertyValue.List newNames, bool replaces, bool unknownsChange)
    {
        var added = Missing(newNames, oldNames, unknownsChange);
        var removed = Missing(oldNames, newNames, unknowns: false);
        var hidden = unknownsChange ? 0 : newNames.Items.Count(item => item.HasUnknown()); // may yet be names that seem to be removed
        if (hidden > 0 && removed.Count <= hidden) removed.Clear();
        return
        [
            .. added.Select(index => Difference(index, removed.Contains(index) ? PropertyChange.Update : PropertyChange.Add)),
            .. removed.Except(added).Select(index => Difference(index, PropertyChange.Delete)),
        ];

        PropertyDifference Difference(int index, PropertyChange change) => new(field.Name, $"{field.Name}[{index}]", change, replaces);
    }

    private static SortedSet<int> Missing(PropertyValue.List names, PropertyValue.List from, bool unknowns)
    {
        var known = from.Items.Select(item => item.Bare()).OfType<PropertyValue.Text>().Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
        var missing = new SortedSet<int>();
        for (var i = 0; i < names.Items.Count; i++)
        {
            var isMissing = names.Items[i].Bare() switch
            {
                PropertyValue.Text text => !known.Contains(text.Value),
                PropertyValue.Unknown => unknowns,
                _ => false,
            };
            if (isMissing) missing.Add(i);
        }

        return missing;
    }
}
