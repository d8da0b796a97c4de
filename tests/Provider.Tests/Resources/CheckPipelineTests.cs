using Microsoft.Extensions.Logging;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Resources;

/// <summary>The order of Check's warnings does not depend on how long the engine takes for each message.</summary>
public sealed class CheckPipelineTests
{
    /// <summary>Inputs that differ from an application without warnings, and the properties that are warned about.</summary>
    public static TheoryData<string, (string Name, object? Value)[]> Inputs => new()
    {
        { "certificateId", [("certificateId", "abcdefgh12345678")] },
        { "certificateId, companyUnit, country", [("country", "UK"), ("companyUnit", "IT"), ("certificateId", "abcdefgh12345678")] },
        { "sans[1], sans, companyUnit", [("companyUnit", "IT"), ("sans", new[] { "a.example.com", "A.example.com", "www.example.com" })] },
        { "companyUnit, country, applicantName, autoDnsAuth, keyAlgorithm",
            [("keyAlgorithm", "RSA2048"), ("autoDnsAuth", true), ("domainMethod", "FILE"), ("applicantName", "Li"), ("country", "UK"), ("companyUnit", "IT")] },
        { "sans, applicantPhone, contactPhone", [("contactPhone", "1#"), ("applicantPhone", "138#1"), ("sans", new[] { "8.8.8.8" })] },
        { "sans, companyUnit, keyAlgorithm", [("keyAlgorithm", "RSA2048"), ("sans", new[] { "www.example.com", "a.example.com" }), ("companyUnit", "IT")] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Warnings_come_one_after_the_other_in_the_order_of_the_table(string properties, (string Name, object? Value)[] changes)
    {
        var log = new SlowLog();
        using var operation = new Operation(Operations.Urn, TimeSpan.Zero, log, TimeProvider.System, CancellationToken.None);
        var arguments = new CheckArguments(Operations.Urn, [], Applications.Minimal.With(changes));

        var check = Applications.Resource().CheckAsync(arguments, operation);

        var expected = properties.Split(", ");
        for (var told = 1; told <= expected.Length; told++)
        {
            Assert.Equal(expected[..told], log.Warnings.Select(warning => warning.Split(':')[0]));
            log.Deliver();
        }

        Assert.Empty((await check.WaitAsync(WaitingTime.Patience)).Failures);
    }

    /// <summary>A message is under way until the test delivers it.</summary>
    private sealed class SlowLog : IEngineLog
    {
        private TaskCompletionSource<bool> _underWay = new();

        public List<string> Warnings { get; } = [];

        public Task<bool> WriteAsync(LogLevel level, string urn, string message, bool ephemeral)
        {
            Warnings.Add(message);
            return (_underWay = new TaskCompletionSource<bool>()).Task;
        }

        public void Deliver() => _underWay.SetResult(true);
    }
}
