using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>Messages that say why an application cannot be submitted or changed, and what to do.</summary>
internal static class ApplicationFailures
{
    public const string IssuedWayOut =
        "add names in the SCM console (additional domain names), reissue the certificate there with other data, or " + AnotherCertificate;

    /// <summary>The owner of the application is not known here: it may be this resource under a former name, or someone else.</summary>
    public const string WithdrawWayOut =
        "Withdraw it in the SCM console, or import it (`pulumi import`) and change it here, or " + AnotherCertificate + ". If this program created it " +
            "under a former name of the resource, add that name as an alias. If the resource is already in the state, change it without `--target-replace`.";

    private const string AnotherCertificate = "use another certificate (another certificateId)";

    /// <param name="id">The certificate.</param>
    /// <param name="status">Its status, in which no application can be sent.</param>
    /// <param name="successor">The certificate that renews it; null if it is not known.</param>
    public static ResourceException OfCreate(string id, CertificateStatus status, string? successor = null) => status.Family switch
    {
        StatusFamily.Missing => CertificateFailures.Missing(id),
        StatusFamily.Ended => Precondition(
            $"Certificate {id} is {status}, so it accepts no more applications. {CertificateEnd.WayOut(successor)}"),
        StatusFamily.Imported => Precondition(
            $"Certificate {id} was imported into SCM (status {status}), so it cannot have an application. Only a certificate that was bought in SCM can " +
            $"have one; {AnotherCertificate}."),
        _ => Precondition(
            $"Certificate {id} has the status {status}, which this release of the provider does not know. Nothing was sent. Check the certificate in the " +
            "SCM console, and look for a newer release."),
    };

    /// <summary>SCM renews a certificate with the data of the first application.</summary>
    public const string PersonsOfFirst = " SCM applied for this renewal with the personal data of the first application.";

    /// <param name="id">The certificate.</param>
    /// <param name="status">Its status.</param>
    /// <param name="comparison">The differences between the inputs and the application at the service.</param>
    /// <param name="isRenewal">Whether SCM applied for it as the renewal of another certificate.</param>
    public static ResourceException OfAnotherApplication(string id, CertificateStatus status, ApplicationComparison comparison, bool isRenewal)
    {
        var renewal = isRenewal ? " It renews an earlier certificate, and SCM applied for it with the data of the first application." : "";
        return Precondition(status.Family switch
        {
            StatusFamily.UnderReview when isRenewal =>
                $"{AnotherUnderReview(id, status, comparison)}{renewal} Withdraw SCM's application in the SCM console, then run `pulumi up` to apply " +
                "with the inputs of this program.",
            _ when status.IsIssuedOrLater =>
                $"Certificate {id} was already issued (status {status}) for another application, which differs in {comparison.Difference}.{renewal} SCM's " +
                $"API cannot change it: {IssuedWayOut}.",
            _ => $"{AnotherUnderReview(id, status, comparison)}{renewal} It was not changed. {WithdrawWayOut}",
        });
    }

    public static string AnotherUnderReview(string id, CertificateStatus status, ApplicationComparison comparison) =>
        $"Certificate {id} has another application under review (status {status}), which differs in {comparison.Difference}.";

    public static ResourceException OfProduct(string id, Certificate certificate, IEnumerable<FieldError> errors) => new(
        FailureKind.InvalidInput,
        $"Certificate {id} ({certificate.Type}, {certificate.DomainType}) does not support this application:" +
        string.Concat(errors.Select(error => $"\n  {error}")));

    /// <summary>Why an application cannot be withdrawn and submitted again; null if it can.</summary>
    public static ResourceException? OfReplacement(string id, CertificateStatus status) => ApplicationLifecycle.Of(status) switch
    {
        { Create: OnCreate.Refuse } => OfCreate(id, status),
        { Delete: OnDelete.Leave } or { Create: OnCreate.Adopt, Delete: OnDelete.Wait } => OfReplacingIssued(id, status),
        _ => null,
    };

    /// <summary>For an Update of what Diff calls a replacement.</summary>
    public static ResourceException OfUpdate(string id, CertificateStatus status, DiffResult diff) =>
        CertificateFailures.OfUpdate(id, diff, diff.Replacing.Contains(CertificateIdField.Name) ? null : OfReplacement(id, status)?.Message);

    public static ResourceException OfReplacingIssued(string id, CertificateStatus status) => Precondition(
        $"{CannotReplaceIssued(id, status)} If this change is not wanted, undo it in the program. Otherwise, {IssuedWayOut}.");

    /// <param name="wasToBeDeletedFirst">
    /// Whether Diff asked for it. If not, the state is stale, or the service could not be queried when Diff decided (D5, D9).
    /// </param>
    public static ResourceException OfReplacingUnderReview(string id, CertificateStatus status, bool wasToBeDeletedFirst) => Precondition(
        $"Certificate {id} has an application under review (status {status}), which must be withdrawn before another one can be sent. Nothing was sent. " +
        (wasToBeDeletedFirst
            ? "If the option deleteBeforeReplace: false is set, remove it. If retainOnDelete is set, undo the change, remove the option, run `pulumi up`, " +
              "and then make the change."
            : "Run `pulumi up --refresh`, which withdraws it first."));

    /// <summary>For an input that is not known yet and may turn out to be unchanged.</summary>
    public static string MayReplaceIssued(string id, CertificateStatus status) =>
        $"{CannotReplaceIssued(id, status)} Some inputs are not known yet in this preview. If they turn out to be unchanged, the update changes nothing. " +
        "Otherwise, it fails.";

    public static ResourceException OfApplicationGone(string id, CertificateStatus status) => Precondition(
        $"Certificate {id} no longer has an application (status {status}), because it was withdrawn or removed outside of Pulumi. Run `pulumi up " +
        "--refresh`, which submits a new application if that is possible.");

    /// <summary>Why a refresh removes the application from the state.</summary>
    public static string NoLongerInState(string id, CertificateStatus status, string host) => status.Family == StatusFamily.Missing
        ? CertificateFailures.MissingAt(id, host)
        : $"Certificate {id} no longer has an application at {host} (status {status}), because it was withdrawn or removed outside of Pulumi. The refresh " +
          "removes it from the state, and the next `pulumi up` submits a new application.";

    public static ResourceException OfImported(string id, CertificateStatus status) => Precondition(
        $"Certificate {id} was imported into SCM (status {status}), so it has no application. Only a certificate that was bought in SCM can have one; " +
        $"{AnotherCertificate}.");

    public static ResourceException OfOutcomeUnknown(string id, WriteOutcome<Observation> unknown)
    {
        var seen = unknown.Seen is { Status: var status } ? $"the status is still {status}" : "the status could not be read afterwards";
        var trouble = unknown.Trouble is null ? "" : $" {unknown.Trouble.Message}";
        return new ResourceException(
            FailureKind.Unavailable,
            $"The outcome of the application for certificate {id} is unknown: the request may have reached SCM, but {seen}. The request is not sent again. " +
            $"Run `pulumi up` again, which first looks at the certificate and adopts an application that it finds. {unknown.Failure?.Message}{trouble}",
            unknown.Failure);
    }

    /// <param name="trouble">Why the last look failed; null if it did not.</param>
    public static ResourceException OfWithdrawalUnderWay(string id, CertificateStatus status, ScmException? trouble, Operation operation) => new(
        operation.IsCancelled ? FailureKind.Cancelled : FailureKind.TimedOut,
        $"A withdrawal of certificate {id} is still under way (status {status}) after {operation.Elapsed.TotalSeconds:0} s. Nothing was sent. Run the same " +
        $"command again when it has ended.{(trouble is null ? "" : $" {trouble.Message}")}",
        trouble);

    public static ResourceException OfKeyNotCompared(string id, CertificateStatus status, ScmException cause) => new(
        ServiceFailures.KindOf(cause.Kind), $"{KeyNotKnown(id, status, "it cannot be exported")} {cause.Message}", cause);

    public static ResourceException OfUnreadableKey(string id, CertificateStatus status, string what) => Precondition(
        $"{KeyNotKnown(id, status, $"{what} cannot be read")} Look at the certificate in the SCM console, or {AnotherCertificate}.");

    public static string KeyNotComparedInTime(string id, CertificateStatus status, Operation operation) =>
        $"Certificate {id}: {(operation.IsCancelled ? "canceled" : "timed out")} before its key was compared with that of csr (status " +
        $"{status}). The response to the application was lost, but it seems to be submitted. Run `pulumi up` again, which compares the keys.";

    /// <param name="urn">In quotes, because a shell would expand the <c>$</c> in the URN of a component's child.</param>
    public static string Rejected(string id, Observation observed, string urn) =>
        $"Certificate {id}: the {CertificateFailures.WhyRejected(observed)} Change the inputs, or submit the same application again with " +
        $"`pulumi up --target-replace '{urn}'`.";

    public static ResourceException OfAnotherAfterRejection(string id, Observation observed, ScmException refusal) => new(
        FailureKind.Precondition,
        $"Certificate {id}: the {CertificateFailures.WhyRejected(observed)} SCM accepts no other application for it; {AnotherCertificate}. {refusal.Message}",
        refusal);

    /// <summary>An application that was adopted under review turns out to be for another key than that of the user's CSR.</summary>
    public static string OtherKey(string id, CertificateStatus status) =>
        $"Certificate {id} was issued (status {status}), but not for the key of csr. Remove csr to keep the key of the certificate, reissue the certificate " +
        $"in the SCM console with this csr, or {AnotherCertificate}.";

    private static ResourceException Precondition(string message) => new(FailureKind.Precondition, message);

    private static string CannotReplaceIssued(string id, CertificateStatus status) =>
        $"Certificate {id} {(status.IsIssuedOrLater ? "was already issued" : "is about to be issued")} (status {status}), so its application cannot be " +
        "withdrawn and replaced.";

    private static string KeyNotKnown(string id, CertificateStatus status, string why) =>
        $"Certificate {id} was already issued (status {status}). It is not known whether it was issued for the key of csr, because {why}.";
}
