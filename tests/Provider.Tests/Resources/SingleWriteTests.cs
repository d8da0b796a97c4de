using Moq;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Resources;

/// <summary>S1, S2: a write is always sent once, and its possible outcomes are distinguished.</summary>
public sealed class SingleWriteTests
{
    private const string Id = "scs1554192131150";

    private readonly Mock<IScmClient> _client = new();
    private readonly WaitingTime _time = new();

    /// <summary>What the looks show, one after the other: a status, or the kind of a failure. The last one repeats.</summary>
    public static TheoryData<string?, string, string, int> Outcomes => new()
    {
        { null, "PAID", "Accepted", 0 },
        { "InDoubt", "CHECKING", "FoundAfterDoubt CHECKING", 1 },
        { "InDoubt", "PAID PAID CHECKING", "FoundAfterDoubt CHECKING", 3 },
        { "InDoubt", "UNPASSED", "FoundAfterDoubt UNPASSED", 1 },
        { "InDoubt", "PAID", "Unknown PAID", 4 },
        { "InDoubt", "NEW", "FoundAfterDoubt NEW", 4 },
        { "InDoubt", "NEW PAID", "Unknown PAID", 4 },
        { "InDoubt", "Unavailable", "Unknown - Unavailable", 4 },
        { "InDoubt", "PAID Unavailable", "Unknown PAID Unavailable", 4 },
        { "InDoubt", "Unavailable PAID", "Unknown PAID", 4 },
        { "InDoubt", "Unavailable CHECKING", "FoundAfterDoubt CHECKING", 2 },
        { "InDoubt", "Forbidden", "Unknown - Forbidden", 1 },
        { "InDoubt", "Stopped", "Unknown -", 1 },
        { "Refused", "PAID", "Refused PAID", 1 },
        { "Refused", "CHECKING", "FoundAfterRefusal CHECKING", 1 },
        { "Refused", "UNPASSED", "Refused UNPASSED", 1 },
        { "WrongState", "CHECKING", "FoundAfterRefusal CHECKING", 1 },
        { "Forbidden", "Unavailable", "Refused -", 1 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Write_is_sent_once_and_looks_decide(string? answer, string looks, string expected, int looked)
    {
        Answer(answer is null ? null : Enum.Parse<ScmErrorKind>(answer));
        var shown = new Queue<string>(looks.Split(' '));
        _client.Setup(client => client.ShowAsync(Id, It.IsAny<Deadline>())).Returns(() => Show(shown.Count > 1 ? shown.Dequeue() : shown.Peek()));

        var outcome = await SendAsync();

        var seen = outcome.Result == WriteResult.Accepted ? "" : outcome.Seen?.Status ?? "-";
        Assert.Equal(expected, $"{outcome.Result} {seen} {outcome.Trouble?.Kind}".Trim());
        _client.Verify(client => client.ApplyAsync(Id, It.IsAny<ApplyRequest>(), It.IsAny<Deadline>()), Times.Once);
        _client.Verify(client => client.ShowAsync(Id, It.IsAny<Deadline>()), Times.Exactly(looked));
    }

    /// <summary>S1: nothing reached the service, so there is nothing to look for.</summary>
    [Theory]
    [InlineData(ScmErrorKind.Unreachable)]
    [InlineData(ScmErrorKind.Throttled)]
    [InlineData(ScmErrorKind.Stopped)]
    internal async Task Write_that_was_not_sent_fails_without_a_look(ScmErrorKind answer)
    {
        Answer(answer);

        Assert.Equal(answer, (await Assert.ThrowsAsync<ScmException>(() => SendAsync())).Kind);
        _client.Verify(client => client.ShowAsync(It.IsAny<string>(), It.IsAny<Deadline>()), Times.Never);
    }

    [Fact]
    public async Task Looks_after_a_write_in_doubt_take_30_seconds()
    {
        Answer(ScmErrorKind.InDoubt);
        _client.Setup(client => client.ShowAsync(Id, It.IsAny<Deadline>())).Returns(() => Show("PAID"));

        await SendAsync();

        Assert.Equal(TimeSpan.FromSeconds(30), _time.Passed);
    }

    [Fact]
    public async Task Look_that_fails_after_a_write_in_doubt_is_reported_during_the_wait()
    {
        var log = new RecordingLog();
        Answer(ScmErrorKind.InDoubt);
        _client.SetupSequence(client => client.ShowAsync(Id, It.IsAny<Deadline>()))
            .Returns(() => Show("Unavailable"))
            .Returns(() => Show("CHECKING"));

        Assert.Equal(WriteResult.FoundAfterDoubt, (await SendAsync(log)).Result);

        Assert.Contains("Unavailable", Assert.Single(log.Messages), StringComparison.Ordinal);
    }

    private void Answer(ScmErrorKind? kind)
    {
        var apply = _client.Setup(client => client.ApplyAsync(Id, It.IsAny<ApplyRequest>(), It.IsAny<Deadline>()));
        if (kind is { } failure) apply.ThrowsAsync(Operations.Failure(failure));
        else apply.Returns(Task.CompletedTask);
    }

    private static Task<Certificate> Show(string look) => Enum.TryParse<ScmErrorKind>(look, out var kind)
        ? Task.FromException<Certificate>(Operations.Failure(kind))
        : Task.FromResult(new Certificate { Status = look });

    private async Task<WriteOutcome<Certificate>> SendAsync(RecordingLog? log = null)
    {
        using var operation = Operations.New(_time, log);
        return await new SingleWrite(operation, _time).SendAsync(
            () => _client.Object.ApplyAsync(Id, new ApplyRequest(), operation.Stop),
            async () => await _client.Object.ShowAsync(Id, operation.Stop),
            seen => seen.Status switch
            {
                "PAID" => Evidence.None,
                "NEW" => Evidence.Unclear,
                "UNPASSED" => Evidence.Moved,
                _ => Evidence.Effect,
            }).WaitAsync(WaitingTime.Patience);
    }
}
