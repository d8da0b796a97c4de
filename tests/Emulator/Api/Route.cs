using System.Text.RegularExpressions;

namespace ScmPulumi.Emulator.Api;

/// <summary>The operation that a request calls, and the certificate that it is for.</summary>
/// <param name="Operation">One of the names below.</param>
/// <param name="CertificateId">Null for operations on all certificates.</param>
/// <param name="ProjectId">The project in a v2 path. Null for v3.</param>
internal sealed partial record Route(string Operation, string? CertificateId, string? ProjectId = null)
{
    public const string List = "list";
    public const string Show = "show";
    public const string Apply = "apply";
    public const string Cancel = "cancel-cert";
    public const string Export = "export";
    public const string ListByTag = "list-by-tag";
    public const string Deploy = "deploy";
    public const string DeployedResources = "deployed-resources";

    private static readonly string[] Operations = [List, Show, Apply, Cancel, Export, ListByTag, Deploy, DeployedResources];

    /// <summary>A number that identifies the operation, the same in every run.</summary>
    public static int NumberOf(string operation) => Array.IndexOf(Operations, operation);

    /// <returns>Null if the API does not have this operation.</returns>
    public static Route? Of(string method, string path)
    {
        if ((method, path) is ("GET", "/v3/scm/certificates")) return new Route(List, null);
        if ((method, path) is ("POST", "/v3/scm/resource_instances/action")) return new Route(ListByTag, null);
        if ((method, path) is ("POST", "/v3/scm/deployed-resources")) return new Route(DeployedResources, null);

        if (method == "POST" && HistoricalApplyPattern.Match(path) is { Success: true } historical)
        {
            return new Route(Apply, historical.Groups["id"].Value, historical.Groups["project"].Value);
        }

        var parts = CertificatePattern.Match(path);
        return (method, parts.Groups["operation"].Value) switch
        {
            _ when !parts.Success => null,
            ("GET", "") => new Route(Show, parts.Groups["id"].Value),
            ("POST", (Apply or Cancel or Export or Deploy) and var operation) => new Route(operation, parts.Groups["id"].Value),
            _ => null,
        };
    }

    [GeneratedRegex("^/v3/scm/certificates/(?<id>[^/]+)(/(?<operation>[a-z-]+))?$")]
    private static partial Regex CertificatePattern { get; }

    [GeneratedRegex("^/v2/(?<project>[^/]+)/scm/cert/(?<id>[^/]+)/complete$")]
    private static partial Regex HistoricalApplyPattern { get; }
}
