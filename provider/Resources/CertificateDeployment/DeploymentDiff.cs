using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>
/// The diff of a deployment (M2): a change of the certificate or of <c>acceptFee</c> is an update, any other change replaces, create first. Inputs that an
/// import of a WAF object could not read can be set afterwards, and this is not a change (D4).
/// </summary>
internal static class DeploymentDiff
{
    private static readonly string[] NotRead = [DeploymentTable.WafMode, DeploymentTable.EnterpriseProjectId];

    public static DiffResult Compare(DiffArguments arguments)
    {
        var diff = new StructuralDiff(arguments.OldInputs, arguments.News, arguments.IgnoreChanges);
        var differences = diff.Compare(DeploymentTable.Table.Inputs).ToList();
        if (IsImported(arguments.OldInputs)) differences.RemoveAll(difference => NotRead.Contains(difference.Property));
        return new DiffResult(differences);
    }

    /// <summary>A program cannot leave the mode out, so inputs without it are those of an import.</summary>
    private static bool IsImported(PropertyMap oldInputs) =>
        oldInputs.Text(DeploymentTable.Service) == DeploymentTable.Waf && !oldInputs.ContainsKey(DeploymentTable.WafMode);
}
