using ScmPulumi.Fuzz;

namespace ScmPulumi.Provider.Tests.Fuzz;

/// <summary>What becomes of an input that never ends.</summary>
public sealed class FuzzRunTests
{
    [Fact]
    public async Task Input_that_hangs_is_told_apart_and_ends_the_run()
    {
        await using var target = new HangingTarget();
        var run = new FuzzRun(target, seed: 1, TextWriter.Null) { Patience = TimeSpan.FromSeconds(1) };

        await run.TryRandomAsync(inputs: 100);

        Assert.Equal(HangingTarget.Batch, run.Inputs);
        Assert.Equal(2, run.Findings.Count); // the batch, and the one of its inputs
        Assert.All(run.Findings, finding => Assert.Contains("hangs", finding, StringComparison.Ordinal));
    }

    private sealed class HangingTarget : FuzzTarget
    {
        public const int Batch = 3;

        private readonly AutoResetEvent _end = new(initialState: false);
        private byte _made;

        public override string Name => "hanging";

        public override int BatchSize => Batch;

        public override byte[] NewInput(Random random) => [_made++];

        /// <summary>The second input holds its thread, as a parser in a loop does.</summary>
        public override Task TryAsync(byte[] input)
        {
            if (input[0] == 1) _end.WaitOne();
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            _end.Set(); // gives the thread back
            return base.DisposeAsync();
        }
    }
}
