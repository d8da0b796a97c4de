namespace ScmPulumi.Provider.Scm;

/// <summary>By which call an application is submitted; everything else is always v3.</summary>
internal enum ApiVersion
{
    V3,

    /// <summary>See <see cref="HistoricalApply"/>.</summary>
    V2,
}
