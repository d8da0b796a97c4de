using Examples.Rotation;
using Pulumi;

return await Deployment.RunAsync<RotationStack>();
