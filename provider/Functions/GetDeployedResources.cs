using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateDeployment;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Functions;

/// <summary><c>getDeployedResources</c>: where a certificate is in use, as far as SCM knows (M7).</summary>
internal sealed class GetDeployedResources(ProviderServices services) : IFunction
{
    private const string Services = "services";
    private const string All = "ALL";

    private static readonly string[] Known = [DeploymentTable.Cdn, DeploymentTable.Elb, DeploymentTable.Waf];

    /// <summary>The query includes every region, which may take a while.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly RecordType Resource = new(
        "DeployedResource",
        "A resource of another service that uses a certificate.",
        [
            Output.Text<DeployedResource>("resourceId", "ID of the resource: for ELB, that of the ELB certificate.", resource => resource.Id),
            Output.Text<DeployedResource>("resourceName", "Name of the resource: for CDN, the accelerated domain.", resource => resource.Name),
        ]);

    private static readonly RecordType Region = new(
        "DeployedRegion",
        "The resources of one service and region that use a certificate.",
        [
            Output.Text<Place>("service", "The service, such as `CDN`, `ELB` or `WAF`. New values may appear at any time.", place => place.Service.Service),
            Output.Text<Place>("region", "The region, or `global` for a service without regions.", place => place.Region.RegionId),
            Output.Flag<Place>(
                "isError", "Whether SCM could not query the region. If so, `resources` is not reliable.", place => place.Region.IsError != false)
                with { IsRequired = true },
            Output.Flag<Place>("isCut", "Whether the region may have more resources than SCM lists (at most 100).", place => place.IsCut)
                with { IsRequired = true },
            Output.Records<Place, DeployedResource>(
                "resources", "The resources, in the order of SCM.", Resource, place => place.Region.Resources ?? []) with { IsRequired = true },
        ]);

    public static readonly FunctionTable Table = new(
        "getDeployedResources",
        [
            CertificateIdField.Of("in SCM"),
            new ListField(Services, "The services to look at: `CDN`, `ELB` or `WAF`. The default is all of them.")
            {
                Item = "service", Read = ReadService,
            },
        ],
        [
            Output.Records<IEnumerable<Place>, Place>(
                "regions", "Where the certificate is in use, by service and region. Empty if it is not in use.", Region, places => places)
                with { IsRequired = true },
        ]);

    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, Operation operation)
    {
        operation.Limit(Timeout);
        var id = CertificateIdField.Read(arguments);
        string[] asked = [.. arguments.Texts(Services)];
        var found = await services.Client().DeployedResourcesAsync([id], asked.Length == 0 ? [All] : asked, operation.Deadline);
        var certificate = found.FirstOrDefault(certificate => certificate.CertificateId == id);
        if (certificate is not { Services: { } list }
            || !list.TrueForAll(SaysWhere)
            || asked.Any(name => !list.Exists(service => service.Service == name)))
        {
            throw new ResourceException(FailureKind.Unavailable, $"Certificate {id}: SCM's response does not say where it is in use. Try again later.");
        }

        return Table.Results.Read(list.SelectMany(service => (service.Regions ?? []).Select(region => new Place(service, region))));
    }

    private static (string Canonical, string? Problem) ReadService(string text) =>
        text.ToUpperInvariant() is var service && Known.Contains(service) ? (service, null) : (text, $"must be one of {string.Join(", ", Known)}");

    /// <summary>Without regions, a service must say that it has no resources.</summary>
    private static bool SaysWhere(DeployedService service) => service.Regions is { Count: > 0 } || service.Count == 0;

    private sealed record Place(DeployedService Service, DeployedRegion Region)
    {
        /// <summary>If the service has resources that no region explains, any of its regions may have them.</summary>
        public bool IsCut => Region.IsCut
            || (Service.ListsFewerThanItCounts && !Service.Regions!.Exists(region => region is not { IsError: false, IsCut: false }));
    }
}
