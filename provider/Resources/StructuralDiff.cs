using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources;

/// <summary>
/// Compares recorded inputs with new ones, field by field. A refresh calls it with the two swapped, so it makes no call and never fails (D7).
/// </summary>
/// <param name="oldInputs">May come from an older release, so they are normalized by the current rules first.</param>
/// <param name="ignoreChanges">Names of inputs, or <c>*</c>.</param>
internal sealed class StructuralDiff(PropertyMap oldInputs, PropertyMap news, IReadOnlyList<string> ignoreChanges)
{
    public IEnumerable<PropertyDifference> Compare(FieldTable table) => table.All.SelectMany(field => Compare(field, field.OnChange));

    /// <param name="effect">The effect of a change.</param>
    /// <param name="unknownsChange">Whether an unknown value is a change (D8).</param>
    public IEnumerable<PropertyDifference> Compare(Field field, ChangeEffect effect, bool unknownsChange = true)
    {
        if (ignoreChanges.Contains(field.Name) || ignoreChanges.Contains("*")) return [];
        var (recorded, given) = (oldInputs.Bare(field.Name), news.Bare(field.Name));
        if (recorded.SameAs(given) && given?.HasUnknown() != true) return []; // their normal forms are the same as well
        var (left, right) = (Stored(field, recorded), Stored(field, given));
        if (left is PropertyValue.List oldItems && right is PropertyValue.List newItems) return CompareSets(field, effect, oldItems, newItems, unknownsChange);
        if (left is null && right is null) return [];
        var wanted = right ?? field.Default(news);
        if (wanted?.HasUnknown() == true ? !unknownsChange : (left ?? field.Default(oldInputs)).SameAs(wanted)) return [];
        return [new PropertyDifference(field.Name, field.Name, PropertyDifference.ChangeOf(left, right), effect)];
    }

    private static PropertyValue? Stored(Field field, PropertyValue? value) =>
        value is null or PropertyValue.Unknown ? value : field.Normalise(value, new Findings());

    /// <summary>D6: compares sets. An added item has its new index, and a removed item has its old index. An index that is both is an update.</summary>
    private static IEnumerable<PropertyDifference> CompareSets(
        Field field, ChangeEffect effect, PropertyValue.List oldItems, PropertyValue.List newItems, bool unknownsChange)
    {
        var added = Missing(newItems, oldItems, unknownsChange);
        var removed = Missing(oldItems, newItems, unknowns: false);
        var hidden = unknownsChange ? 0 : newItems.Items.Count(item => item.HasUnknown()); // may turn out to be items that seem removed
        if (hidden > 0 && removed.Count <= hidden) removed.Clear();
        return
        [
            .. added.Select(index => Difference(index, removed.Contains(index) ? PropertyChange.Update : PropertyChange.Add)),
            .. removed.Except(added).Select(index => Difference(index, PropertyChange.Delete)),
        ];

        PropertyDifference Difference(int index, PropertyChange change) => new(field.Name, $"{field.Name}[{index}]", change, effect);
    }

    private static List<int> Missing(PropertyValue.List items, PropertyValue.List from, bool unknowns)
    {
        var known = from.Items.Select(item => item.Bare()).OfType<PropertyValue.Text>().Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
        var missing = new List<int>();
        for (var i = 0; i < items.Items.Count; i++)
        {
            var isMissing = items.Items[i].Bare() switch
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
