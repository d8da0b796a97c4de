using Examples.Apply;
using Pulumi;

return await Deployment.RunAsync<ApplyStack>();
