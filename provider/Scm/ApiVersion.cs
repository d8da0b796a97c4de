namespace ScmPulumi.Provider.Scm;

/// <summary>The call that submits an application. All other calls are always v3.</summary>
internal enum ApiVersion
{
    V3,

    /// <summary>See <see cref="HistoricalApply"/>.</summary>
    V2,
}
