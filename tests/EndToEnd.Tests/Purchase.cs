using System.Security.Cryptography.X509Certificates;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A purchase of three certificates, which <c>examples/yaml-rotation</c> follows. The binary is on the system's clock, and the emulator's is moved. So each
/// certificate is valid for 33 days: SCM renews it after 3, and by the system's clock it is always about to expire.
/// </summary>
internal static class Purchase
{
    private const int Days = 33;

    public static CertificateSeed Seed { get; } = new() { Id = Scenario.CertificateId, ValidityDays = Days, RemainingCertificates = 2 };

    /// <summary>The first certificate is applied for and issued. Only what is sent after that is in the history.</summary>
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

    /// <summary>Four days pass since the issue of the certificate.</summary>
    /// <returns>The next one, for which SCM has applied.</returns>
    public static string Renewed(this Scenario scenario, string id)
    {
        scenario.Scm.AdvanceClock(TimeSpan.FromDays(4));
        return scenario.Scm.Certificate(id).NextId!;
    }

    /// <summary>The certificates of the application, of the validation, and of the export.</summary>
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
