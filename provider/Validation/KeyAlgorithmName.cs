namespace ScmPulumi.Provider.Validation;

/// <summary>
/// SCM publishes no list for the application, only one for its own CSRs
/// (https://github.com/huaweicloud/huaweicloud-sdk-go-v3, model_create_csr_request_body.go): another value is doubtful, no error.
/// </summary>
internal static class KeyAlgorithmName
{
    private static readonly string[] Documented = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P384", "SM2"];

    public static string? Doubt(string text) =>
        Documented.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : $"is none of the algorithms that SCM documents ({string.Join(", ", Documented)}); it may be refused";
}
