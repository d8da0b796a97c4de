namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>What the sites of SCM support, according to the documentation of each (https://support.huaweicloud.com/eu/api-ccm/ccm_02_0012.html).</summary>
internal static class DeploymentSite
{
    public static bool HasCdn(string host) => !host.Contains("my-kualalumpur-1", StringComparison.Ordinal);

    public static bool ListsDeployments(string host) => !host.Contains("eu-west-101", StringComparison.Ordinal);
}
