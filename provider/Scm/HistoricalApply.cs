namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The historical call that submits an application, and all that is different about it
/// (https://support.huaweicloud.com/intl/zh-cn/api-ccm/ccm_02_0020.html). What it takes has the names of the current call, and it answers alike.
/// </summary>
internal static class HistoricalApply
{
    public static string Path(string projectId, string certificateId) => $"/v2/{projectId}/scm/cert/{certificateId}/complete";

    /// <summary>
    /// It requires the company's JSON keys even if they are empty, takes the method in lower case, and has no algorithms
    /// (https://support.huaweicloud.com/api-ccm/ccm_02_0020.html).
    /// </summary>
    public static ApplyRequest Body(ApplyRequest request) => request with
    {
        CompanyName = request.CompanyName ?? "",
        CompanyProvince = request.CompanyProvince ?? "",
        CompanyCity = request.CompanyCity ?? "",
        Country = request.Country ?? "",
        DomainMethod = request.DomainMethod?.ToLowerInvariant(),
        KeyAlgorithm = null,
        CaHashAlgorithm = null,
    };
}
