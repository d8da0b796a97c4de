using Microsoft.Extensions.Time.Testing;

namespace ScmPulumi.Provider.Tests.Resources;

public sealed class OperationTests
{
    /// <summary>After Cancel the little time that is left belongs to the answer.</summary>
    [Theory]
    [InlineData(false, "status", "info", "warning")]
    [InlineData(true, "warning")]
    public async Task Canceled_operation_sends_no_status_and_no_information_but_still_warns(bool isCanceled, params string[] sent)
    {
        var log = new RecordingLog();
        using var operation = Operations.New(new FakeTimeProvider(), log, cancelled: new CancellationToken(isCanceled));

        await operation.StatusAsync("status");
        await operation.InfoAsync("info");
        await operation.WarnAsync("warning");

        Assert.Equal(sent, log.Messages);
    }
}
