using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Tests.Resources.CertificateApplication;

namespace ScmPulumi.Provider.Tests.Resources.Certificates;

/// <summary>R1 to R3: what a Delete of a certificate's application means in this run. The lifecycle tests verify what each call then does.</summary>
public sealed class RunMemoryTests
{
    private const string Id = Applications.Id;

    private readonly RunMemory _memory = new();

    /// <summary>R3: the resource is destroyed, removed from the program, or refreshed (a Diff without a Check).</summary>
    [Fact]
    public void Without_a_check_the_certificate_is_not_declared()
    {
        _memory.Compared("one", Id, replaces: false);
        _memory.Checked("two", certificateId: null, withoutOlds: true);

        Assert.Equal(RunIntent.NotDeclared, _memory.IntentFor(Id));
        Assert.False(_memory.IsChecked("one"));
        Assert.True(_memory.IsChecked("two"));
    }

    /// <summary>R2.</summary>
    [Fact]
    public void Check_wants_the_certificate_and_a_failed_create_is_remembered()
    {
        _memory.Checked("one", Id, withoutOlds: true);
        Assert.Equal(RunIntent.Wanted, _memory.IntentFor(Id));

        _memory.CreateFailed(Id);
        Assert.Equal(RunIntent.CreateFailed, _memory.IntentFor(Id));
    }

    /// <summary>R1.</summary>
    [Fact]
    public void Successful_create_overrides_a_failed_one()
    {
        _memory.Checked("one", Id, withoutOlds: true);
        _memory.CreateFailed(Id);
        _memory.Made(Id);

        Assert.Equal(RunIntent.Made, _memory.IntentFor(Id));
    }

    /// <summary>R1: what the program keeps stays kept, whatever happens later in the run.</summary>
    [Fact]
    public void Nothing_overrides_a_create_and_a_failed_create_does_not_override_a_diff_that_keeps()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.Compared("one", Id, replaces: false);
        _memory.CreateFailed(Id);
        Assert.Equal(RunIntent.KeptByDiff, _memory.IntentFor(Id));

        _memory.Made(Id);
        _memory.Compared("one", Id, replaces: true);
        _memory.Checked("one", Id, withoutOlds: true);
        _memory.CreateFailed(Id);
        Assert.Equal(RunIntent.Made, _memory.IntentFor(Id));
    }

    /// <summary>R2: only a later Diff that finds the application overrides a Create that failed.</summary>
    [Fact]
    public void Failed_create_stays_until_a_diff_keeps()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.CreateFailed(Id);
        _memory.Checked("one", Id, withoutOlds: true);
        _memory.Compared("one", Id, replaces: true);
        Assert.Equal(RunIntent.CreateFailed, _memory.IntentFor(Id));

        _memory.Compared("one", Id, replaces: false);
        Assert.Equal(RunIntent.KeptByDiff, _memory.IntentFor(Id));
    }

    /// <summary>R3: without a Check in this run, a failed Create leaves the certificate undeclared.</summary>
    [Fact]
    public void Failed_create_without_a_check_declares_nothing()
    {
        _memory.CreateFailed(Id);

        Assert.Equal(RunIntent.NotDeclared, _memory.IntentFor(Id));
    }

    /// <summary>R1, R2, P2: the answer of the last Diff is used.</summary>
    [Fact]
    public void Diff_after_a_check_keeps_or_announces()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.Compared("one", Id, replaces: false);
        Assert.Equal(RunIntent.KeptByDiff, _memory.IntentFor(Id));

        _memory.Compared("one", Id, replaces: true);
        Assert.Equal(RunIntent.ReplacementAnnounced, _memory.IntentFor(Id));
    }

    /// <summary>R2, P2: despite the Diff (replaceOnChanges, init errors), the engine replaces, deletes first, and checks again without old inputs.</summary>
    [Fact]
    public void Check_without_old_inputs_takes_back_what_the_diff_kept()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.Compared("one", Id, replaces: false);
        _memory.Checked("one", Id, withoutOlds: true);

        Assert.Equal(RunIntent.ReplacementAnnounced, _memory.IntentFor(Id));
    }

    /// <summary>P2: a create-first replacement is checked without old inputs, too, but no Diff came before.</summary>
    [Fact]
    public void Check_without_old_inputs_and_without_a_diff_announces_nothing()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.Checked("one", Id, withoutOlds: true);

        Assert.Equal(RunIntent.Wanted, _memory.IntentFor(Id));
    }

    /// <summary>R1: a Diff of another URN, or of a URN that wants another certificate now, says nothing about this one.</summary>
    [Fact]
    public void Diff_of_another_declaration_does_not_keep()
    {
        _memory.Checked("one", Id, withoutOlds: true);
        _memory.Checked("two", "scs0000000000002", withoutOlds: false);
        _memory.Compared("two", Id, replaces: false);
        _memory.Compared("three", Id, replaces: false);

        Assert.Equal(RunIntent.Wanted, _memory.IntentFor(Id));
    }

    /// <summary>R3: a resource now wants another certificate than before.</summary>
    [Fact]
    public void Certificate_given_up_by_its_only_resource_is_not_declared()
    {
        _memory.Checked("one", "scs0000000000002", withoutOlds: false);

        Assert.Equal(RunIntent.NotDeclared, _memory.IntentFor(Id));
    }

    /// <summary>C6.</summary>
    [Fact]
    public void Second_declaration_returns_the_first_urn_and_a_repeated_check_returns_null()
    {
        Assert.Null(_memory.Checked("one", Id, withoutOlds: true));
        Assert.Null(_memory.Checked("one", Id, withoutOlds: false));
        Assert.Equal("one", _memory.Checked("two", Id, withoutOlds: true));
        Assert.Null(_memory.Checked("three", "scs0000000000002", withoutOlds: true));
    }

    [Fact]
    public void Another_run_forgets_everything()
    {
        _memory.Checked("one", Id, withoutOlds: false);
        _memory.Compared("one", Id, replaces: true);
        _memory.Made(Id);
        _memory.Foreseen(Id);
        _memory.Forget();

        Assert.Equal((RunIntent.NotDeclared, false), (_memory.IntentFor(Id), _memory.IsChecked("one")));
        Assert.False(_memory.IsForeseen(Id));
        Assert.Null(_memory.Checked("two", Id, withoutOlds: true));
    }
}
