using System.Collections.Generic;
using System.Linq;
using Pulumi;
using ScmPulumi.HuaweiCloudScm;

return await Deployment.RunAsync(() =>
{
    var old = GetDeployedResources.Invoke(new() { CertificateId = "scs1554192131150" });
    return new Dictionary<string, object?>
    {
        ["stillInUse"] = old.Apply(result => result.Regions.SelectMany(region => region.Resources.Select(resource => resource.ResourceName)).ToList()),
    };
});
