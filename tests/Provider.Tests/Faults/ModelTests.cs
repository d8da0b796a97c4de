using CsCheck;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>
/// Compares random lifecycles of a stack, with and without faults, to a model. They are the same in every run. A failing test prints the lifecycle.
/// </summary>
public sealed class ModelTests
{
    private const int Lives = 60;
    private const int LongestLife = 12;

    private static readonly Gen<Command> Commands = Gen.Frequency(
        (8, Gen.Const(Command.Up)), (3, Gen.Const(Command.Refresh)), (2, Gen.Const(Command.Import)),
        (1, Gen.Const(Command.Empty)), (1, Gen.Const(Command.Destroy)),
        (6, Gen.OneOf(
            Command.Apply, Command.Withdraw, Command.Reject, Command.Issue, Command.Revoke, Command.Expire, Command.CancelPrivacy, Command.ReverseRecords)));

    private static readonly Gen<Step> Steps = Gen.Select(
        Commands, Gen.OneOf("app", "site"), Gen.Int[0, World.Certificates - 1], Gen.OneOf("x.example.com", "y.example.com"), Gen.Bool, Gen.Bool,
        (command, name, certificate, domain, onBadDay, skipPreview) => new Step(command, name, certificate, domain, onBadDay, skipPreview));

    [Fact]
    public Task Random_lifecycles_of_a_stack_agree_with_the_model() =>
        Gen.Select(Steps.Array[1, LongestLife], Gen.Int[0, int.MaxValue]).AssertForAllAsync(
            life => World.LiveAsync(life.Item1, life.Item2), Lives, life => $"emulator seed {life.Item2}\n{string.Join('\n', life.Item1.AsEnumerable())}");
}
