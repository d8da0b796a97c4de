using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.State;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>How the processes of one run read each other's files, and which files they leave behind. Each test has its own folder.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private readonly string _runtimeFolder = Directory.CreateTempSubdirectory("scm-").FullName;
    private Scenario _scenario = null!;
    private EngineServer _engine = null!;

    private string Folder => Path.Combine(_runtimeFolder, "pulumi-huaweicloud-scm");

    public async Task InitializeAsync() => (_scenario, _engine) = (await Scenario.StartAsync(), await EngineServer.StartAsync());

    public async Task DisposeAsync()
    {
        await _scenario.DisposeAsync();
        await _engine.DisposeAsync();
        Directory.Delete(_runtimeFolder, recursive: true);
    }

    /// <summary>R1.</summary>
    [Fact]
    public async Task Application_of_one_process_is_not_withdrawn_by_another()
    {
        var (one, two, three) = (await StartAsync(_engine), await StartAsync(_engine), await StartAsync(_engine));
        await CheckAsync(one, "www");
        await CreateAsync(one, "www");

        await DeleteAsync(two);
        await DeleteAsync(three);

        Assert.Equal(["apply"], _scenario.Sent);
        Assert.Equal(2, _engine.Messages.Count(message => message.Severity == "warning"));
    }

    /// <summary>R2: the certificate was issued in the meantime.</summary>
    [Fact]
    public async Task Issued_certificate_that_one_process_wants_is_not_given_up_by_another()
    {
        await ApplyBeforeAsync();
        var (one, two) = (await StartAsync(_engine), await StartAsync(_engine));
        await CheckAsync(one, "www");
        _scenario.Scm.Issue(Scenario.CertificateId);

        Assert.Equal("FailedPrecondition", (await Assert.ThrowsAsync<RpcFailure>(() => DeleteAsync(two))).Code);
    }

    /// <summary>R2.</summary>
    [Fact]
    public async Task Application_that_one_process_could_not_adopt_is_not_withdrawn_by_another()
    {
        await ApplyBeforeAsync();
        var (one, two) = (await StartAsync(_engine), await StartAsync(_engine));
        await CheckAsync(one, "site");
        _scenario.Scm.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));
        await Assert.ThrowsAsync<RpcFailure>(() => CreateAsync(one, "site"));

        var failure = await Assert.ThrowsAsync<RpcFailure>(() => DeleteAsync(two));

        Assert.Equal("FailedPrecondition", failure.Code);
        Assert.Equal(["apply"], _scenario.Sent);
    }

    /// <summary>R3: a destroy during an update of another stack.</summary>
    [Fact]
    public async Task Concurrent_runs_do_not_influence_each_other()
    {
        await using var otherEngine = await EngineServer.StartAsync();
        var (one, other) = (await StartAsync(_engine), await StartAsync(otherEngine));
        await CheckAsync(one, "www");
        await CreateAsync(one, "www");

        await CheckAsync(other, "shop");
        await DeleteAsync(await StartAsync(otherEngine));

        Assert.Equal(["apply", "cancel-cert"], _scenario.Sent);
    }

    [Fact]
    public async Task Files_of_a_killed_process_are_ignored_and_deleted()
    {
        var (killed, other) = (await StartAsync(_engine), await StartAsync(_engine));
        await CheckAsync(other, "other", "scs1554192131151");
        await CheckAsync(killed, "www");
        await CreateAsync(killed, "www");
        Assert.Equal(2, FilesOf(killed).Count());
        killed.Kill();
        await killed.WaitForExitAsync();
        Assert.Equal(2, FilesOf(killed).Count());

        await CheckAsync(other, "shop"); // C6 does not apply
        Assert.Empty(FilesOf(killed));
        await DeleteAsync(await StartAsync(_engine));

        Assert.Equal(["apply", "cancel-cert"], _scenario.Sent);
    }

    [Fact]
    public async Task Next_run_deletes_what_a_killed_process_left()
    {
        var killed = await StartAsync(_engine);
        await CheckAsync(killed, "www");
        killed.Kill();
        await killed.WaitForExitAsync();
        await using var engine = await EngineServer.StartAsync();

        await CheckAsync(await StartAsync(engine), "www");

        Assert.Empty(FilesOf(killed));
    }

    /// <summary>T2.</summary>
    [Fact]
    public async Task Files_contain_only_certificates_urns_and_states_and_are_deleted_when_the_process_ends()
    {
        var process = await StartAsync(_engine);
        await CheckAsync(process, "www");
        await CreateAsync(process, "www");

        var content = string.Concat(FilesOf(process).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.All(content.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(
            @"^((Wanted|Made) scs1554192131150 urn:pulumi:dev::yaml-apply::huaweicloud-scm:index:CertificateApplication::www|Accepted [0-9a-f]{32} )$", line));
        Assert.All(Scenario.Canaries, canary => Assert.DoesNotContain(canary, content, StringComparison.Ordinal));
        Assert.True(await process.ShutDownAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    /// <summary>S4: more than five refusals lock the key.</summary>
    [Fact]
    public async Task Key_that_is_refused_from_the_start_is_tried_once_by_two_providers()
    {
        _scenario.Scm.Switches.KeyDeleted = true;

        await AllRefusedAsync(await StartAsync(_engine), await StartAsync(_engine));

        Assert.Equal(1, Refused());
    }

    /// <summary>S4.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Key_that_is_refused_during_a_run_is_not_locked_by_several_providers_in_this_run_or_the_next(int providers)
    {
        var thisRun = await Task.WhenAll(Enumerable.Range(0, providers).Select(_ => StartAsync(_engine)));
        foreach (var provider in thisRun) await ReadAsync(provider);
        (_scenario.Scm.Switches.KeyDeleted, _scenario.Scm.Switches.HoldRefusals) = (true, true);

        var refused = AllRefusedAsync(thisRun);
        await _scenario.Scm.WhenHeldAsync(4);
        _scenario.Scm.Switches.HoldRefusals = false;
        _scenario.Scm.Release();
        await refused;

        Assert.Equal(4, Refused());
        await using var engine = await EngineServer.StartAsync();
        await AllRefusedAsync(await Task.WhenAll(Enumerable.Range(0, providers).Select(_ => StartAsync(engine))));
        Assert.Equal(5, Refused());
        Assert.DoesNotContain(_scenario.Scm.History, request => request.Authentication == Authentication.Locked);
    }

    /// <summary>S4: the process was killed during its call.</summary>
    [Fact]
    public async Task Process_that_was_killed_does_not_block_others()
    {
        _scenario.Scm.Faults.Next("show", Fault.HangBeforeCommit);
        var (killed, other) = (await StartAsync(_engine), await StartAsync(_engine));
        var call = Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(killed));
        await _scenario.Scm.WhenHeldAsync();
        killed.Kill();
        await call;

        await ReadAsync(other);
    }

    /// <summary>Applies in an earlier run.</summary>
    private async Task ApplyBeforeAsync()
    {
        await using var engine = await EngineServer.StartAsync();
        var process = await StartAsync(engine);
        await CheckAsync(process, "www");
        await CreateAsync(process, "www");
        Assert.True(await process.ShutDownAsync());
    }

    private int Refused() => _scenario.Scm.History.Count(request => request.Authentication == Authentication.Refused);

    private IEnumerable<string> FilesOf(ProviderProcess process) => Directory.EnumerateFiles(Folder, $"*+{process.Id}-*");

    private async Task<ProviderProcess> StartAsync(EngineServer engine)
    {
        var process = await _scenario.StartProviderAsync(engine.Address, [KeyValuePair.Create("XDG_RUNTIME_DIR", (string?)_runtimeFolder)]);
        await _scenario.ConfigureAsync(process.Connection, engine.Address);
        return process;
    }

    private static async Task AllRefusedAsync(params ProviderProcess[] processes)
    {
        var calls = processes.SelectMany(process => Enumerable.Range(0, 10).Select(_ => Assert.ThrowsAsync<RpcFailure>(() => ReadAsync(process))));
        Assert.All(await Task.WhenAll(calls), failure => Assert.Equal("Unauthenticated", failure.Code));
    }

    private static Task<JsonObject> ReadAsync(ProviderProcess process) => process.Connection.CallAsync("Read", new JsonObject
    {
        ["urn"] = Urn("www"),
        ["id"] = Scenario.CertificateId,
        ["properties"] = Program(),
        ["inputs"] = Program(),
    });

    private static async Task CheckAsync(ProviderProcess process, string name, string certificateId = Scenario.CertificateId)
    {
        var answer = await process.Connection.CallAsync("Check", new JsonObject { ["urn"] = Urn(name), ["news"] = Program(certificateId) });
        Assert.Null(answer["failures"]);
    }

    private static Task<JsonObject> CreateAsync(ProviderProcess process, string name) =>
        process.Connection.CallAsync("Create", new JsonObject { ["urn"] = Urn(name), ["properties"] = Program() });

    private static Task<JsonObject> DeleteAsync(ProviderProcess process) => process.Connection.CallAsync("Delete", new JsonObject
    {
        ["urn"] = Urn("former"),
        ["id"] = Scenario.CertificateId,
        ["properties"] = Program(),
        ["oldInputs"] = Program(),
    });

    private static string Urn(string name) => Urns.Of("dev", "yaml-apply", ExampleProgram.Type, name);

    private static JsonObject Program(string certificateId = Scenario.CertificateId) =>
        ExampleProgram.With(("certificateId", certificateId)).Resource(ExampleProgram.Resource).Properties.DeepClone().AsObject();
}
