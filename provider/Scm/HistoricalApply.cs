namespace ScmPulumi.Provider.Scm;

/// <summary>
/// The historical call that submits an application, and its differences from the current call
/// (https://support.huaweicloud.com/intl/zh-cn/api-ccm/ccm_02_0020.html). Its fields have the names of the current call, and the response is the same.
/// </summary>
internal static class HistoricalApply
{
    public static string Path(string projectId, string certificateId) => $"/v2/{projectId}/scm/cert/{certificateId}/complete";

    /// <summary>
    /// It requires the company's JSON keys even if they are empty, expects the method in lower case, and has no fields for algorithms
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
