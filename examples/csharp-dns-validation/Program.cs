using Examples.DnsValidation;
using Pulumi;

return await Deployment.RunAsync<DnsValidationStack>();
