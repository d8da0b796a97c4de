using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary><c>CertificateDeployment</c>: an issued certificate on one target of another service. SCM cannot undo a deployment.</summary>
internal sealed class DeploymentResource(ProviderServices services) : Resource(DeploymentTable.Table)
{
    /// <summary>The query for deployed resources includes every region, which may take a while.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly DeploymentPreview _preview = new(services);
    private readonly DeploymentCreate _create = new(services);
    private readonly DeploymentUpdate _update = new(services);
    private readonly DeploymentRead _read = new(services);

    public override Task<CheckResult> CheckAsync(CheckArguments arguments, Operation operation) =>
        CheckPipeline.RunAsync(Table.Inputs, arguments.News, (inputs, findings) => Judge(arguments.Urn, inputs, findings), operation);

    public override Task<DiffResult> DiffAsync(DiffArguments arguments, Operation operation) => Task.FromResult(DeploymentDiff.Compare(arguments));

    public override async Task<ResourceState> CreateAsync(CreateArguments arguments, Operation operation)
    {
        Hide(arguments.Inputs);
        return arguments.Preview
            ? new ResourceState("", await _preview.RunAsync(arguments.Inputs, isFirst: true, mayBeDone: false, operation))
            : await _create.RunAsync(arguments.Inputs, operation);
    }

    public override Task<ResourceState?> ReadAsync(ReadArguments arguments, Operation operation)
    {
        Hide(arguments.OldInputs ?? []);
        return _read.RunAsync(arguments, operation);
    }

    public override async Task<PropertyMap> UpdateAsync(UpdateArguments arguments, Operation operation)
    {
        Hide(arguments.News);
        var diff = DeploymentDiff.Compare(arguments);
        if (diff.Replaces) throw CertificateFailures.OfUpdate(CertificateIdField.Read(arguments.OldInputs), diff);
        if (!arguments.Preview) return await _update.RunAsync(arguments, operation);
        var recorded = DeploymentState.Recorded(arguments.Olds);
        var isSame = arguments.OldInputs.Bare(CertificateIdField.Name).SameAs(arguments.News.Bare(CertificateIdField.Name));
        return isSame && !recorded.IsInDoubt
            ? recorded.With(arguments.News)
            : await _preview.RunAsync(arguments.News, isFirst: false, mayBeDone: isSame, operation);
    }

    public override Task DeleteAsync(DeleteArguments arguments, Operation operation)
    {
        var recorded = DeploymentState.Recorded(arguments.Olds);
        var certificate = recorded.DeployedCertificateId ?? arguments.OldInputs.Text(CertificateIdField.Name);
        var target = DeploymentTarget.Of(arguments.OldInputs)?.ToString() ?? arguments.Id;
        var stays = recorded.IsInDoubt ? "may be in use" : "stays in use";
        return operation.InfoAsync(
            $"Certificate {certificate} {stays} on {target}: SCM cannot undo a deployment. This resource is only removed from the state.");
    }

    private void Judge(string urn, PropertyMap inputs, Findings findings)
    {
        DeploymentCheck.Judge(inputs, findings);
        Hide(inputs);
        var target = findings.Errors.Count > 0 ? null : DeploymentTarget.Of(inputs);
        if (services.Declarations.Declare(urn, target?.Id) is not { } other) return;
        findings.Error(
            target!.Project is null ? DeploymentTable.DomainName : DeploymentTable.ResourceId,
            $"is already the target of {other}; two deployments would overwrite each other, so use a different target for each resource");
    }

    /// <summary>Hides the values that the user marked as secret in messages of the service.</summary>
    private void Hide(PropertyMap inputs) => services.Hidden().Add(Table.Inputs.Hidden(inputs));
}
