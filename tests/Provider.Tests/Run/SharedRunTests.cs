using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Tests.Run;

/// <summary>What the provider processes of one engine share, and when it is ignored.</summary>
public sealed class SharedRunTests : IDisposable
{
    private const string Id = "scs1554192131150";
    private const string Urn = "urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::www";

    private readonly Processes _processes = new();

    public void Dispose() => _processes.Dispose();

    [Fact]
    public void Last_fact_of_each_other_process_about_a_certificate_applies()
    {
        var (one, two, three) = (_processes.Start(), _processes.Start(), _processes.Start());

        one.Tell(new RunFact(Id, "Wanted", Urn));
        two.Tell(new RunFact("scs0000000000002", "Made", Urn));
        one.Tell(new RunFact(Id, "CreateFailed"));

        Assert.Empty(one.Others(Id));
        Assert.Equal([new RunFact(Id, "CreateFailed")], two.Others(Id));
        Assert.Equal([new RunFact("scs0000000000002", "Made", Urn)], three.Others("scs0000000000002"));
        Assert.Empty(three.Others("scs0000000000003"));
    }

    [Theory]
    [InlineData("127.0.0.1:41234")]
    [InlineData("127.0.0.1:4123")]
    [InlineData("127.0.0.1:412330")]
    [InlineData("[::1]:41233")]
    [InlineData("localhost:41233")]
    [InlineData("127.0.0.1:41233+100-0")]
    [InlineData("../127.0.0.1:41233")]
    [InlineData("*")]
    public void Facts_of_other_engines_are_not_read(string engine)
    {
        var (one, two, other) = (_processes.Start(), _processes.Start(), _processes.Start(engine));

        other.Tell(new RunFact(Id, "Made", Urn));
        one.Tell(new RunFact(Id, "Wanted"));

        Assert.Empty(one.Others(Id));
        Assert.Equal("Wanted", Assert.Single(two.Others(Id)).State);
        Assert.Empty(other.Others(Id));
    }

    /// <summary>An attached process.</summary>
    [Fact]
    public void Process_that_serves_another_engine_is_heard_only_there()
    {
        var (one, here, there) = (_processes.Start(), _processes.Start(), _processes.Start(Processes.OtherEngine));
        one.Tell(new RunFact(Id, "Made", Urn));
        Assert.Single(here.Others(Id));

        one.Begin(Processes.OtherEngine);
        Assert.Empty(here.Others(Id));
        one.Tell(new RunFact(Id, "Wanted"));

        Assert.Empty(here.Others(Id));
        Assert.Equal("Wanted", Assert.Single(there.Others(Id)).State);
    }

    /// <summary>
    /// Many file systems store times in steps of a few milliseconds, so the time of the folder alone does not show a process that has just started.
    /// </summary>
    [Fact]
    public void Facts_of_a_new_process_are_read_and_those_of_an_ended_one_are_not()
    {
        var one = _processes.Start();
        for (var i = 0; i < 300; i++)
        {
            one.Tell(new RunFact(Id, $"Wanted{i}"));
            Assert.Empty(one.Others(Id));
            using var next = _processes.Start();
            next.Tell(new RunFact(Id, $"Made{i}"));

            Assert.Equal($"Made{i}", Assert.Single(one.Others(Id)).State);
        }
    }

    [Fact]
    public void Hundred_processes_share_facts_and_leave_nothing_behind()
    {
        var all = Enumerable.Range(0, 100).Select(_ => _processes.Start()).ToList();
        Parallel.ForEach(all, process => process.Tell(new RunFact(Id, "Made", Urn)));

        Assert.Equal(200, _processes.Files.Length);
        Parallel.ForEach(all, process => Assert.Equal(99, process.Others(Id).Count));

        all.ForEach(process => process.Dispose());
        Assert.Empty(_processes.Files);
    }

    [Theory]
    [InlineData("127.0.0.1%3A41233+99-0")]
    [InlineData("127.0.0.1%3A41233+100-0")] // the system has given the ID of the process again
    [InlineData("127.0.0.1%3A5+99-0")] // of an engine that is gone
    [InlineData("0123456789abcdef0123456789abcdef-3")] // a place for an attempt
    public void Files_of_a_killed_process_are_ignored_and_deleted(string name)
    {
        _processes.Leave(name, $"Made {Id} {Urn}");
        var one = _processes.Start();

        one.Tell(new RunFact(Id, "Wanted"));

        Assert.Empty(one.Others(Id));
        Assert.Equal(["127.0.0.1%3A41233+100-0", "127.0.0.1%3A41233+100-0.lock"], _processes.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Facts_of_a_process_that_is_killed_during_a_run_are_ignored_and_deleted()
    {
        var (one, two) = (_processes.Start(), _processes.Start());
        one.Tell(new RunFact(Id, "Wanted"));
        two.Tell(new RunFact(Id, "CreateFailed"));

        _processes.Leave("127.0.0.1%3A41233+99-0", $"Made {Id} {Urn}");

        Assert.Equal("CreateFailed", Assert.Single(one.Others(Id)).State);
        Assert.DoesNotContain(_processes.Files, name => name.Contains("+99-", StringComparison.Ordinal));
    }

    /// <summary>
    /// A process that checks whether another one is running takes its lock for a moment, perhaps just when the other one is about to take it.
    /// </summary>
    [Fact]
    public void Process_that_is_checked_while_it_takes_its_lock_takes_another()
    {
        RunFolder.TryOpen(_processes.Folder);
        var (one, two) = (_processes.Start(), _processes.Start());
        using var look = FileLock.TryTake(Path.Combine(_processes.Folder, "127.0.0.1%3A41233+100-0"), out _);

        one.Tell(new RunFact(Id, "Made", Urn));

        Assert.Equal("Made", Assert.Single(two.Others(Id)).State);
        Assert.Contains("127.0.0.1%3A41233+100-1", _processes.Files);
    }

    [Fact]
    public async Task Process_that_is_checked_all_the_time_is_heard()
    {
        using var end = new CancellationTokenSource();
        var one = _processes.Start();
        one.Tell(new RunFact(Id, "Wanted"));
        var looking = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!end.IsCancellationRequested) RunFolder.Sweep(_processes.Folder);
        })).ToList();

        for (var i = 0; i < 300; i++)
        {
            using var next = _processes.Start();
            next.Tell(new RunFact(Id, $"Made{i}", Urn));
            Assert.Equal($"Made{i}", Assert.Single(one.Others(Id)).State);
        }

        await end.CancelAsync();
        await Task.WhenAll(looking);
    }

    [Theory]
    [InlineData("urn:pulumi:dev::site::my:index:Site$huaweicloud-scm:index:CertificateApplication::www")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::a name with spaces")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::two::parts")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::网站")]
    [InlineData("urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::\r")]
    public void Any_name_of_a_resource_is_passed_on_unchanged(string urn)
    {
        var (one, two) = (_processes.Start(), _processes.Start());

        one.Tell(new RunFact(Id, "Made", urn));

        Assert.Equal(urn, Assert.Single(two.Others(Id)).Urn);
    }

    [Fact]
    public void Name_with_line_breaks_stays_on_one_line()
    {
        var (one, two) = (_processes.Start(), _processes.Start());

        one.Tell(new RunFact(Id, "Wanted", $"{Urn}\nMade {Id} {Urn}"));

        Assert.Equal("Wanted", Assert.Single(two.Others(Id)).State);
    }
}
