using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests.Faults;

/// <summary>
/// The example program with the native binary on a bad day; the emulator's root is trusted, as a user would by SSL_CERT_FILE. After every command there is
/// no canary in what was printed, logged, and kept, nor in what the processes wrote to their standard streams (T2), and no Create has sent two applications.
/// </summary>
internal sealed class BadDay : IAsyncDisposable
{
    private static readonly string[] Canaries = [Scenario.AccessKey, Scenario.SecretKey, .. ExampleProgram.PersonalValues];

    private readonly Scenario _scenario;
    private readonly List<ProviderProcess> _processes = [];
    private readonly string _root;

    private BadDay(Scenario scenario, Stack stack, string root)
    {
        (_scenario, Stack, _root) = (scenario, stack, root);
        stack.SessionOpened = session => _processes.Add(session.Process!);
        stack.Config["huaweicloud-scm:requestTimeoutSeconds"] = new ConfigValue("1");
    }

    public Stack Stack { get; }

    public ScmEmulator Scm => _scenario.Scm;

    public int Applications => _scenario.Applications;

    public string Status => _scenario.Status;

    public static async Task<BadDay> StartAsync()
    {
        var scenario = await Scenario.StartAsync();
        scenario.Scm.Switches.SecondApplyAccepted = true; // so that a second request is noticed
        var root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, scenario.Scm.RootCertificate);
        return new BadDay(scenario, scenario.NewStack(environment: KeyValuePair.Create("SSL_CERT_FILE", (string?)root)), root);
    }

    public void Meet(string operation, int call, string fault) => Scm.Faults.Nth(operation, call, FaultCatalogue.Find(fault).Fault);

    public Task<RunResult> UpAsync() => PlayAsync(() => Stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true));

    public Task<RunResult> DestroyAsync() => PlayAsync(() => Stack.DestroyAsync(skipPreview: true));

    public async ValueTask DisposeAsync()
    {
        File.Delete(_root);
        await _scenario.DisposeAsync();
    }

    private async Task<RunResult> PlayAsync(Func<Task<RunResult>> play)
    {
        Scm.ClearHistory();
        var run = await play();

        Assert.Empty(run.Violations);
        var posts = Scm.History.Count(request => request.Operation == "apply" && request.Answered != "429");
        Assert.True(posts <= 1, $"{posts} applications were sent\n{run.Text}");
        await AssertNoCanaryAsync(run);
        return run;
    }

    private async Task AssertNoCanaryAsync(RunResult run)
    {
        var streams = await Task.WhenAll(_processes.Select(process => process.ReadStreamsAsync()));
        _processes.Clear();
        Assert.All(streams, written => Assert.Equal("", written.Output)); // the port line has been read
        var everything = string.Join(
            '\n',
            [run.Text, Stack.State.ToJson(), .. streams.Select(written => written.Errors), .. run.Messages.Select(message => message.Message)]);
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, everything, StringComparison.OrdinalIgnoreCase));
    }
}
