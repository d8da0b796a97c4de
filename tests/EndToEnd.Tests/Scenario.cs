using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>An emulator of SCM with one purchased certificate, and stacks and processes of the native binary that call it.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    /// <summary>The id in the example program.</summary>
    public const string CertificateId = "scs1554192131150";

    public const string AccessKey = "CANARYACCESSKEY00000";
    public const string SecretKey = "canary-secret-key-of-no-value-whatever";

    /// <summary>Values that must not be printed, logged, or stored in plaintext.</summary>
    public static readonly string[] Canaries = [AccessKey, SecretKey, .. ExampleProgram.PersonalValues];

    private readonly List<ProviderProcess> _processes = [];

    private Scenario(ScmEmulator scm) => Scm = scm;

    public ScmEmulator Scm { get; }

    public int Applications => Scm.AcceptedApplications;

    public string Status => Scm.Certificate(CertificateId).Status;

    /// <summary>The requests that change something, in order.</summary>
    public IEnumerable<string?> Sent => Scm.History.Where(request => request.Operation is "apply" or "cancel-cert").Select(request => request.Operation);

    /// <param name="seed">The certificate. The default is a paid one for one name.</param>
    public static async Task<Scenario> StartAsync(CertificateSeed? seed = null)
    {
        var scm = await ScmEmulator.StartAsync(new EmulatorOptions { AccessKey = AccessKey, SecretKey = SecretKey });
        scm.AddCertificate(seed ?? new CertificateSeed { Id = CertificateId });
        return new Scenario(scm);
    }

    /// <summary>The application of the example program, as if it was submitted in the console.</summary>
    public static CertificateSeed UnderReview { get; } = new()
    {
        Id = CertificateId,
        Status = CertificateStatus.CheckingDomain,
        Domain = "www.example.com",
        ApplicantName = "Zhang San",
        ApplicantPhone = ExampleProgram.PersonalValues[0],
        ApplicantEmail = ExampleProgram.PersonalValues[1],
    };

    /// <param name="environment">Environment variables of the binary. No other address outside the machine is reachable.</param>
    public Stack NewStack(string name = "dev", int? attachTo = null, params IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var variables = ProviderEnvironment.Empty();
        foreach (var (variable, value) in environment) variables[variable] = value;
        var target = attachTo is { } port ? ProviderTarget.Attach(port) : ProviderTarget.Start(Repository.Provider) with { Environment = variables };
        var stack = new Stack(target, "yaml-apply", name);
        stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(Scm.Endpoint.ToString());
        stack.Config["huaweicloud-scm:accessKey"] = new ConfigValue(AccessKey, Secret: true);
        stack.Config["huaweicloud-scm:secretKey"] = new ConfigValue(SecretKey, Secret: true);
        return stack;
    }

    /// <summary>Starts the binary as a process, which ends with the scenario.</summary>
    public Task<ProviderProcess> StartProviderAsync(string? engineAddress = null, params string[] flags) => StartProviderAsync(engineAddress, [], flags);

    /// <summary>The same with additional environment variables.</summary>
    public async Task<ProviderProcess> StartProviderAsync(
        string? engineAddress, IEnumerable<KeyValuePair<string, string?>> environment, IEnumerable<string>? flags = null)
    {
        var variables = ProviderEnvironment.Empty();
        foreach (var (variable, value) in environment) variables[variable] = value;
        var process = await ProviderProcess.StartAsync(Repository.Provider, engineAddress, variables, flags);
        _processes.Add(process);
        return process;
    }

    /// <summary>Calls Handshake and Configure.</summary>
    /// <param name="engineAddress">The address of the engine. Null means an unreachable one.</param>
    public async Task ConfigureAsync(ProviderConnection provider, string? engineAddress = null)
    {
        await provider.CallAsync("Handshake", new JsonObject { ["engineAddress"] = engineAddress ?? "" });
        await provider.CallAsync("Configure", new JsonObject
        {
            ["args"] = new JsonObject { ["endpoint"] = Scm.Endpoint.ToString(), ["accessKey"] = AccessKey, ["secretKey"] = SecretKey },
            ["acceptSecrets"] = true,
        });
    }

    public static JsonObject CreateRequest() => new()
    {
        ["urn"] = Urns.Of("dev", "yaml-apply", ExampleProgram.Type, ExampleProgram.Resource),
        ["properties"] = ExampleProgram.With(("certificateId", CertificateId)).Resource(ExampleProgram.Resource).Properties.DeepClone(),
    };

    /// <summary>Creates the records that prove control of the example's domain.</summary>
    public void PublishRecords()
    {
        foreach (var record in Scm.Certificate(CertificateId).Records) Scm.PublishRecord(record.Name, record.Value);
    }

    /// <summary>Runs the action once, when a status line of the provider names a missing record.</summary>
    public static Action<LogMessage> OnceRecordIsMissing(Action act)
    {
        var acted = 0;
        return message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal) && Interlocked.Exchange(ref acted, 1) == 0) act();
        };
    }

    /// <summary>The application in the state of a stack.</summary>
    public static ResourceState? Application(Stack stack) =>
        stack.State.Resources.SingleOrDefault(resource => resource is { Type: ExampleProgram.Type, Delete: false });

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) process.Dispose();
        await Scm.DisposeAsync();
    }
}
