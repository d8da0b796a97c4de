using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S6: every error ends with what to do.</summary>
public sealed class ScmAdviceTests
{
    [Fact]
    public void Every_kind_has_one_sentence_for_a_code_that_nobody_knows()
    {
        foreach (var kind in Enum.GetValues<ScmErrorKind>())
        {
            var advice = ScmAdvice.For(Error(kind, "XYZ.1234"));
            Assert.Matches("^[A-Z][^.]+\\.$", advice);
        }
    }

    [Theory]
    [InlineData("SCM.0015", "Number or kind of the domain names does not fit")]
    [InlineData("SCM.1009", "The account is restricted")]
    [InlineData("APIGW.0301", "Check the keys or the token")]
    [InlineData("APIGW.0307", "The token has expired")]
    [InlineData("APIG.0307", "The token has expired")]
    public void Known_code_has_its_own_advice(string code, string beginning) =>
        Assert.StartsWith(beginning, ScmAdvice.For(Error(ScmErrorKind.Refused, code)), StringComparison.Ordinal);

    [Fact]
    public void Doubt_outweighs_the_code() =>
        Assert.StartsWith("Whether it took effect is not known", ScmAdvice.For(Error(ScmErrorKind.InDoubt, "SCM.0016")), StringComparison.Ordinal);

    [Theory]
    [InlineData("apply", "PAID")]
    [InlineData("cancel-cert", "under review")]
    public void Wrong_state_names_the_state_that_the_operation_needs(string operation, string state) =>
        Assert.Contains(state, ScmAdvice.For(Error(ScmErrorKind.WrongState, "SCM.0010") with { Operation = operation }), StringComparison.Ordinal);

    private static ScmError Error(ScmErrorKind kind, string code) => new(kind, "apply", "scs0000000000000", "host", 400, code, null, null);
}
