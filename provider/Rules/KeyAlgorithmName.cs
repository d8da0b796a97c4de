namespace ScmPulumi.Provider.Rules;

/// <summary>
/// SCM publishes no list for the application, only one for its own CSRs
/// (https://github.com/huaweicloud/huaweicloud-sdk-go-v3, model_create_csr_request_body.go): another value is doubtful, not an error.
/// </summary>
internal static class KeyAlgorithmName
{
    private static readonly string[] Documented = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P384", "SM2"];

    /// <summary>As documented, whatever the case; what is not documented stays as it is.</summary>
    public static string Normalise(string text) => Array.Find(Documented, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    public static string? Doubt(string text) =>
        Documented.Contains(Normalise(text)) ? null : $"is not one of the algorithms that SCM documents ({string.Join(", ", Documented)}); it may be refused";
}
