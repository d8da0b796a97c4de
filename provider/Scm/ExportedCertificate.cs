using System.Text.Json.Serialization;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The response to <c>POST /v3/scm/certificates/{certificate_id}/export</c>, in PEM form, without a private key if the CSR was the user's own.
/// </summary>
internal sealed class ExportedCertificate
{
    [JsonPropertyName("certificate"), JsonConverter(typeof(DecisiveText))] public string? Certificate { get; set; }
    [JsonPropertyName("certificate_chain"), JsonConverter(typeof(DecisiveText))] public string? CertificateChain { get; set; }

    /// <summary>The certificate and its chain in one string.</summary>
    [JsonPropertyName("entire_certificate"), JsonConverter(typeof(DecisiveText))] public string? EntireCertificate { get; set; }
    [JsonPropertyName("private_key"), JsonConverter(typeof(DecisiveText))] public string? PrivateKey { get; set; }

    /// <summary>SM2 only: the certificate for encryption.</summary>
    [JsonPropertyName("enc_certificate"), JsonConverter(typeof(DecisiveText))] public string? EncryptionCertificate { get; set; }
    [JsonPropertyName("enc_private_key"), JsonConverter(typeof(DecisiveText))] public string? EncryptionPrivateKey { get; set; }

    /// <summary>Contains private keys, so it is not printed.</summary>
    public override string ToString() => nameof(ExportedCertificate);
}
