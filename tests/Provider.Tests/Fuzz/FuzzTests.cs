using ScmPulumi.Fuzz;
using ScmPulumi.Fuzz.Parsers;

namespace ScmPulumi.Provider.Tests.Fuzz;

/// <summary>T3: every input yields a result or a reason. Inputs are past failures and the same random ones in every run; `make fuzz` tries others.</summary>
public sealed class FuzzTests
{
    [Fact]
    public async Task Answers_of_any_bytes_are_a_result_or_a_typed_error() => Assert.Empty(await FuzzRun.FindingsAsync(new AnswerTarget(), inputs: 160));

    /// <summary>House rule 3: no exception for bad input.</summary>
    [Fact]
    public async Task Damaged_requests_are_findings_and_not_exceptions() => Assert.Empty(await FuzzRun.FindingsAsync(new CsrTarget(), inputs: 5000));

    [Fact]
    public async Task Names_of_any_letters_have_one_normal_form_or_a_reason() => Assert.Empty(await FuzzRun.FindingsAsync(new NameTarget(), inputs: 3000));

    [Fact]
    public async Task Normalization_of_any_string_is_idempotent() => Assert.Empty(await FuzzRun.FindingsAsync(new TextTarget(), inputs: 1000));
}
