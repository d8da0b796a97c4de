using ScmPulumi.Provider.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>R1 to R3: what a Delete of a certificate's application means in this run. What each call then does is proven by the lifecycle tests.</summary>
public sealed class RunMemoryTests
{
    private const string Id = Applications.Id;

    private readonly RunMemory _memory = new();

    /// <summary>R3: destroy, removed from the program, refresh (a Diff without a Check).</summary>
    [Fact]
    public void Without_a_check_the_certificate_is_not_declared()
    {
        _memory.Compared("one", Id, replaces: false);
        _memory.Checked("two", certificateId: null, anew: true);

        Assert.Equal(Intention.NotDeclared, _memory.IntentionFor(Id));
        Assert.False(_memory.IsChecked("one"));
        Assert.True(_memory.IsChecked("two"));
    }

    /// <summary>R2.</summary>
    [Fact]
    public void Check_wants_the_certificate_and_a_failed_create_is_remembered()
    {
        _memory.Checked("one", Id, anew: true);
        Assert.Equal(Intention.Wanted, _memory.IntentionFor(Id));

        _memory.CreateFailed(Id);
        Assert.Equal(Intention.CreateFailed, _memory.IntentionFor(Id));
    }

    /// <summary>R1.</summary>
    [Fact]
    public void Create_keeps_also_after_one_that_failed()
    {
        _memory.Checked("one", Id, anew: true);
        _memory.CreateFailed(Id);
        _memory.Made(Id);

        Assert.Equal(Intention.Kept, _memory.IntentionFor(Id));
    }

    /// <summary>R1, R2 and announced: the answer of the last Diff counts.</summary>
    [Fact]
    public void Diff_after_a_check_keeps_or_announces()
    {
        _memory.Checked("one", Id, anew: false);
        _memory.Compared("one", Id, replaces: false);
        Assert.Equal((Intention.Kept, false), (_memory.IntentionFor(Id), _memory.IsReplacementAnnounced(Id)));

        _memory.Compared("one", Id, replaces: true);
        Assert.Equal((Intention.Wanted, true), (_memory.IntentionFor(Id), _memory.IsReplacementAnnounced(Id)));
    }

    /// <summary>R2, P2: the engine replaces in spite of the Diff (replaceOnChanges, init errors), delete-first, and checks anew before.</summary>
    [Fact]
    public void Check_anew_takes_back_what_the_diff_kept()
    {
        _memory.Checked("one", Id, anew: false);
        _memory.Compared("one", Id, replaces: false);
        _memory.Checked("one", Id, anew: true);

        Assert.Equal((Intention.Wanted, true), (_memory.IntentionFor(Id), _memory.IsReplacementAnnounced(Id)));
    }

    /// <summary>P2: a create-first replacement is checked anew, too, but no Diff came before.</summary>
    [Fact]
    public void Check_anew_without_a_diff_announces_nothing()
    {
        _memory.Checked("one", Id, anew: false);
        _memory.Checked("one", Id, anew: true);

        Assert.False(_memory.IsReplacementAnnounced(Id));
    }

    /// <summary>R1: a Diff of another URN, or of a URN that wants another certificate now, says nothing of this one.</summary>
    [Fact]
    public void Diff_of_another_declaration_does_not_keep()
    {
        _memory.Checked("one", Id, anew: true);
        _memory.Checked("two", "scs0000000000002", anew: false);
        _memory.Compared("two", Id, replaces: false);
        _memory.Compared("three", Id, replaces: false);

        Assert.Equal(Intention.Wanted, _memory.IntentionFor(Id));
    }

    /// <summary>R3: the certificate that a resource had before, when it wants another one now.</summary>
    [Fact]
    public void Certificate_given_up_by_its_only_resource_is_not_declared()
    {
        _memory.Checked("one", "scs0000000000002", anew: false);

        Assert.Equal(Intention.NotDeclared, _memory.IntentionFor(Id));
    }

    /// <summary>C6.</summary>
    [Fact]
    public void Second_declaration_is_told_the_first_and_the_same_one_is_not()
    {
        Assert.Null(_memory.Checked("one", Id, anew: true));
        Assert.Null(_memory.Checked("one", Id, anew: false));
        Assert.Equal("one", _memory.Checked("two", Id, anew: true));
        Assert.Null(_memory.Checked("three", "scs0000000000002", anew: true));
    }

    [Fact]
    public void Another_run_forgets_everything()
    {
        _memory.Checked("one", Id, anew: false);
        _memory.Compared("one", Id, replaces: true);
        _memory.Made(Id);
        _memory.Foreseen(Id);
        _memory.Forget();

        Assert.Equal((Intention.NotDeclared, false, false), (_memory.IntentionFor(Id), _memory.IsReplacementAnnounced(Id), _memory.IsChecked("one")));
        Assert.False(_memory.IsForeseen(Id));
        Assert.Null(_memory.Checked("two", Id, anew: true));
    }
}
