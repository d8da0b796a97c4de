using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Parsers;

namespace ScmPulumi.Provider.Tests.Fuzz;

/// <summary>T3: every input yields a result or a reason. Inputs are past failures and the same random ones in every run; `make fuzz` tries others.</summary>
public sealed class FuzzTests
{
    private const int Seed = 1;

    [Fact]
    public Task Answers_of_any_bytes_are_a_result_or_a_typed_error() => BreaksNothingAsync(new AnswerTarget(), inputs: 160);

    /// <summary>House rule 3: no exception for bad input.</summary>
    [Fact]
    public Task Damaged_requests_are_a_finding_never_an_exception() => BreaksNothingAsync(new CsrTarget(), inputs: 5000);

    [Fact]
    public Task Texts_of_any_kind_are_judged_and_normalised_once() => BreaksNothingAsync(new TextTarget(), inputs: 1000);

    private static async Task BreaksNothingAsync(FuzzTarget target, int inputs)
    {
        await using var _ = target;
        var run = new FuzzRun(target, Seed, TextWriter.Null);

        await run.TryCorpusAsync();
        await run.TryRandomAsync(inputs);

        Assert.Empty(run.Findings);
    }
}
