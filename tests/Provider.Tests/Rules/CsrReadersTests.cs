using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>What is sent for a CSR is what others read, too.</summary>
public sealed class CsrReadersTests
{
    public static TheoryData<string> SampleNames => [.. CsrSamples.Names.Where(name => CsrPem.Problem(CsrSamples.Read(name)) is null)];

    /// <summary>It knows no other version than 1.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Framework_reads_what_is_sent(string sample)
    {
        if (sample == "version-2") return;
        var sent = CsrPem.Canonical(CsrSamples.Read(sample));

        var request = CertificateRequest.LoadSigningRequestPem(sent, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.SkipSignatureValidation);

        Assert.NotEmpty(request.SubjectName.RawData);
    }

    [OpenSslTheory]
    [MemberData(nameof(SampleNames))]
    public async Task OpenSsl_reads_what_is_sent(string sample)
    {
        var start = new ProcessStartInfo("openssl", ["req", "-noout", "-subject"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var openssl = Process.Start(start)!;
        await openssl.StandardInput.WriteAsync(CsrPem.Canonical(CsrSamples.Read(sample)));
        openssl.StandardInput.Close();
        var said = await openssl.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.StartsWith("subject", said, StringComparison.Ordinal);
    }
}

/// <summary>Skipped if the command <c>openssl</c> is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslTheoryAttribute : TheoryAttribute
{
    private static readonly bool IsThere = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "openssl")));

    public OpenSslTheoryAttribute()
    {
        if (!IsThere) Skip = "The command openssl is not installed.";
    }
}
