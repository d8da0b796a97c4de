using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>
/// Cancel (DESIGN.md, "Lifecycle"): a write not begun is never begun. One under way is in <c>CancelTests</c>, reads are in <c>InterruptionTests</c>.
/// </summary>
public sealed class CancellationTests : ClientFixture, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    [InlineData("deploy")]
    public async Task Call_after_the_stop_is_not_sent(string operation)
    {
        await _stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await FailAsync(operation, deadline: _stop.Token)).Kind);
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Apply_that_waits_for_another_call_is_not_sent_after_a_stop()
    {
        Emulator.Faults.Next("show", Fault.HangBeforeCommit);
        var show = ShowAsync();
        await HeldAsync();
        var apply = FailAsync("apply", deadline: _stop.Token);

        await _stop.CancelAsync();
        Assert.Equal(ScmErrorKind.Stopped, (await apply).Kind);
        Emulator.Release();
        await show;

        Assert.Empty(Sent("apply"));
    }

    [Fact]
    public async Task Apply_without_a_connection_is_not_sent_after_a_stop()
    {
        using var server = SilentServer();
        var apply = FailAsync("apply", NewClient(endpoint: server.Address("https")), deadline: _stop.Token);

        await _stop.CancelAsync();

        Assert.Equal(ScmErrorKind.Stopped, (await apply).Kind);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    public async Task Wait_that_the_service_asked_for_ends_at_the_stop_and_still_reports_why_it_waited(string operation)
    {
        Emulator.Faults.Next(operation, Fault.Throttle(TimeSpan.FromHours(1)));
        var waiting = Time.StandStillAsync();
        var call = FailAsync(operation, deadline: _stop.Token);
        await waiting;

        await _stop.CancelAsync();

        var error = await call;
        Assert.Equal((ScmErrorKind.Stopped, 429), (error.Kind, error.HttpStatus));
        Assert.Single(Emulator.History);
    }

    [Fact]
    public async Task Content_is_written_once_or_abandoned()
    {
        using var abandoned = new OnceContent([1, 2, 3]);
        using var written = new OnceContent([1, 2, 3]);
        using var wire = new MemoryStream();

        Assert.True(abandoned.Abandon());
        await Assert.ThrowsAnyAsync<Exception>(() => abandoned.CopyToAsync(wire));
        Assert.Equal(0, wire.Length);

        await written.CopyToAsync(wire);
        Assert.False(written.Abandon());
        await Assert.ThrowsAnyAsync<Exception>(() => written.CopyToAsync(wire));
        Assert.Equal(3, wire.Length);
    }
}
