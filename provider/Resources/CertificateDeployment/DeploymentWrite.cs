using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>The part that Create and Update share: sends one request, then looks whether SCM lists the certificate on the target (M3).</summary>
internal sealed class DeploymentWrite(ProviderServices services)
{
    /// <summary>How long to wait for a confirmation. How SCM detects deployments is not documented.</summary>
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(30);

    private readonly TargetObserver _observer = new(services);

    /// <exception cref="ResourceException">The target did not accept the certificate.</exception>
    /// <exception cref="ScmException">SCM refused, or could not be reached.</exception>
    /// <exception cref="InitializationException">The outcome is in doubt.</exception>
    public async Task<ResourceState> RunAsync(string id, DeploymentTarget target, PropertyMap inputs, bool hasFee, Operation operation)
    {
        string? why = null;
        if (hasFee) await operation.InfoAsync(DeploymentFee.Due(id, target, _observer.CanLook ? null : services.Client().Host));
        var outcome = await new SingleWrite(operation, services.Time).SendAsync(
            async () => why = await services.Client().DeployAsync(id, target.Request(inputs), operation.Deadline),
            () => _observer.LookAfterSendingAsync(target, id, operation),
            seen => seen.Lists(id) ? Evidence.Effect : Evidence.None);
        if (why is not null) throw DeploymentFailures.OfTarget(id, target, why);
        switch (outcome.Result)
        {
            case WriteResult.Accepted:
                var isConfirmed = await ConfirmAsync(id, target, operation);
                return StateOf(isConfirmed ? DeploymentState.Confirmed(id) : new DeploymentState(false, null));
            case WriteResult.FoundAfterDoubt:
                await operation.InfoAsync($"{outcome.Failure!.Message} SCM lists certificate {id} on {target}, so it was deployed.");
                return StateOf(DeploymentState.Confirmed(id));
            case WriteResult.FoundAfterRefusal:
                await operation.WarnAsync($"{outcome.Failure!.Message} However, SCM already lists certificate {id} on {target}.");
                return StateOf(DeploymentState.Confirmed(id));
            case WriteResult.Unknown:
                var reason = DeploymentFailures.OutcomeUnknown(id, target, operation.Urn, hasFee, _observer.CanLook, outcome);
                throw new InitializationException(StateOf(new DeploymentState(false, null) { IsInDoubt = true }), [reason]);
            default:
                throw outcome.Failure!;
        }

        ResourceState StateOf(DeploymentState state) => new(target.Id, state.With(inputs));
    }

    /// <summary>SCM has accepted the deployment, so nothing that happens here makes it fail.</summary>
    private async Task<bool> ConfirmAsync(string id, DeploymentTarget target, Operation operation)
    {
        if (!_observer.CanLook)
        {
            await operation.InfoAsync($"Certificate {id} was deployed to {target}. SCM cannot confirm that, because its site has no list of deployments.");
            return false;
        }

        using var waiting = operation.Within(Confirmation);
        var poll = new Poll(waiting, services);
        TargetObservation? seen = null;
        try
        {
            var isListed = await poll.UntilAsync(
                async _ => (seen = await _observer.LookAsync(target, [id], waiting.Deadline))?.Lists(id) == true,
                () => $"deployed to {target}; not listed by SCM yet");
            if (isListed) return true;
        }
        catch (ScmException exception)
        {
            await operation.WarnAsync($"Certificate {id} was deployed to {target}, but SCM could not be queried to confirm that. {exception.Message}");
            return false;
        }

        var why = seen is null ? "SCM has not answered yet whether it lists the certificate there" : "SCM does not list it there yet";
        var trouble = poll.Trouble is null ? "" : $" {poll.Trouble.Message}";
        await operation.InfoAsync($"Certificate {id} was deployed to {target}. {why}, so isConfirmed is false until a `pulumi refresh` finds it.{trouble}");
        return false;
    }
}
