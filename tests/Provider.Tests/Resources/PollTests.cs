using System.Globalization;
using Moq;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Resources;

/// <summary>When <see cref="Poll"/> looks, what it reports in between, and what ends it.</summary>
public sealed class PollTests : IDisposable
{
    private const string Id = "scs1554192131150";

    private readonly Mock<IScmClient> _client = new();
    private readonly WaitingTime _time = new();
    private readonly RecordingLog _log = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Operation _operation;
    private readonly Poll _poll;

    public PollTests()
    {
        _operation = Operations.New(_time, _log, cancelled: _cancel.Token);
        _poll = new Poll(_operation, Operations.Services(_time));
    }

    public void Dispose()
    {
        _operation.Dispose();
        _cancel.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task First_look_is_immediate_and_later_looks_are_less_frequent_and_reported(int inVain)
    {
        Show(Enumerable.Repeat("CHECKING", inVain).Append("ISSUED"));

        Assert.True(await UntilIssuedAsync());

        double[] pauses = inVain == 0 ? [] : [0.25, 0.5, 1, 2, 4, 8, 16, 32, 60, 60];
        Assert.Equal(pauses, _time.Waits);
        Assert.Equal(
            pauses.Select(pause => pause.ToString("0.#", CultureInfo.InvariantCulture)),
            _log.Messages.Select(line => line.Split("next check in ")[1].TrimEnd(' ', 's')));
        Verify(looks: inVain + 1);
    }

    /// <summary>Random parts keep many resources from looking all at once.</summary>
    [Theory]
    [InlineData(0, 0.225)]
    [InlineData(1, 0.275)]
    public async Task Pause_varies_by_at_most_a_tenth(double random, double seconds)
    {
        Show(["CHECKING", "ISSUED"]);

        await UntilIssuedAsync(new Poll(_operation, Operations.Services(_time) with { Random = () => random }));

        Assert.Equal([seconds], _time.Waits);
    }

    /// <summary>A transient failure is reported and remembered until a look succeeds. It does not end the wait.</summary>
    [Fact]
    public async Task Transient_failure_does_not_end_the_wait()
    {
        Show(["Unavailable", "Throttled", "CHECKING", "Unreachable", "ISSUED"]);

        Assert.True(await UntilIssuedAsync());

        Assert.Equal(["Unavailable", "Throttled", "status CHECKING", "Unreachable"], _log.Messages.Select(What));
        Verify(looks: 5);
    }

    [Theory]
    [InlineData(ScmErrorKind.Forbidden)]
    [InlineData(ScmErrorKind.Unauthenticated)]
    [InlineData(ScmErrorKind.Refused)]
    internal async Task Refusal_ends_the_wait(ScmErrorKind refusal)
    {
        Show(["CHECKING", $"{refusal}"]);

        Assert.Equal(refusal, (await Assert.ThrowsAsync<ScmException>(UntilIssuedAsync)).Kind);
        Verify(looks: 2);
    }

    [Theory]
    [InlineData("CHECKING")] // canceled during the pause
    [InlineData("Stopped")] // canceled during the look
    public async Task Cancel_ends_the_wait(string last)
    {
        var paused = _time.StandStillAsync();
        Show([last]);
        var waiting = UntilIssuedAsync();
        if (last == "CHECKING") await paused;
        await _cancel.CancelAsync();

        Assert.False(await waiting);
        Verify(looks: 1);
    }

    private static string What(string line) =>
        Enum.GetNames<ScmErrorKind>().FirstOrDefault(kind => line.Contains($": {kind}.", StringComparison.Ordinal)) ?? line.Split(',')[0];

    /// <summary>Statuses, or kinds of failures. The last one repeats.</summary>
    private void Show(IEnumerable<string> looks)
    {
        var shown = new Queue<string>(looks);
        _client.Setup(client => client.ShowAsync(Id, It.IsAny<Deadline>())).Returns(() =>
        {
            var look = shown.Count > 1 ? shown.Dequeue() : shown.Peek();
            return Enum.TryParse<ScmErrorKind>(look, out var kind)
                ? Task.FromException<Certificate>(Operations.Failure(kind))
                : Task.FromResult(new Certificate { Status = look });
        });
    }

    private Task<bool> UntilIssuedAsync() => UntilIssuedAsync(_poll);

    private Task<bool> UntilIssuedAsync(Poll poll)
    {
        string? status = null;
        return poll.UntilAsync(async _ => (status = (await _client.Object.ShowAsync(Id, _operation.Stop)).Status) == "ISSUED", () => $"status {status}")
            .WaitAsync(WaitingTime.Patience);
    }

    private void Verify(int looks) => _client.Verify(client => client.ShowAsync(Id, It.IsAny<Deadline>()), Times.Exactly(looks));
}
