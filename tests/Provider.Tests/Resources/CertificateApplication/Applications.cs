using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Rules;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Inputs of an application, and a resource whose every call to the service fails the test (C3, D7).</summary>
internal static class Applications
{
    public const string Id = "scs1554192131150";
    public const string Urn = Operations.Urn;

    /// <summary>For <c>www.example.com</c>.</summary>
    public static readonly string Pem = CsrSamples.Read("rsa-2048").Trim();

    /// <summary>The smallest application in the form that Check gives it.</summary>
    public static readonly PropertyMap Minimal = Values.Map(
        ("certificateId", Id), ("domain", "www.example.com"), ("applicantName", "Li Wei"), ("applicantPhone", Values.Secret("+86 10 1234567")),
        ("applicantEmail", Values.Secret("li@example.com")), ("agreePrivacyProtection", true));

    /// <summary>Every field set.</summary>
    public static readonly PropertyMap Full = Minimal.With(
        ("sans", new[] { "example.org", "*.example.net" }), ("csr", Pem),
        ("companyName", "Example Ltd"), ("companyUnit", "IT"), ("companyProvince", "Zhejiang"), ("companyCity", "Hangzhou"), ("country", "CN"),
        ("contactName", "Wang"), ("contactPhone", Values.Secret("12345")), ("contactEmail", Values.Secret("wang@example.com")),
        ("autoDnsAuth", true), ("domainMethod", "DNS"), ("keyAlgorithm", "RSA_2048"), ("caHashAlgorithm", "SHA-256"));

    public static ApplicationResource Resource(RunMemory? memory = null, ApiVersion version = ApiVersion.V3) =>
        new(Operations.Services(TimeProvider.System, memory: memory, version: version));

    public static Verdict Check(PropertyMap news) => Check(Resource(), Urn, news);

    public static Verdict Check(ApplicationResource resource, string urn, PropertyMap news, PropertyMap? olds = null)
    {
        var log = new RecordingLog();
        using var operation = Operations.New(TimeProvider.System, log, urn: urn);
        var result = resource.CheckAsync(new CheckArguments(urn, olds ?? [], news), operation).GetAwaiter().GetResult();
        return new Verdict(result.Inputs, result.Failures, log.Messages);
    }
}

internal sealed record Verdict(PropertyMap Inputs, IReadOnlyList<CheckFailure> Failures, IReadOnlyList<string> Warnings)
{
    /// <summary>Each failure as "property: reason" or "property[1]: reason", whichever way it names the property.</summary>
    public IReadOnlyList<string> Told => [.. Failures.Select(failure => failure switch
    {
        { Property: "" } => failure.Reason,
        { Reason: ['[', ..] } => failure.Property + failure.Reason,
        _ => $"{failure.Property}: {failure.Reason}",
    }).Order(StringComparer.Ordinal)];
}
