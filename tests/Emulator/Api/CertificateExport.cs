using System.Text.Json.Nodes;
using ScmPulumi.Emulator.Authority;

namespace ScmPulumi.Emulator.Api;

/// <summary>
/// The answer of the export call (https://support.huaweicloud.com/intl/en-us/api-ccm/en-us_topic_0000002244558401.html). The documentation does not say whether
/// a key that the service never had is null or absent. Here it is null. The two SM2 fields are present only for SM2.
/// </summary>
internal static class CertificateExport
{
    public static JsonObject Create(IssuedCertificate issued, string chain)
    {
        var export = new JsonObject
        {
            ["entire_certificate"] = $"{issued.Pem}\n{chain}",
            ["certificate"] = issued.Pem,
            ["certificate_chain"] = chain,
            ["private_key"] = issued.PrivateKeyPem,
        };
        if (issued.Encryption is var (pem, key))
        {
            export["enc_certificate"] = pem;
            export["enc_private_key"] = key;
        }

        return export;
    }
}
