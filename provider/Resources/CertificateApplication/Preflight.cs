using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Create in preview: one look at the certificate tells what the update would run into (P1 to P6).</summary>
internal sealed class Preflight(Observer observer, RunMemory memory)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public async Task<ResourceState> PreviewAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Timeout);
        if (inputs.Text(CertificateApplicationFields.CertificateIdName) is { } id)
        {
            await JudgeAsync(id, inputs, operation);
            memory.Foreseen(id);
        }

        return new ResourceState("", Foreseen(inputs));
    }

    private async Task JudgeAsync(string id, PropertyMap inputs, Operation operation)
    {
        if (await observer.LookAheadAsync(id, NotChecked(inputs), operation) is not { } observed) return;
        switch (LifeCycle.Of(observed.Status).Create)
        {
            case OnCreate.Refuse:
                throw Refusals.OfCreate(id, observed.Status);
            case OnCreate.Adopt when !await IsReplacedAsync(id, inputs, observed, operation):
                return; // nothing will be sent
            case OnCreate.Apply when observed.Status.Family == StatusFamily.Rejected:
                await observer.ExplainAsync(observed, operation);
                await operation.WarnAsync($"Certificate {id}: the last {Refusals.WhyRejected(observed)} The update will apply again.");
                break;
        }

        await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
    }

    /// <summary>Whether the application that is there gives way to the one that is wanted; a warning where that is not sure.</summary>
    private async Task<bool> IsReplacedAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        var announced = memory.IsReplacementAnnounced(id);
        var comparison = SameApplication.Compare(inputs, observed.Certificate!, observed.Status);
        if (announced && observed.Status.IsIssuedOrLater)
        {
            if (!comparison.IsSame || !HasUnknown(inputs)) throw Refusals.OfReplacingIssued(id, observed.Status);
            await operation.WarnAsync(Refusals.MayReplaceIssued(id, observed.Status));
            return false;
        }

        if (announced || comparison.IsSame) return announced;
        if (observed.Status.IsIssuedOrLater) throw Refusals.OfAnotherApplication(id, observed.Status, comparison);

        // A preview calls Create without telling that a Delete comes first, so this may yet be right.
        await operation.WarnAsync($"{Refusals.AnotherUnderReview(id, observed.Status, comparison)} Unless this update withdraws it first, it will fail. {Refusals.WithdrawWayOut}.");
        return true;
    }

    /// <summary>Diff takes an unknown for a change (D8), which it may prove not to be.</summary>
    private static bool HasUnknown(PropertyMap inputs) => inputs.Keys.Any(inputs.HasUnknown);

    private static string NotChecked(PropertyMap inputs)
    {
        var unset = CertificateApplicationFields.All.Where(field => field.IsOfCompany && !inputs.ContainsKey(field.Name)).Select(field => field.Name).ToList();
        var company = unset.Count == 0 ? "" : $", {string.Join(", ", unset)} (not set, but required for an OV or EV certificate)";
        return $"So this preview could not check: the status of the certificate, the names against the product{company}.";
    }

    private static PropertyMap Foreseen(PropertyMap inputs)
    {
        var outputs = CertificateApplicationFields.Marked(inputs);
        foreach (var output in CertificateApplicationOutputs.All)
        {
            if (output.Name != CertificateApplicationOutputs.InputsNotRead) outputs[output.Name] = PropertyValue.Unknown.Value;
        }

        if (CertificateApplicationFields.AllNamesKnown(inputs)) outputs[CertificateApplicationOutputs.DomainNames] = PropertyValue.Of(CertificateApplicationFields.Names(inputs));
        CertificateApplicationOutputs.MarkNames(inputs, outputs);
        return outputs;
    }
}
