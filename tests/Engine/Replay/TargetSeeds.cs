using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Replay;

/// <summary>The deployment targets that must exist in other services before a recorded step, or for a state.</summary>
internal static class TargetSeeds
{
    private const string Deployment = "CertificateDeployment";

    public static void Plant(ScmEmulator emulator, TraceStep step)
    {
        foreach (var call in step.Calls.Where(call => call.IsOf(Deployment)))
        {
            if (call.Method == "Create") Add(emulator, call.Request["properties"], isThere: false);
            if (call.Method == "Read") Add(emulator, call.Response?["properties"], isThere: true);
        }
    }

    public static void Plant(ScmEmulator emulator, StackState state)
    {
        foreach (var deployed in state.Resources.Where(resource => resource.Type.EndsWith($":{Deployment}", StringComparison.Ordinal)))
        {
            Add(emulator, deployed.Outputs, isThere: true);
        }
    }

    /// <param name="deployment">The inputs or outputs of the deployment.</param>
    /// <param name="isThere">Whether the certificate is already deployed to the target.</param>
    private static void Add(ScmEmulator emulator, JsonNode? deployment, bool isThere)
    {
        if (deployment is null) return;
        var target = new TargetSeed
        {
            Service = (string)deployment["service"]!,
            Name = (string?)deployment["domainName"],
            Id = (string?)deployment["resourceId"],
            CertificateId = isThere ? (string?)deployment["certificateId"] : null,
        };
        if (!emulator.Targets.Any(other => other.Id == target.Id || other.Name == target.Name)) emulator.AddTarget(target);
    }
}
