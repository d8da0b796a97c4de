using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Create in a preview: looks at the certificate once to find out whether the update can succeed (P1 to P6).</summary>
internal sealed class ApplicationCreatePreview(ProviderServices services)
{
    private readonly CertificateObserver _observer = new(services);

    public async Task<ResourceState> RunAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        if (inputs.Text(CertificateIdField.Name) is { } id)
        {
            var adopted = await JudgeAsync(id, inputs, operation);
            services.Memory.Foreseen(id);
            if (adopted is not null && !HasUnknown(inputs)) return new ResourceState("", ApplicationState.Adopted(inputs, adopted));
        }

        var known = new PropertyMap();
        if (ApplicationInputs.AllNamesKnown(inputs)) known[CertificateOutputs.DomainNames.Name] = PropertyValue.Of(ApplicationInputs.Names(inputs));
        return new ResourceState("", ApplicationState.Foreseen(inputs, known));
    }

    /// <returns>The application that the update will adopt; null if it will send one, or if that is not known.</returns>
    private async Task<Observation?> JudgeAsync(string id, PropertyMap inputs, Operation operation)
    {
        if (await _observer.LookAheadAsync(id, NotChecked(inputs), operation) is not { } observed) return null;
        switch (ApplicationLifecycle.Of(observed.Status).Create)
        {
            case OnCreate.Refuse:
                throw ApplicationFailures.OfCreate(id, observed.Status, services.Directory.SuccessorOf(id));
            case OnCreate.Adopt when !await IsReplacedAsync(id, inputs, observed, operation):
                await TellOfKeyAsync(id, inputs, observed.Status, operation);
                return observed;
            case OnCreate.Apply when observed.Status.Family == StatusFamily.Rejected:
                await _observer.ExplainAsync(observed, operation);
                await operation.WarnAsync($"Certificate {id}: the last {CertificateFailures.WhyRejected(observed)} The update will submit a new application.");
                break;
        }

        await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
        return null;
    }

    /// <summary>Whether the update will replace the existing application. Warns if that is uncertain.</summary>
    private async Task<bool> IsReplacedAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        var announced = services.Memory.IsReplacing(id);
        var comparison = ApplicationComparison.Compare(inputs, observed.Certificate!, observed.Status);
        if (announced && ApplicationFailures.OfReplacement(id, observed.Status) is { } failure)
        {
            if (!comparison.IsSame || !HasUnknown(inputs)) throw failure;
            await operation.WarnAsync(ApplicationFailures.MayReplaceIssued(id, observed.Status));
            return false;
        }

        if (announced && !services.Memory.IsDeletedFirst(id))
        {
            await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
            throw ApplicationFailures.OfReplacingUnderReview(id, observed.Status, wasToBeDeletedFirst: false);
        }

        if (announced || comparison.IsSame) return announced;
        var isRenewal = await services.Directory.IsRenewalAsync(id, operation) == true;
        if (isRenewal || observed.Status.IsIssuedOrLater) throw ApplicationFailures.OfAnotherApplication(id, observed.Status, comparison, isRenewal);

        // In a preview, the engine calls Create without saying that a Delete comes first, so this may still succeed.
        var another = ApplicationFailures.AnotherUnderReview(id, observed.Status, comparison);
        await operation.WarnAsync($"{another} Unless this update withdraws it first, it will fail. {ApplicationFailures.WithdrawWayOut}");
        return true;
    }

    /// <summary>Only an export shows the key, and a preview does not export the certificate.</summary>
    private static async Task TellOfKeyAsync(string id, PropertyMap inputs, CertificateStatus status, Operation operation)
    {
        if (inputs.Bare(ApplicationTable.Csr) is null) return;
        await operation.WarnAsync(KeyComparison.IsPending(inputs, status)
            ? KeyComparison.PendingWarning(id, status)
            : $"Certificate {id} was already issued (status {status}). The update compares its key with that of csr, and fails if they differ.");
    }

    /// <summary>Diff treats an unknown value as a change (D8), but it may turn out to be unchanged.</summary>
    private static bool HasUnknown(PropertyMap inputs) => inputs.Keys.Any(inputs.HasUnknown);

    private static string NotChecked(PropertyMap inputs)
    {
        var unset = ApplicationTable.OfCompany.Where(row => !inputs.ContainsKey(row.Name)).Select(row => row.Name).ToList();
        var company = unset.Count == 0 ? "" : $", {string.Join(", ", unset)} (not set, but required for an OV or EV certificate)";
        return $"So this preview could not check: the status of the certificate, the names against the product{company}.";
    }
}
