using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;

namespace ScmPulumi.EndToEnd.Tests.Faults;

/// <summary>
/// The most important rows of the fault matrix, repeated with the native binary in real time (S1 to S6). After every command, no canary is in the output, the
/// log, the state, or the standard streams of the processes (T2), and no Create has sent two applications.
/// </summary>
public sealed class NativeFaultTests : IAsyncLifetime
{
    private readonly string _root = Path.GetTempFileName();
    private readonly List<ProviderProcess> _processes = [];
    private Scenario _scenario = null!;
    private Stack _stack = null!;

    /// <summary>Trusts the emulator's root as a user would, with <c>SSL_CERT_FILE</c>.</summary>
    public async Task InitializeAsync()
    {
        _scenario = await Scenario.StartAsync();
        _scenario.Scm.Switches.SecondApplyAccepted = true; // so that a second request is detected
        await File.WriteAllTextAsync(_root, _scenario.Scm.RootCertificate);
        _stack = _scenario.NewStack(environment: KeyValuePair.Create("SSL_CERT_FILE", (string?)_root));
        _stack.SessionOpened = session => _processes.Add(session.Process!);
    }

    public async Task DisposeAsync()
    {
        File.Delete(_root);
        await _scenario.DisposeAsync();
    }

    [Theory]
    [InlineData("throttled-for-seconds", false)]
    [InlineData("connection-closed", false)]
    [InlineData("reset-after-commit", true)]
    [InlineData("no-answer-after-commit", true)]
    [InlineData("cut-off", true)]
    [InlineData("oversized", true)]
    [InlineData("gzip", true)]
    public async Task Application_is_submitted_or_taken_over_once(string fault, bool takenOver)
    {
        if (fault == "no-answer-after-commit") _stack.Config["huaweicloud-scm:requestTimeoutSeconds"] = new ConfigValue("1");
        _scenario.Scm.Faults.Next("apply", FaultCatalogue.Find(fault).Fault);

        var up = await UpAsync();

        Assert.True(up.Succeeded, up.Text);
        Assert.Equal(takenOver, up.Text.Contains("Adopted", StringComparison.Ordinal));
        AssertSettled();
    }

    [Theory]
    [InlineData("clock-skew")]
    [InlineData("redirect")]
    public async Task Application_that_is_refused_is_submitted_by_the_next_run(string fault)
    {
        _scenario.Scm.Faults.Next("apply", FaultCatalogue.Find(fault).Fault);

        var refused = await UpAsync();
        Assert.DoesNotContain(_scenario.Scm.History, request => request.Path == "/elsewhere");
        var up = await UpAsync();

        Assert.Equal((false, true), (refused.Succeeded, up.Succeeded));
        AssertSettled();
    }

    /// <summary>S1: without a TLS handshake, the application was not sent.</summary>
    [Theory]
    [InlineData(ServerCertificate.SelfSigned, "not from a CA")]
    [InlineData(ServerCertificate.WrongHost, "another host")]
    [InlineData(ServerCertificate.Expired, "expired")]
    public async Task Application_to_an_endpoint_that_turned_bad_after_the_read_is_submitted_by_the_next_run(ServerCertificate certificate, string verdict)
    {
        _stack.Config["huaweicloud-scm:maxRetries"] = new ConfigValue("1");
        var good = _stack.Config["huaweicloud-scm:endpoint"];
        var endpoint = await _scenario.Scm.ListenWithTlsAsync(certificate, first: ServerCertificate.Good);
        _stack.Config["huaweicloud-scm:endpoint"] = new ConfigValue(endpoint.AbsoluteUri);

        var failed = await UpAsync();
        Assert.Equal(["show"], _scenario.Scm.History.Select(request => request.Operation));
        _stack.Config["huaweicloud-scm:endpoint"] = good;
        var up = await UpAsync();

        Assert.Equal((false, true), (failed.Succeeded, up.Succeeded));
        Assert.Contains(verdict, failed.Text, StringComparison.Ordinal);
        AssertSettled();
    }

    private async Task<RunResult> UpAsync()
    {
        _scenario.Scm.ClearHistory();
        var run = await _stack.UpAsync(ExampleProgram.AsItIs, skipPreview: true);

        Assert.Empty(run.Violations);
        var posts = _scenario.Scm.History.Count(request => request.Operation == "apply" && request.Answered != "429");
        Assert.True(posts <= 1, $"{posts} applications were sent\n{run.Text}");
        var streams = await Task.WhenAll(_processes.Select(process => process.ReadStreamsAsync()));
        _processes.Clear();
        Assert.All(streams, written => Assert.Equal("", written.Output)); // the port line was already read
        var everything = string.Join(
            '\n',
            [run.Text, _stack.State.ToJson(), .. streams.Select(written => written.Errors), .. run.Messages.Select(message => message.Message)]);
        Assert.All(Scenario.Canaries, canary => Assert.DoesNotContain(canary, everything, StringComparison.OrdinalIgnoreCase));
        return run;
    }

    /// <summary>One application, and a state that matches SCM.</summary>
    private void AssertSettled()
    {
        Assert.Equal(1, _scenario.Applications);
        var application = Scenario.Application(_stack)!;
        Assert.Empty(application.InitErrors);
        Assert.Equal((_scenario.Status, "CHECKING_DOMAIN"), ((string?)application.Outputs["status"], _scenario.Status));
    }
}
