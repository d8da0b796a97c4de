using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>What programs declare for one resource, and the certificates that they declare it for.</summary>
internal static class Programs
{
    public static CertificateSeed Organization => new() { Type = "OV_SSL_CERT", Brand = "GLOBALSIGN" };

    /// <summary>The inputs of a program for a DV certificate, with canaries as personal data.</summary>
    public static JsonObject Program(string certificateId) => new()
    {
        ["certificateId"] = certificateId,
        ["domain"] = "www.example.com",
        ["applicantName"] = Canaries.ApplicantName,
        ["applicantPhone"] = Canaries.ApplicantPhone,
        ["applicantEmail"] = Canaries.ApplicantEmail,
        ["contactName"] = Canaries.ContactName,
        ["contactPhone"] = Canaries.ContactPhone,
        ["contactEmail"] = Canaries.ContactEmail,
        ["agreePrivacyProtection"] = true,
    };

    public static JsonObject OrganizationProgram(string certificateId) => Program(certificateId)
        .With("companyName", Canaries.CompanyName).With("companyProvince", "Guangdong").With("companyCity", "Shenzhen").With("country", "CN");

    public static JsonObject ValidationOf(string certificateId, string? waitFor = null)
    {
        var program = new JsonObject { ["certificateId"] = certificateId };
        return waitFor is null ? program : program.With("waitFor", waitFor);
    }

    public static JsonObject With(this JsonObject program, string name, JsonNode? value)
    {
        var changed = program.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    public static CertificateSeed ForNames(int count) => new() { DomainType = "MULTI_DOMAIN", DomainCount = count };
}
