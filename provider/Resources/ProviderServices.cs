using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Resources;

/// <summary>What every resource and function uses. There is one instance per process.</summary>
/// <param name="Client">The client of the last Configure. Throws <see cref="ResourceException"/> if credentials are missing.</param>
/// <param name="ApiVersion">The version of the call that submits applications, from the last Configure.</param>
/// <param name="Memory">What the program wants in this run.</param>
/// <param name="Declarations">What only one resource of this run may declare.</param>
/// <param name="Directory">All certificates of the account, as far as this run has read them.</param>
/// <param name="Hidden">What no message of this run may show.</param>
/// <param name="Time">The clock of all waits.</param>
/// <param name="Random">Uniform in [0, 1), for jitter. Thread-safe.</param>
internal sealed record ProviderServices(
    Func<IScmClient> Client,
    Func<ApiVersion> ApiVersion,
    RunMemory Memory,
    Declarations Declarations,
    CertificateDirectory Directory,
    Func<HiddenValues> Hidden,
    TimeProvider Time,
    Func<double> Random);
