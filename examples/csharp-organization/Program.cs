using Examples.Organization;
using Pulumi;

return await Deployment.RunAsync(Certificates.Declare);
