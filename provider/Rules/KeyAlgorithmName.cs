namespace ScmPulumi.Provider.Rules;

/// <summary>
/// SCM publishes no list for the application, only one for its own CSRs (https://github.com/huaweicloud/huaweicloud-sdk-go-v3,
/// model_create_csr_request_body.go). Another value is therefore doubtful, not an error.
/// </summary>
internal static class KeyAlgorithmName
{
    private static readonly string[] Documented = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P384", "SM2"];

    /// <summary>The documented spelling. The case of the input makes no difference, and an undocumented value stays as it is.</summary>
    public static string Normalise(string text) => Array.Find(Documented, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    public static string? Doubt(string text) =>
        Documented.Contains(Normalise(text)) ? null : $"is not one of the algorithms that SCM documents ({string.Join(", ", Documented)}); it may be refused";
}
