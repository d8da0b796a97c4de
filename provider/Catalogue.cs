using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.CertificateDeployment;
using ScmPulumi.Provider.Resources.CertificateSubscription;
using ScmPulumi.Provider.Resources.CertificateValidation;

namespace ScmPulumi.Provider;

/// <summary>The single list of resources and functions. Dispatch, the schema, the SDK, pages, and tests iterate over it.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<ResourceEntry> Resources =
    [
        new(ApplicationTable.Table, services => new ApplicationResource(services)),
        new(ValidationTable.Table, services => new ValidationResource(services)),
        new(SubscriptionTable.Table, services => new SubscriptionResource(services)),
        new(DeploymentTable.Table, services => new DeploymentResource(services)),
    ];

    public static readonly IReadOnlyList<FunctionEntry> Functions =
    [
        new(GetCertificate.Table, services => new GetCertificate(services)),
        new(GetCertificates.Table, services => new GetCertificates(services)),
        new(ExportCertificate.Table, services => new ExportCertificate(services)),
        new(GetDeployedResources.Table, services => new GetDeployedResources(services)),
    ];
}

/// <param name="Create">Called once per process.</param>
internal sealed record ResourceEntry(ResourceTable Table, Func<ProviderServices, Resource> Create);

/// <param name="Create">Called once per process.</param>
internal sealed record FunctionEntry(FunctionTable Table, Func<ProviderServices, IFunction> Create);
