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

    [Theory]
    [InlineData(CredentialKind.Keys, "Access key or secret key is wrong")]
    [InlineData(CredentialKind.TemporaryKeys, "The temporary keys are not accepted: they have expired")]
    [InlineData(CredentialKind.Token, "The IAM token is not accepted: get a new one")]
    public void Refused_credentials_are_told_by_their_kind(object kind, string beginning)
    {
        foreach (var code in new[] { "APIGW.0301", "APIG.0301", "SCM.1000", null })
        {
            var error = Error(ScmErrorKind.Unauthenticated, code) with { Credentials = (CredentialKind)kind };
            Assert.StartsWith(beginning, ScmAdvice.For(error), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("show", "scm:cert:get")]
    [InlineData("list", "scm:cert:list")]
    [InlineData("apply", "scm:cert:apply")]
    [InlineData("apply", "scm:cert:complete")]
    [InlineData("cancel-cert", "scm:cert:cancel")]
    [InlineData("export", "scm:cert:export")]
    public void Missing_permission_names_the_action_to_allow(string operation, string action) =>
        Assert.Contains(action, ScmAdvice.For(Error(ScmErrorKind.Forbidden, "SCM.4002") with { Operation = operation }), StringComparison.Ordinal);

    private static ScmError Error(ScmErrorKind kind, string? code) => new(kind, "apply", "scs0000000000000", "host", 400, code, null, null);
}
