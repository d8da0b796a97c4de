using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Tests.Run;

/// <summary>
/// R1 to R3 and C6 for the processes of one run: what another one wants can only stop a withdrawal, or report a certificate that is declared twice.
/// </summary>
public sealed class SharedIntentTests : IDisposable
{
    private const string Id = "scs1554192131150";
    private const string Other = "scs0000000000002";

    private readonly Processes _processes = new();

    public void Dispose() => _processes.Dispose();

    /// <summary>What happened in this process, what happened in the other one, and what a Delete in this one goes by.</summary>
    [Theory]
    [InlineData("", "", "NotDeclared")] // R3
    [InlineData("", "new", "Wanted")] // R2
    [InlineData("", "check", "Wanted")]
    [InlineData("", "check replace", "Wanted")] // the other one deletes first, in this process
    [InlineData("", "check keep new", "Wanted")]
    [InlineData("", "new failed", "CreateFailed")] // R2
    [InlineData("", "check keep", "KeptByDiff")] // R1
    [InlineData("", "new made", "Made")]
    [InlineData("", "new failed made", "Made")]
    [InlineData("", "new foreseen", "Wanted")]
    [InlineData("check replace", "", "ReplacementAnnounced")]
    [InlineData("check replace", "moved new", "ReplacementAnnounced")]
    [InlineData("check replace", "moved new failed", "CreateFailed")]
    [InlineData("new failed", "moved new made", "Made")]
    [InlineData("new made", "moved new failed", "Made")]
    [InlineData("check keep", "moved check replace", "KeptByDiff")]
    public void Delete_respects_the_intent_of_every_process_of_the_run(string here, string there, string intent)
    {
        var (one, two) = (Start(), Start());
        Tell(one, here);
        Tell(two, there, there.StartsWith("moved", StringComparison.Ordinal) || here.Length == 0 ? "one" : "two");

        Assert.Equal(intent, $"{one.IntentForDelete(Id)}");
        Assert.Equal("NotDeclared", $"{one.IntentForDelete(Other)}");
    }

    /// <summary>Create and its preview go by what this process has seen of the replacement.</summary>
    [Fact]
    public void Replacement_that_another_process_has_announced_is_not_announced_here()
    {
        var (one, two) = (Start(), Start());
        Tell(two, "check replace foreseen");

        Assert.Equal((RunIntent.NotDeclared, false), (one.IntentFor(Id), one.IsForeseen(Id)));
    }

    [Fact]
    public void Second_resource_with_a_certificate_of_another_process_is_refused_with_the_name_of_the_first()
    {
        var (one, two, three) = (Start(), Start(), Start());
        Assert.Null(one.Checked("one", Id, withoutOlds: true).OtherUrn);

        Assert.Equal("one", two.Checked("two", Id, withoutOlds: true).OtherUrn); // C6
        Assert.Equal("one", three.Checked("three", Id, withoutOlds: false).OtherUrn);
        Assert.Null(one.Checked("one", Id, withoutOlds: true).OtherUrn);
        Assert.Null(two.Checked("two", Other, withoutOlds: true).OtherUrn);
        Assert.Equal(RunIntent.Wanted, two.IntentForDelete(Id));
    }

    /// <summary>Neither knows of the other when it begins, so both may report it, but never none.</summary>
    [Fact]
    public async Task Two_resources_that_are_checked_at_the_same_time_are_not_both_accepted()
    {
        var (one, two) = (Start(), Start());
        for (var i = 0; i < 200; i++)
        {
            var id = $"scs{i:0000000000000}";
            using var together = new Barrier(2);

            var others = await Task.WhenAll(Check(one, "one"), Check(two, "two"));

            Assert.NotEmpty(others.OfType<string>());

            Task<string?> Check(RunMemory process, string urn) => Task.Run(() =>
            {
                together.SignalAndWait();
                return process.Checked(urn, id, withoutOlds: true).OtherUrn;
            });
        }
    }

    [Fact]
    public void Resource_that_moves_to_another_process_is_not_a_second_one()
    {
        var (one, two) = (Start(), Start());
        one.Checked("a\nname", Id, withoutOlds: false);

        Assert.Null(two.Checked("a\nname", Id, withoutOlds: true).OtherUrn);
    }

    [Theory]
    [InlineData(Other)]
    [InlineData(null)]
    public void Certificate_that_its_resource_gave_up_is_free_for_another_process(string? instead)
    {
        var (one, two) = (Start(), Start());
        one.Checked("one", Id, withoutOlds: false);
        one.Checked("one", instead, withoutOlds: false);

        Assert.Null(two.Checked("two", Id, withoutOlds: true).OtherUrn);
    }

    [Fact]
    public void Process_that_has_ended_no_longer_declares_anything()
    {
        var ended = _processes.Start();
        new RunMemory(ended).Checked("one", Id, withoutOlds: true);
        ended.Dispose();

        Assert.Null(Start().Checked("two", Id, withoutOlds: true).OtherUrn);
    }

    /// <summary>T2: a value that was pasted into the wrong property does not reach the disk.</summary>
    [Theory]
    [InlineData("13800000000")]
    [InlineData("emily@example.com")]
    [InlineData("CANARYACCESSKEY00000")]
    [InlineData("a secret of words")]
    [InlineData("scs1554192131150\nMade")]
    public void String_that_is_not_an_id_is_not_written(string pasted)
    {
        var one = Start();
        one.Checked("urn", pasted, withoutOlds: true);
        one.Checked("urn", Id, withoutOlds: true);
        one.Made(Id);

        var lines = _processes.Files.Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .SelectMany(name => File.ReadAllLines(Path.Combine(_processes.Folder, name)));
        Assert.Equal([$"Wanted {Id} urn", $"Made {Id} urn"], lines);
    }

    private RunMemory Start() => new(_processes.Start());

    private static void Tell(RunMemory process, string events, string urn = "one")
    {
        foreach (var happened in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (happened)
            {
                case "new" or "check":
                    process.Checked(urn, Id, withoutOlds: happened == "new");
                    break;
                case "keep" or "replace":
                    process.Compared(urn, Id, replaces: happened == "replace", deletesFirst: true);
                    break;
                case "failed":
                    process.CreateFailed(Id);
                    break;
                case "made":
                    process.Made(Id);
                    break;
                case "foreseen":
                    process.Foreseen(Id);
                    break;
            }
        }
    }
}
