using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>Messages that say why a certificate was not deployed, or may not have been, and what to do.</summary>
internal static class DeploymentFailures
{
    public static ResourceException OfStatus(string id, CertificateStatus status) => Precondition(status.Family switch
    {
        StatusFamily.Issued => $"Certificate {id} has the status {status}. SCM deploys a certificate only while its status is ISSUED. Nothing was sent. Run " +
            "`pulumi up` again when the status is ISSUED.",
        StatusFamily.Unknown => $"Certificate {id} has the status {status}, which this release of the provider does not know. Nothing was sent. Check the " +
            "certificate in the SCM console, and look for a newer release.",
        _ => $"Certificate {id} is not issued (status {status}), so it cannot be deployed. Nothing was sent. Take certificateId from the output of a " +
            "CertificateValidation, which waits until the certificate is issued.",
    });

    public static ResourceException OfEnd(string id, CertificateStatus status, string? successor) => Precondition(CertificateEnd.Ended(id, status, successor));

    public static ResourceException OfSm2(string id) => Precondition(
        $"Certificate {id} has an SM2 key, so SCM cannot deploy it. Nothing was sent. Export it with exportCertificate, and install it on the target.");

    public static ResourceException OfNames(string id, string domain, Certificate certificate, PropertyMap inputs)
    {
        var isSecret = inputs.HasSecret(CertificateIdField.Name) || inputs.HasSecret(DeploymentTable.DomainName);
        var names = string.Join(", ", CertificateOutputs.Names(certificate));
        return Precondition(
            $"Certificate {id} does not cover the CDN domain{(isSecret ? "" : $" {domain}. It is for {names}")}. Nothing was sent. Correct domainName, or " +
            "deploy a certificate that covers it.");
    }

    public static ResourceException OfSite(string host) => Precondition(
        $"The site of {host} has no CDN, so SCM deploys to ELB and WAF only. Nothing was sent. Remove this CertificateDeployment.");

    /// <param name="why">What the target's service says; empty if it says nothing.</param>
    public static ResourceException OfTarget(string id, DeploymentTarget target, string why)
    {
        var reason = why.Length == 0 ? $"{target.Service} does not say why." : $"{target.Service} says: {why.TrimEnd(' ', '.', '。')}.";
        return Precondition($"Certificate {id} was not deployed: {target.Service} did not accept it for {target}. {reason} {AdviceFor(target)}");
    }

    /// <summary>For an init failure: the request may have had its effect.</summary>
    public static string OutcomeUnknown(
        string id, DeploymentTarget target, string urn, bool hasFee, bool canLook, WriteOutcome<TargetObservation> unknown)
    {
        var seen = canLook && unknown.Seen is null ? "SCM could not be queried" : NotListed(canLook);
        var next = (canLook, hasFee) switch
        {
            (true, true) => "Run `pulumi up` again, which looks again, and sends nothing, because another deployment would cost another fee.",
            (true, false) => "Run `pulumi up` again, which looks again, and deploys if necessary.",
            (false, true) => WaysOut(urn),
            (false, false) => "Run `pulumi up` again, which deploys it again.",
        };
        var trouble = unknown.Trouble is null ? "" : $" {unknown.Trouble.Message}";
        return $"It is not known whether certificate {id} was deployed to {target}: the request may have reached SCM, but {seen}. This run does not send " +
            $"it again. {next} {unknown.Failure?.Message}{trouble}";
    }

    /// <summary>For an init failure of a deployment that costs a fee.</summary>
    public static string StillUnknown(string id, DeploymentTarget target, string urn, bool canLook) =>
        $"It is still not known whether certificate {id} was deployed to {target}: {NotListed(canLook)}. Nothing was sent, because another deployment would " +
        $"cost another fee. {WaysOut(urn)}";

    /// <param name="former">The certificate that was sent to the target last.</param>
    public static ResourceException OfOldList(string id, string former, DeploymentTarget target) => Precondition(
        $"SCM lists certificate {id} on {target}, but the list may be out of date: certificate {former} was sent there later, and the list has not shown it " +
        $"yet. Nothing was sent, because a deployment costs a fee. Look at the target. If it has certificate {id}, remove this resource from the state " +
        "(`pulumi state delete`) and import it. Otherwise, run `pulumi up` again later.");

    /// <summary>For the import of a certificate that was never issued.</summary>
    public static ResourceException OfImport(string id, CertificateStatus status) => Precondition(
        $"Certificate {id} is not issued (status {status}), so no target has it. Import the deployment of a certificate that is issued.");

    private static string NotListed(bool canLook) => canLook ? "SCM does not list it there" : "SCM does not list deployments at this site";

    /// <param name="urn">In quotes, because a shell would expand the <c>$</c> in the URN of a component's child.</param>
    private static string WaysOut(string urn) =>
        $"Look at the target. If it does not have the certificate, deploy it again with `pulumi up --target-replace '{urn}'`. If it does, remove this " +
        "resource from the state (`pulumi state delete`) and import it.";

    private static string AdviceFor(DeploymentTarget target) => target.Service switch
    {
        DeploymentTable.Cdn => "Check that the domain is in the account's CDN, and that HTTPS is enabled for it.",
        DeploymentTable.Elb => "Check that resourceId is the ID of an ELB certificate in that project, and that the ELB certificate has a domain name.",
        _ => "Check resourceId, wafMode, and enterpriseProjectId. Huawei Cloud's documentation disagrees on whether resourceId is the ID of a protected " +
            "domain or that of its certificate in WAF, so try the other one.",
    };

    private static ResourceException Precondition(string message) => new(FailureKind.Precondition, message);
}
