using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>
/// The diff of an application (D1 to D9). It adds to <see cref="StructuralDiff"/> what changes once a certificate is issued and after an import.
/// </summary>
internal sealed class ApplicationDiff(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);
    private readonly KeyComparison _key = new(services);

    /// <summary>
    /// In almost every stack, the state is stale because it was recorded before the certificate was issued. The engine deletes the dependents of a resource
    /// before it deletes the resource, so Diff must find out whether that Delete and the following Create can succeed (D9).
    /// </summary>
    public async Task<DiffResult> RunAsync(DiffArguments arguments, Operation operation)
    {
        var isChecked = services.Memory.IsChecked(arguments.Urn);
        var recorded = Compare(arguments, CertificateStatus.Of(arguments.Olds).IsIssuedOrLater, isChecked);
        var isSame = recorded.Differences.Count == 0;
        if (isChecked && isSame && await _key.IsDueAsync(arguments, operation)) return recorded with { Differences = [KeyComparison.Due] };
        if (!isChecked || recorded is not { Replaces: true, DeleteBeforeReplace: true }) return recorded;

        operation.Limit(Operation.OneLook);
        return await _observer.TryLookAsync(arguments.Id, operation) switch
        {
            { Status.Family: StatusFamily.UnderReview, Certificate: { } certificate } when ProductRules.Allow(arguments.News, certificate) => recorded,
            { Status.IsIssuedOrLater: true } => Compare(arguments, isIssued: true, unknownsChange: true),
            _ => recorded with { DeleteBeforeReplace = false }, // there is nothing to withdraw, or Create will say why it cannot succeed
        };
    }

    /// <param name="arguments">What the engine compares.</param>
    /// <param name="isIssued">Whether the certificate is issued, or was.</param>
    /// <param name="unknownsChange">Whether an unknown value is a change (D8). It is not if the engine only wants to find the dependents of a
    /// replacement.</param>
    public static DiffResult Compare(DiffArguments arguments, bool isIssued, bool unknownsChange)
    {
        var (oldInputs, news) = (arguments.OldInputs, arguments.News);
        var notRead = arguments.Olds.Texts(ApplicationTable.InputsNotRead).ToHashSet(StringComparer.Ordinal);
        var diff = new StructuralDiff(oldInputs, notRead.Count > 0 ? AsImported(oldInputs, news) : news, arguments.IgnoreChanges);
        var differences = new List<PropertyDifference>();
        foreach (var row in ApplicationTable.Fields)
        {
            if (notRead.Contains(row.Name) && oldInputs.Bare(row.Name) is null) continue; // D4
            var isNotKnown = row.Name == ApplicationTable.Csr && arguments.Olds.Flag(ApplicationTable.KeyNotCompared); // N6
            var effect = isIssued && (row.UntilIssued || isNotKnown) ? ChangeEffect.Update : row.Field.OnChange;
            differences.AddRange(diff.Compare(row.Field, effect, unknownsChange || row.Field.OnChange == ChangeEffect.Replace));
        }

        // D5: the engine uses this flag even if it replaces the resource for a reason of its own. An issued certificate cannot be withdrawn, so Create refuses
        // before anything is deleted.
        return new DiffResult(differences) { DeleteBeforeReplace = !isIssued && !differences.Exists(difference => difference.Effect == ChangeEffect.Replace) };
    }

    /// <summary>
    /// After an import, uses the program's values for what SCM does not show: whether the application asked for a twin or the CA added it, and how it spelled
    /// the company.
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
