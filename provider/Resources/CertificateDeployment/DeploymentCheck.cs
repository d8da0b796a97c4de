using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The rules that the table of a deployment cannot express: each service has inputs of its own (M1).</summary>
internal static class DeploymentCheck
{
    private static readonly (string Name, string[] Services, bool IsRequired)[] Rows =
    [
        (DeploymentTable.DomainName, [DeploymentTable.Cdn], true),
        (DeploymentTable.ProjectName, [DeploymentTable.Elb, DeploymentTable.Waf], true),
        (DeploymentTable.ResourceId, [DeploymentTable.Elb, DeploymentTable.Waf], true),
        (DeploymentTable.WafMode, [DeploymentTable.Waf], true),
        (DeploymentTable.EnterpriseProjectId, [DeploymentTable.Waf], false),
    ];

    public static void Judge(PropertyMap inputs, Findings findings)
    {
        if (inputs.Text(DeploymentTable.Service) is not { } service || findings.HasError(DeploymentTable.Service)) return;
        foreach (var (name, services, isRequired) in Rows)
        {
            var isSet = inputs.ContainsKey(name);
            if (!services.Contains(service) && isSet) findings.Error(name, $"is not an input of a deployment to {service}; remove it");
            else if (services.Contains(service) && isRequired && !isSet) findings.Error(name, $"is required for a deployment to {service}");
        }
    }
}
