using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// Defines each input and output of the deployment (M1). The limits are those of the v3 API
/// (https://support.huaweicloud.com/intl/en-us/api-ccm/DeployCertificate.html).
/// </summary>
internal static class DeploymentTable
{
    public const string Service = "service";
    public const string DomainName = "domainName";
    public const string ProjectName = "projectName";
    public const string ResourceId = "resourceId";
    public const string WafMode = "wafMode";
    public const string EnterpriseProjectId = "enterpriseProjectId";
    public const string AcceptFee = "acceptFee";

    public const string IsConfirmed = "isConfirmed";
    public const string DeployedCertificateId = "deployedCertificateId";
    public const string IsInDoubt = "isInDoubt";

    public const string Cdn = "CDN";
    public const string Elb = "ELB";
    public const string Waf = "WAF";

    public static readonly ResourceTable Table = new(
        "CertificateDeployment",
        [
            CertificateIdField.Of(
                "to deploy",
                " Take it from the output of a CertificateValidation, which is unknown in a preview until there is something to deploy. A change deploys the " +
                "other certificate to the same target.",
                ChangeEffect.Update),
            new TextField(Service, "The service of the target.")
            {
                Required = true, MaxLength = 3, OnChange = ChangeEffect.Replace,
                Values =
                [
                    new EnumValue(Cdn, "Cdn", "A domain of Content Delivery Network, for which HTTPS is already enabled. It needs `domainName`."),
                    new EnumValue(
                        Elb,
                        "Elb",
                        "An existing certificate of Elastic Load Balance, with all listeners that use it. It needs `projectName` and `resourceId`."),
                    new EnumValue(
                        Waf,
                        "Waf",
                        "An object of Web Application Firewall. It needs `projectName`, `resourceId`, and `wafMode`. Experimental: see `resourceId`."),
                ],
            },
            new TextField(
                DomainName,
                "CDN only: the accelerated domain, at most 63 characters. The certificate must cover it. Case is ignored, and an internationalized name is " +
                "sent in its A-label form (`xn--…`).")
            {
                MaxLength = 63, OnChange = ChangeEffect.Replace, Problem = Rules.DomainName.Problem, Canonical = Rules.DomainName.Normalise,
            },
            Part(
                ProjectName,
                "ELB and WAF only: the name of the project that the target belongs to. The main project of a region has the region's name, such as " +
                "`cn-north-4`. At most 255 characters.",
                255),
            Part(
                ResourceId,
                "ELB: ID of the ELB certificate whose content is replaced, not of a listener or a load balancer. WAF: sources disagree on whether it is the " +
                "ID of a protected domain or of a certificate in WAF, and this has not been tried yet. At most 63 characters.",
                63,
                isObject: true),
            new TextField(WafMode, "WAF only: the mode in which the object is protected.")
            {
                MaxLength = 7, OnChange = ChangeEffect.Replace,
                Values =
                [
                    new EnumValue("cloud", "Cloud", "The cloud mode of WAF."),
                    new EnumValue("premium", "Premium", "The dedicated mode of WAF."),
                ],
            },
            Part(
                EnterpriseProjectId,
                "WAF only: ID of the enterprise project that the object belongs to, at most 63 characters. Without it, SCM uses the default one.",
                63),
            new FlagField(
                AcceptFee,
                "Whether you accept that a deployment costs a fee. Deployments of certificates that were bought in SCM are free. For imported certificates " +
                "and three-month test certificates, the published fee is 30 CNY per domain name and deployment (China site), so without `true` they are not " +
                "deployed. The default is `false`. A change of this input alone deploys nothing.")
            { Default = _ => PropertyValue.Of(false) },
        ],
        [
            new Output(
                IsConfirmed,
                "Whether SCM has listed the certificate on the target since it was deployed. SCM does not document how it detects deployments, so `false` " +
                "does not mean that the deployment failed.",
                OutputType.Flag) { IsRequired = true },
            new Output(
                DeployedCertificateId,
                "ID of the certificate that SCM lists on the target: `certificateId`, or another one with the same names or of the same purchase, for " +
                "example after an automatic deployment in the console. Absent as long as SCM lists none of them.",
                OutputType.Text),
            new Output(
                IsInDoubt,
                "Whether the response to the last deployment was lost and SCM does not list the certificate on the target. The next `pulumi up` looks " +
                "again. Absent otherwise.",
                OutputType.Flag),
        ]);

    /// <summary>An input that is part of the ID of the resource, so it must not contain a slash.</summary>
    private static TextField Part(string name, string description, int maxLength, bool isObject = false) => new(name, description)
    {
        MaxLength = maxLength, OnChange = ChangeEffect.Replace, Problem = TargetId.Problem,
        Doubt = isObject ? TargetId.Doubt : _ => null, Canonical = isObject ? TargetId.Canonical : text => text,
    };
}
