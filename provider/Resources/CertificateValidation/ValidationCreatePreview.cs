using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;

namespace ScmPulumi.Provider.Resources.CertificateValidation;

/// <summary>Create and Update in a preview: looks at the certificate once to find out whether the wait can succeed, and how long it may take.</summary>
internal sealed class ValidationCreatePreview(ProviderServices services)
{
    private const string NotChecked = "So this preview could not check whether the certificate is issued.";

    private readonly CertificateObserver _observer = new(services);

    /// <exception cref="ResourceException">The update would fail in any case.</exception>
    public async Task<PropertyMap> RunAsync(PropertyMap inputs, Operation operation)
    {
        operation.Limit(Operation.OneLook);
        if (inputs.Text(CertificateIdField.Name) is not { } id) return ValidationState.Foreseen(inputs);
        if (await _observer.LookAheadAsync(id, NotChecked, operation) is not { } observed) return ValidationState.Foreseen(inputs);

        // An application that is not sent yet, or was rejected, may be sent by the same update.
        var mayBeSent = observed.Status.Family is StatusFamily.Paid or StatusFamily.Rejected;
        if (!mayBeSent && ValidationTarget.Hopeless(id, observed, services.Directory) is { } failure) throw failure;
        var target = new ValidationTarget(inputs);
        if (observed.Status.Family == StatusFamily.Issued && target.IsMetBy(observed.Status))
        {
            return ValidationState.Observed(inputs, observed.Certificate!, previous: null);
        }

        if (observed.Status.Family == StatusFamily.Paid && !services.Memory.IsForeseen(id))
        {
            await operation.WarnAsync(
                $"Certificate {id} has no application (status {observed.Status}). Unless this update submits an application first, the wait will fail.");
        }

        if (ValidationTarget.Doubt(id, observed.Status) is { } doubt)
        {
            await operation.WarnAsync(doubt);
            return ValidationState.Foreseen(inputs);
        }

        if (observed.Status.Family == StatusFamily.Rejected && !services.Memory.IsForeseen(id))
        {
            await _observer.ExplainAsync(observed, operation);
            await operation.WarnAsync(
                $"Certificate {id}: the {CertificateFailures.WhyRejected(observed)} Unless this update submits a new application first, the wait will fail.");
        }

        if (target.IsIssue && observed.Status.Family != StatusFamily.Issuing && Duration(new CertificateProduct(observed.Certificate!)) is { } duration)
        {
            await operation.WarnAsync(
                $"Certificate {id} is {duration} working days to issue. The update waits for {ValidationTable.MinutesToWait} minutes, " +
                $"or as long as customTimeouts allows, and the next one continues; with waitFor {ValidationTable.DomainValidated}, it waits only until " +
                "control of the domains is proven.");
        }

        return ValidationState.Foreseen(inputs);
    }

    private static string? Duration(CertificateProduct product) =>
        product.IsEv ? $"an EV certificate, which takes {CertificateProduct.WorkingDaysForEv}"
        : product.IsOv ? $"an OV certificate, which takes {CertificateProduct.WorkingDaysForOv}"
        : null;
}
