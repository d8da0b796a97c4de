using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>Cancel (DESIGN.md, "Life cycle"): a write not begun is never begun; one under way is waited for, 4 s at most.</summary>
public sealed class CancellationTests : ClientFixture, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Call_after_the_stop_is_not_sent(string operation)
    {
        await _stop.CancelAsync();

        var error = await FailureAsync(CallAsync(operation));

        Assert.Equal(ScmErrorKind.Stopped, error.Kind);
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Show_under_way_ends_at_once()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var show = CallAsync("show");
        await Emulator.WhenHeldAsync();

        await _stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await FailureAsync(show)).Kind);
    }

    [Fact]
    public async Task Apply_under_way_is_waited_for_four_seconds_then_in_doubt()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        var apply = CallAsync("apply");
        await Emulator.WhenHeldAsync();

        await _stop.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(apply.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));

        var error = await FailureAsync(apply);
        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Contains("stopped before the answer came", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Emulator.AcceptedApplications);
    }

    [Fact]
    public async Task Apply_under_way_succeeds_when_its_answer_comes_soon_after_the_stop()
    {
        Emulator.Switches.HoldAnswerOfNextApply = true;
        var apply = CallAsync("apply");
        await Emulator.WhenHeldAsync();

        await _stop.CancelAsync();
        Time.Advance(TimeSpan.FromSeconds(2));
        Emulator.Release();

        await apply;
    }

    [Fact]
    public async Task Apply_that_waits_for_another_call_to_be_answered_is_never_begun()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var show = Client.ShowAsync(CertificateId, CancellationToken.None);
        await Emulator.WhenHeldAsync();
        var apply = CallAsync("apply");

        await _stop.CancelAsync();
        var error = await FailureAsync(apply);
        Emulator.Release();
        await show;

        Assert.Equal(ScmErrorKind.Stopped, error.Kind);
        Assert.Empty(Sent("apply"));
    }

    [Fact]
    public async Task Apply_whose_connection_is_not_made_yet_is_never_begun()
    {
        using var server = SilentServer(out var endpoint);
        var apply = NewClient(endpoint: endpoint).ApplyAsync(CertificateId, Application(), _stop.Token);

        await _stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await FailureAsync(apply)).Kind);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    public async Task Wait_that_the_service_asked_for_ends_at_the_stop_and_still_tells_why_it_waited(string operation)
    {
        Emulator.Faults.Next(operation, Fault.Throttle(TimeSpan.FromHours(1)));
        var waiting = Time.StandStillAsync();
        var call = CallAsync(operation);
        await waiting;

        await _stop.CancelAsync();
        var error = await FailureAsync(call);

        Assert.Equal((ScmErrorKind.Stopped, 429), (error.Kind, error.HttpStatus));
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Content_abandoned_before_it_began_is_never_written()
    {
        using var content = new OnceContent([1, 2, 3]);
        using var wire = new MemoryStream();

        Assert.True(content.Abandon());

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));
        Assert.Equal(0, wire.Length);
    }

    [Fact]
    public async Task Content_that_began_cannot_be_abandoned_nor_written_again()
    {
        using var content = new OnceContent([1, 2, 3]);
        using var wire = new MemoryStream();
        await content.CopyToAsync(wire);

        Assert.False(content.Abandon());
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(wire));
        Assert.Equal(3, wire.Length);
    }

    private Task CallAsync(string operation) => operation switch
    {
        "show" => Client.ShowAsync(CertificateId, _stop.Token),
        "apply" => Client.ApplyAsync(CertificateId, Application(), _stop.Token),
        _ => Client.CancelAsync(CertificateId, _stop.Token),
    };
}
