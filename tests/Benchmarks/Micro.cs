using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Google.Protobuf.WellKnownTypes;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Benchmarks;

/// <summary>Measures the parts of a call separately, with their allocations.</summary>
[MemoryDiagnoser]
public class Micro
{
    private const string Date = "20260101T000000Z";

    private static readonly Uri Address = new("https://scm.cn-north-4.myhuaweicloud.com/v3/scm/certificates/scs0000000000001/apply");

    private readonly PropertyMap _news = Sample.Inputs(1);
    private readonly PropertyMap _inputs = ApplicationCheck.Normalise(Sample.Inputs(1), new Findings());
    private readonly Struct _message = StructCodec.Encode(Sample.Inputs(1))!;
    private readonly RequestSigner _signer = new("access", "secret");
    private readonly KeyValuePair<string, string>[] _headers =
        [new("Host", Address.Host), new(RequestSigner.DateHeader, Date), new("X-Project-Id", "0123456789abcdef")];
    private readonly byte[] _body = new byte[512];

    /// <summary>Runs in this process, because a generated project does not have the build settings of this repository.</summary>
    public static IConfig Configuration() =>
        DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath("artifacts/benchmarks");

    [Benchmark]
    public object Decode() => StructCodec.Decode(_message)!;

    [Benchmark]
    public object Encode() => StructCodec.Encode(_inputs)!;

    [Benchmark]
    public object Check() => ApplicationCheck.Normalise(_news, new Findings());

    [Benchmark]
    public object Diff() => ApplicationDiff.Compare(
        new DiffArguments("", "", _inputs, _inputs, _inputs, []), isIssued: false, unknownsChange: true);

    [Benchmark]
    public string Sign() => _signer.Authorize(new CanonicalRequest("POST", Address, _headers, _body), Date);
}
