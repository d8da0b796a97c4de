using Examples.Deploy;
using Pulumi;

return await Deployment.RunAsync<DeployStack>();
