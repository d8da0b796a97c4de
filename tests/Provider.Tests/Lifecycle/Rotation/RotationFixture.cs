using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.Rotation;

/// <summary>The program <c>examples/yaml-rotation</c>, run by the engine's stand-in while the fake clock moves from renewal to renewal (N4).</summary>
public abstract class RotationFixture : ProviderFixture
{
    /// <summary>The certificate as purchased, which the program names.</summary>
    internal const string First = "scs1554192131150";

    internal const string ApplicationType = "huaweicloud-scm:index:CertificateApplication";

    private const string Project = "yaml-rotation";

    /// <summary>From one issue to the day on which SCM has applied for the next certificate.</summary>
    private static readonly TimeSpan UntilRenewed = TimeSpan.FromDays(171);

    internal static StackProgram Quiet { get; } = StackProgram.Load(Path.Combine(AppContext.BaseDirectory, "examples", Project));

    /// <summary>The variant that waits in one run.</summary>
    internal static StackProgram Waiting { get; } = Quiet.With("issued", ("certificateId", "${purchase.latestCertificateId}"));

    /// <summary>Three certificates of 200 days each follow the first one, and SCM applies for them.</summary>
    internal static CertificateSeed Purchase => new() { Id = First, RemainingCertificates = 3 };

    /// <summary>With the keys in the environment, as in most workflows.</summary>
    internal Stack NewStack(string name = "dev", StackState? state = null)
    {
        (Environment["HW_ACCESS_KEY"], Environment["HW_SECRET_KEY"]) = (EmulatorOptions.DefaultAccessKey, EmulatorOptions.DefaultSecretKey);
        var stack = new Stack(ProviderTarget.Attach(Port), Project, name) { State = state ?? new StackState() };
        stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(Emulator.Endpoint.AbsoluteUri);
        return stack;
    }

    /// <summary>A stack whose certificate was applied for and issued. The history is empty.</summary>
    internal async Task<Stack> IssuedAsync(StackProgram? program = null, CertificateSeed? purchase = null)
    {
        Emulator.AddCertificate(purchase ?? Purchase);
        var stack = NewStack();
        stack.Logged = message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal)) Emulator.Issue(First);
        };
        await UpAsync(stack, program);
        stack.Logged = null;
        Assert.Equal(First, Exported(stack));
        Emulator.ClearHistory();
        return stack;
    }

    /// <summary>Like <see cref="IssuedAsync"/>, and SCM has applied for the next certificate since.</summary>
    internal async Task<(Stack Stack, string Next)> RenewedAsync(StackProgram? program = null, CertificateSeed? purchase = null)
    {
        var stack = await IssuedAsync(program, purchase);
        return (stack, Renewed(First));
    }

    /// <summary>The clock moves until SCM has renewed a certificate that was issued just now.</summary>
    /// <returns>The next certificate.</returns>
    internal string Renewed(string id)
    {
        Time.Advance(UntilRenewed);
        return Emulator.Certificate(id).NextId!;
    }

    /// <summary>Control of the names is proven. The CA issues at the next look, if it is for a DV certificate.</summary>
    internal void Prove(string id) => Emulator.PublishRecords(id);

    internal static async Task<RunResult> UpAsync(Stack stack, StackProgram? program = null) =>
        Good(await stack.UpAsync(program ?? Quiet, skipPreview: true));

    internal static async Task<RunResult> PreviewAsync(Stack stack, StackProgram? program = null) => Good(await stack.PreviewAsync(program ?? Quiet));

    /// <summary>Neither a preview nor an update finds anything to do.</summary>
    internal static async Task AssertSettledAsync(Stack stack, StackProgram? program = null)
    {
        AssertSteps(await PreviewAsync(stack, program));
        AssertSteps(await UpAsync(stack, program));
    }

    /// <summary>What the run did to resources, or would do: as in <c>Create www</c>.</summary>
    internal static void AssertSteps(RunResult run, params string[] steps) => Assert.Equal(steps, Steps(run));

    internal static IEnumerable<string> Steps(RunResult run) => run.Calls
        .Where(call => call.Method is "Create" or "Update" or "Delete" && call.Failure is null)
        .Select(call => $"{call.Method} {Urns.Name((string)call.Request["urn"]!)}");

    internal void AssertSent(params string[] operations) =>
        Assert.Equal(operations, Emulator.History.Select(request => request.Operation).Where(operation => operation is "apply" or "cancel-cert"));

    /// <summary>The certificate of a resource, according to the state.</summary>
    internal static string Certificate(Stack stack, string resource) =>
        stack.State.Resources.Single(state => state is { Delete: false } && state.Name == resource && state.Provider.Length > 0).Id;

    internal static JsonNode? Output(Stack stack, string name) => Property.Reveal(stack.State.Find(Urns.OfStack("dev", Project))!.Outputs[name]);

    /// <summary>Which certificate the program exports.</summary>
    internal string Exported(Stack stack)
    {
        using var exported = X509Certificate2.CreateFromPem((string)Output(stack, "certificate")!);
        var ids = new List<string>();
        for (var id = First; id is not null; id = Emulator.Certificate(id).NextId) ids.Add(id);
        return ids.Single(id => exported.Thumbprint.Equals(Emulator.Certificate(id).Fingerprint, StringComparison.OrdinalIgnoreCase));
    }

    internal static IReadOnlyList<string> WarningsOf(RunResult run) =>
        [.. run.Messages.Where(message => message.Severity == "warning").Select(message => message.Message)];

    private static RunResult Good(RunResult run)
    {
        Assert.True(run.Succeeded, run.Text);
        Assert.Empty(run.Violations);
        return run;
    }
}
