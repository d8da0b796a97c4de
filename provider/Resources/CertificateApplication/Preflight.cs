using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Create in preview: one look at the certificate tells what the update would run into (design rules P1 to P6).</summary>
internal sealed class Preflight(Observer observer, RunMemory memory)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public async Task<ResourceState> PreviewAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Timeout);
        if (inputs.Text(CertificateApplicationFields.CertificateIdName) is { } id) await JudgeAsync(id, inputs, operation);
        return new ResourceState("", Foreseen(inputs));
    }

    private async Task JudgeAsync(string id, PropertyMap inputs, Operation operation)
    {
        if (await LookAsync(id, inputs, operation) is not { } observed) return;
        switch (LifeCycle.Of(observed.Status).Create)
        {
            case OnCreate.Refuse:
                throw Refusals.OfCreate(id, observed.Status);
            case OnCreate.Adopt when !await IsReplacedAsync(id, inputs, observed, operation):
                return; // nothing will be sent
            case OnCreate.Apply when observed.Status.Family == StatusFamily.Rejected:
                await operation.WarnAsync($"Certificate {id}: the last application was rejected (status {observed.Status}); the reason is shown in the SCM console. The update will apply again.");
                break;
        }

        await ProductRules.EnforceAsync(id, inputs, observed.Certificate!, operation);
    }

    /// <summary>Whether the application that is there gives way to the one that is wanted; a warning where that is not sure.</summary>
    private async Task<bool> IsReplacedAsync(string id, PropertyMap inputs, Observation observed, Operation operation)
    {
        var announced = memory.IsReplacementAnnounced(id);
        if (announced && observed.Status.IsIssuedOrLater) throw Refusals.OfReplacingIssued(id, observed.Status);
        var comparison = SameApplication.Compare(inputs, observed.Certificate!, observed.Status);
        if (announced || comparison.IsSame) return announced;
        if (observed.Status.IsIssuedOrLater) throw Refusals.OfAnotherApplication(id, observed.Status, comparison);

        // A preview calls Create without telling that a Delete comes first, so this may yet be right.
        await operation.WarnAsync($"{Refusals.AnotherUnderReview(id, observed.Status, comparison)} Unless this update withdraws it first, it will fail. {Refusals.WithdrawWayOut}.");
        return true;
    }

    /// <summary>Null, after a warning, where the service cannot be asked: a pull request without secrets still gets its preview (P5).</summary>
    private async Task<Observation?> LookAsync(string id, PropertyMap inputs, Operation operation)
    {
        try
        {
            return await observer.LookAsync(id, operation.Stop);
        }
        catch (ScmException exception) when (exception.IsTransient())
        {
            await operation.WarnAsync($"{exception.Message} {NotChecked(inputs)}");
        }
        catch (ResourceException exception) when (exception.Kind == FailureKind.NotConfigured)
        {
            await operation.WarnAsync($"{exception.Message}\n{NotChecked(inputs)}");
        }
        catch (ScmException exception) when (exception.Kind == ScmErrorKind.Stopped && !operation.IsCancelled)
        {
            await operation.WarnAsync($"Certificate {id}: SCM did not answer in time. {NotChecked(inputs)}");
        }

        return null;
    }

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
        return outputs;
    }
}
