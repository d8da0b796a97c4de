using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// T4: the provider is killed during a rotation, at each of its requests. The next run finishes the rotation, and no run applies or withdraws.
/// </summary>
public sealed class RotationCrashTests
{
    private static readonly StackProgram Program = ExampleProgram.Rotating;

    /// <summary>
    /// The update that adopts the renewal: the search for it, the adoption, the export of the old certificate, and the Delete of the old resource.
    /// </summary>
    [Theory]
    [InlineData("show", 1)]
    [InlineData("list-by-tag", 1)]
    [InlineData("list-by-tag", 2)]
    [InlineData("show", 2)]
    [InlineData("show", 3)]
    [InlineData("show", 4)]
    [InlineData("export", 1)]
    [InlineData("show", 5)]
    public async Task Killed_in_the_first_update(string operation, int call)
    {
        await using var scenario = await Scenario.StartAsync(Purchase.Seed);
        var stack = await scenario.IssuedAsync();
        var next = scenario.Renewed(Scenario.CertificateId);

        await KillAsync(scenario, stack, Program, operation, call);
        await stack.UpAsync(Program, skipPreview: true).SucceedsAsync();

        Assert.Equal((next, Scenario.CertificateId, Scenario.CertificateId), scenario.Ids(stack));
        Assert.DoesNotContain(stack.State.Resources, resource => resource.Delete);
        await stack.UpAsync(Program).ChangesNothingAsync();
        Assert.Empty(scenario.Sent);
    }

    /// <summary>
    /// R4: a program that goes back to the purchased ID is killed in the Delete of the renewal's application. The next run keeps that application.
    /// </summary>
    [Fact]
    public async Task Killed_in_the_delete_of_a_program_that_goes_back()
    {
        await using var scenario = await Scenario.StartAsync(Purchase.Seed);
        var stack = await scenario.IssuedAsync();
        var next = scenario.Renewed(Scenario.CertificateId);
        await stack.UpAsync(Program, skipPreview: true).SucceedsAsync();
        var literal = Program.With(("certificateId", Scenario.CertificateId));

        await KillAsync(scenario, stack, literal, "show", 5);
        Assert.Single(stack.State.Resources, resource => resource is { Delete: true, Name: "www" } && resource.Id == next);
        await stack.UpAsync(literal, skipPreview: true).SucceedsAsync();

        Assert.Equal(CertificateStatus.CheckingDomain, scenario.Scm.Certificate(next).Status);
        Assert.Equal(Scenario.CertificateId, scenario.Ids(stack).Application);
        await stack.UpAsync(literal).ChangesNothingAsync();
        Assert.Empty(scenario.Sent);
    }

    private static async Task KillAsync(Scenario scenario, Stack stack, StackProgram program, string operation, int call)
    {
        var sessions = new List<ProviderSession>();
        stack.SessionOpened = sessions.Add;
        scenario.Scm.Faults.Nth(operation, call, Fault.HangBeforeCommit);
        var running = stack.UpAsync(program, skipPreview: true);
        await scenario.Scm.WhenHeldAsync();
        foreach (var session in sessions) session.Process!.Kill();
        Assert.False((await running).Succeeded);
        stack.SessionOpened = null;
        scenario.Scm.Faults.Clear();
    }
}
