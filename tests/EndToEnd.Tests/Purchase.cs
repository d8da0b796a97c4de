using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A purchase of three certificates, which <c>examples/yaml-rotation</c> follows. The provider uses the system clock, while the tests advance the emulator's
/// clock. Each certificate is valid for 33 days, so SCM renews it after 3, and for the provider it is always about to expire.
/// </summary>
internal static class Purchase
{
    private const int Days = 33;

    public static CertificateSeed Seed { get; } = new() { Id = Scenario.CertificateId, ValidityDays = Days, RemainingCertificates = 2 };

    /// <summary>Applies for the first certificate and issues it. The history contains only later requests.</summary>
    public static async Task<Stack> IssuedAsync(this Scenario scenario)
    {
        var stack = scenario.NewStack();
        stack.Logged = message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal)) scenario.Scm.Issue(Scenario.CertificateId);
        };
        await stack.UpAsync(ExampleProgram.Rotating, skipPreview: true).SucceedsAsync();
        stack.Logged = null;
        Assert.Equal(["apply"], scenario.Sent);
        scenario.Scm.ClearHistory();
        return stack;
    }

    /// <summary>Advances the clock to four days after the certificate was issued.</summary>
    /// <returns>The id of the next certificate, for which SCM has applied.</returns>
    public static string Renewed(this Scenario scenario, string id)
    {
        scenario.Scm.AdvanceClock(TimeSpan.FromDays(4));
        return scenario.Scm.Certificate(id).NextId!;
    }

    /// <summary>The ids of the application, the validation, and the export.</summary>
    public static (string Application, string Validation, string Exported) Ids(this Scenario scenario, Stack stack)
    {
        using var exported = X509Certificate2.CreateFromPem(Output(stack, "certificate"));
        var id = Scenario.CertificateId;
        while (!exported.Thumbprint.Equals(scenario.Scm.Certificate(id).Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            id = scenario.Scm.Certificate(id).NextId!;
        }

        return (IdOf(stack, "www"), IdOf(stack, "issued"), id);
    }

    private static string Output(Stack stack, string name) =>
        (string)Property.Reveal(stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs[name])!;

    private static string IdOf(Stack stack, string name) => stack.State.Resources.Single(resource => resource.Name == name && !resource.Delete).Id;
}
