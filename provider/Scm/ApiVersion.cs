namespace ScmPulumi.Provider.Scm;

/// <summary>By which call an application is submitted; everything else is v3 always.</summary>
internal enum ApiVersion
{
    V3,

    /// <summary>See <see cref="HistoricalApply"/>.</summary>
    V2,
}
