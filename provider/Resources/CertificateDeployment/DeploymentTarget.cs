using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources.CertificateDeployment;

/// <summary>Where a certificate is deployed to: a CDN domain, an ELB certificate, or a WAF object (M1).</summary>
/// <param name="Project">The name of the project; null for CDN, which has none.</param>
/// <param name="Name">The domain, or the ID of the object.</param>
internal sealed record DeploymentTarget(string Service, string? Project, string Name)
{
    private const char Separator = '/';

    /// <summary>Whether the user marked a part of it as secret. Messages do not show it then.</summary>
    private bool IsSecret { get; init; }

    /// <summary>The ID of the resource: <c>CDN/domain</c>, <c>ELB/project/id</c>, or <c>WAF/project/id</c>.</summary>
    public string Id => string.Join(Separator, ((string?[])[Service, Project, Name]).OfType<string>());

    /// <summary>Null if a part is missing or not known yet.</summary>
    public static DeploymentTarget? Of(PropertyMap inputs)
    {
        var name = inputs.Text(DeploymentTable.Service) == DeploymentTable.Cdn ? DeploymentTable.DomainName : DeploymentTable.ResourceId;
        var target = (inputs.Text(DeploymentTable.Service), inputs.Text(DeploymentTable.ProjectName), inputs.Text(name)) switch
        {
            (DeploymentTable.Cdn, _, { } domain) => new DeploymentTarget(DeploymentTable.Cdn, null, domain),
            ((DeploymentTable.Elb or DeploymentTable.Waf) and var service, { } project, { } id) => new DeploymentTarget(service, project, id),
            _ => null,
        };
        return target is null ? null : target with { IsSecret = inputs.HasSecret(name) || inputs.HasSecret(DeploymentTable.ProjectName) };
    }

    /// <exception cref="ResourceException">A part is missing. Check reports that, so only a caller that skips Check gets here.</exception>
    public static DeploymentTarget Read(PropertyMap inputs) => Of(inputs) ?? throw new ResourceException(
        FailureKind.InvalidInput,
        $"{DeploymentTable.Service}: the target is incomplete; CDN needs {DeploymentTable.DomainName}, ELB and WAF need {DeploymentTable.ProjectName} and " +
        $"{DeploymentTable.ResourceId}");

    /// <param name="id">The ID of a resource. For an import, the ID of the certificate follows it.</param>
    /// <exception cref="ResourceException">The ID is malformed.</exception>
    public static (DeploymentTarget Target, string? CertificateId) Parse(string id)
    {
        DeploymentTarget? target = null;
        var parts = id.Split(Separator);
        var length = parts[0] == DeploymentTable.Cdn ? 2 : 3;
        if (parts is [DeploymentTable.Cdn, var domain, ..]) target = new DeploymentTarget(DeploymentTable.Cdn, null, DomainName.Normalise(domain));
        if (parts is [DeploymentTable.Elb or DeploymentTable.Waf, var project, var resource, ..])
        {
            target = new DeploymentTarget(parts[0], project, TargetId.Canonical(resource));
        }

        if (target is null || parts.Contains("") || parts.Length > length + 1)
        {
            throw new ResourceException(
                FailureKind.InvalidInput,
                $"The ID '{id}' is not the ID of a deployment: write CDN/<domain>, ELB/<project>/<id>, or WAF/<project>/<id>. For an import, add " +
                "/<certificateId>.");
        }

        if (parts.Length == length) return (target, null);
        CertificateIdField.RequireForm(parts[^1]);
        return (target, parts[^1]);
    }

    /// <summary>The inputs that the ID of the resource contains.</summary>
    public PropertyMap Inputs()
    {
        var inputs = new PropertyMap();
        inputs.SetText(DeploymentTable.Service, Service);
        inputs.SetText(DeploymentTable.ProjectName, Project);
        inputs.SetText(Project is null ? DeploymentTable.DomainName : DeploymentTable.ResourceId, Name);
        return inputs;
    }

    /// <summary>The body of the request. Fields of other services are absent.</summary>
    public DeployRequest Request(PropertyMap inputs) => new()
    {
        ServiceName = Service,
        ProjectName = Project,
        Resources =
        [
            new DeployTarget
            {
                Id = Project is null ? null : Name,
                DomainName = Project is null ? Name : null,
                Type = inputs.Text(DeploymentTable.WafMode),
                EnterpriseProjectId = inputs.Text(DeploymentTable.EnterpriseProjectId),
            },
        ],
    };

    /// <summary>
    /// Whether an entry of SCM's list is this target: a CDN domain by its name, anything else by its ID. The list does not contain the project.
    /// </summary>
    public bool Is(DeployedResource resource) => Project is null
        ? resource.Name is { } name && DomainName.AreSame(name, Name)
        : string.Equals(resource.Id, Name, StringComparison.OrdinalIgnoreCase);

    public override string ToString()
    {
        var kind = Service switch { DeploymentTable.Cdn => "CDN domain", DeploymentTable.Elb => "ELB certificate", _ => "WAF object" };
        return IsSecret ? $"the {kind}" : Project is null ? $"{kind} {Name}" : $"{kind} {Name} of project {Project}";
    }
}
