using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>S1 to S6, M3, M4, T2: every fault in every operation ends as the table says, and never with a second application or deployment.</summary>
public sealed class FaultMatrixTests(FaultMatrix matrix) : ProviderFixture, IClassFixture<FaultMatrix>
{
    [Theory]
    [MemberData(nameof(FaultMatrix.Cells), MemberType = typeof(FaultMatrix))]
    public async Task Fault_has_the_documented_outcome(string fault, string column)
    {
        var outcome = await new Trials(this).RunAsync(fault, column);

        matrix.Saw(fault, column, outcome);
        Assert.Equal(FaultMatrix.Outcome(fault, column), outcome);
    }

    [Fact]
    public void Table_describes_only_what_is_tested() =>
        Assert.Empty(FaultMatrix.Filled.Except(FaultMatrix.Cells.Select(cell => ((string)cell[0], (string)cell[1]))));
}
