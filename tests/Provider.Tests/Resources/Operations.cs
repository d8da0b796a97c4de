using Microsoft.Extensions.Logging;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Run;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Resources;

/// <summary>Operations outside of a call, for tests of what all resources share.</summary>
internal static class Operations
{
    public const string Urn = "urn:pulumi:dev::shop::huaweicloud-scm:index:CertificateApplication::www";

    public static ProviderServices Services(TimeProvider time, IScmClient? client = null, RunMemory? memory = null, ApiVersion version = ApiVersion.V3) =>
        new(
            () => client ?? throw new InvalidOperationException("no network"),
            () => version,
            memory ?? new RunMemory(Alone()),
            new Declarations(Alone()),
            new CertificateDirectory(() => client ?? throw new InvalidOperationException("no network")),
            () => new HiddenValues(),
            time,
            () => 0.5);

    /// <summary>A process that shares nothing.</summary>
    public static SharedRun Alone() => new(() => null, 0);

    public static Operation New(TimeProvider time, RecordingLog? log = null, string urn = Urn, CancellationToken cancelled = default) =>
        new(urn, TimeSpan.Zero, log ?? new RecordingLog(), time, cancelled);

    /// <summary>A failed call.</summary>
    public static ScmException Failure(ScmErrorKind kind) =>
        new(new ScmError(kind, "apply", "scs1554192131150", "scm.example.com", null, null, $"{kind}", null));
}

/// <summary>Records what an operation reports to the engine.</summary>
internal sealed class RecordingLog : IEngineLog
{
    public List<string> Messages { get; } = [];

    public Task<bool> WriteAsync(LogLevel level, string urn, string message, bool ephemeral)
    {
        Messages.Add(message);
        return Task.FromResult(true);
    }
}
