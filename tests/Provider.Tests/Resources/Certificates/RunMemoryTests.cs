using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Resources.Certificates;

/// <summary>R1 to R3: what a Delete of a certificate's application means in this run. The lifecycle tests verify what each call then does.</summary>
public sealed class RunMemoryTests
{
    private const string Id = Applications.Id;
    private const string Other = "scs0000000000002";

    private readonly RunMemory _memory = new(Operations.Alone());

    /// <summary>
    /// What happened to a resource that wants this certificate, and what it means. "new" is a Check without old inputs, "check" one with them, "keep" and
    /// "replace" are answers of Diff, "failed" and "made" are outcomes of Create.
    /// </summary>
    [Theory]
    [InlineData("", "NotDeclared")]
    [InlineData("keep", "NotDeclared")] // R3: destroyed, removed from the program, or refreshed (a Diff without a Check)
    [InlineData("failed", "NotDeclared")] // R3
    [InlineData("new", "Wanted")]
    [InlineData("check", "Wanted")]
    [InlineData("check new", "Wanted")] // P2: a create-first replacement is checked without old inputs, too, but no Diff came before
    [InlineData("new failed", "CreateFailed")] // R2
    [InlineData("new failed made", "Made")] // R1
    [InlineData("check keep", "KeptByDiff")] // R1, R2, P2: the answer of the last Diff is used
    [InlineData("check keep replace", "ReplacementAnnounced")]
    [InlineData("check keep new", "ReplacementAnnounced")] // R2, P2: despite the Diff (replaceOnChanges, init errors) the engine replaces, and deletes first
    [InlineData("check keep failed", "KeptByDiff")] // R1: an application that Diff kept stays kept for the rest of the run
    [InlineData("check keep failed made replace new failed", "Made")]
    [InlineData("check failed new replace", "CreateFailed")] // R2: only a later Diff that finds the application overrides a Create that failed
    [InlineData("check failed new replace keep", "KeptByDiff")]
    public void Events_of_a_run_determine_its_intent(string events, string intent)
    {
        foreach (var happened in events.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Tell(happened);

        Assert.Equal(intent, $"{_memory.IntentFor(Id)}");
        Assert.Equal(events.Contains("new", StringComparison.Ordinal) || events.Contains("check", StringComparison.Ordinal), _memory.IsChecked("one"));
    }

    /// <summary>D5: what is found then is not compared, because SCM does not show every field.</summary>
    [Theory]
    [InlineData("new", false)]
    [InlineData("check keep", false)]
    [InlineData("check replace", true)]
    [InlineData("check keep new", true)]
    [InlineData("check replace new failed", true)] // a hook may ask for another attempt
    [InlineData("check replace new failed failed", true)]
    [InlineData("new failed", false)]
    [InlineData("check replace new made", false)]
    [InlineData("check replace keep", false)]
    public void Create_must_find_no_application_once_its_replacement_was_announced(string events, bool isReplacing)
    {
        foreach (var happened in events.Split(' ')) Tell(happened);

        Assert.Equal(isReplacing, _memory.IsReplacing(Id));
    }

    /// <summary>R1: a Diff of another URN, or of a URN that now declares another certificate, says nothing about this one.</summary>
    [Fact]
    public void Diff_of_another_declaration_does_not_keep()
    {
        _memory.Checked("one", Id, withoutOlds: true);
        _memory.Checked("two", Other, withoutOlds: false);
        _memory.Compared("two", Id, replaces: false, deletesFirst: true);
        _memory.Compared("three", Id, replaces: false, deletesFirst: true);

        Assert.Equal(RunIntent.Wanted, _memory.IntentFor(Id));
    }

    /// <summary>R3: a resource now wants another certificate than before, or one that is not known yet.</summary>
    [Theory]
    [InlineData(Other)]
    [InlineData(null)]
    public void Certificate_given_up_by_its_only_resource_is_not_declared(string? wanted)
    {
        _memory.Compared("one", Id, replaces: false, deletesFirst: true);
        _memory.Checked("one", wanted, withoutOlds: false);

        Assert.Equal((RunIntent.NotDeclared, true), (_memory.IntentFor(Id), _memory.IsChecked("one")));
    }

    /// <summary>D9: the engine deletes what depends on the application next, so only this Check can still say that it will fail.</summary>
    [Theory]
    [InlineData("keep", true, true)]
    [InlineData("keep", false, false)] // D5: the Create comes first, and reports that itself
    [InlineData("replace", true, false)] // the Diff has looked
    [InlineData("made", true, false)] // R1
    [InlineData("", true, false)] // taint: no Diff came before
    public void Second_check_announces_a_delete_that_no_diff_asked_for(string before, bool deletesFirst, bool announces)
    {
        _memory.Checked("one", Id, withoutOlds: false);
        if (before == "made") _memory.Made(Id);
        if (before is "keep" or "replace") _memory.Compared("one", Id, replaces: before == "replace", deletesFirst);

        Assert.Equal(announces, _memory.Checked("one", Id, withoutOlds: true).AnnouncesDelete);
        Assert.False(_memory.Checked("one", Id, withoutOlds: true).AnnouncesDelete);
    }

    /// <summary>C6.</summary>
    [Fact]
    public void Second_declaration_returns_the_first_urn_and_a_repeated_check_returns_null()
    {
        Assert.Null(_memory.Checked("one", Id, withoutOlds: true).OtherUrn);
        Assert.Null(_memory.Checked("one", Id, withoutOlds: false).OtherUrn);
        Assert.Equal("one", _memory.Checked("two", Id, withoutOlds: true).OtherUrn);
        Assert.Null(_memory.Checked("three", Other, withoutOlds: true).OtherUrn);
    }

    [Fact]
    public void Another_run_forgets_everything()
    {
        foreach (var happened in new[] { "check", "replace", "made" }) Tell(happened);
        _memory.Foreseen(Id);
        _memory.Forget();

        Assert.Equal((RunIntent.NotDeclared, false), (_memory.IntentFor(Id), _memory.IsChecked("one")));
        Assert.False(_memory.IsForeseen(Id));
        Assert.Null(_memory.Checked("two", Id, withoutOlds: true).OtherUrn);
    }

    private void Tell(string happened)
    {
        if (happened is "new" or "check") _memory.Checked("one", Id, withoutOlds: happened == "new");
        else if (happened is "keep" or "replace") _memory.Compared("one", Id, replaces: happened == "replace", deletesFirst: true);
        else if (happened == "failed") _memory.CreateFailed(Id);
        else _memory.Made(Id);
    }
}
