using System.Text.Json.Nodes;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.Lifecycle;

/// <summary>An expectation of a lifecycle was not met; the message ends with all that the commands printed.</summary>
public sealed class LifecycleException(string message) : Exception(message);

/// <summary>
/// Plays the whole life of one resource: each step is a preview and an update, after which neither a preview nor a refresh may find a change;
/// at the end it is destroyed. No answer may break a rule of the protocol.
/// </summary>
public sealed class LifecycleTest(ProviderTarget provider, string type, string name = "app")
{
    private readonly List<string> _printed = [];

    /// <summary>Provider configuration by key, as in <c>huaweicloud-scm:region</c>.</summary>
    public Dictionary<string, ConfigValue> Config { get; } = [];

    public ResourceOptions Options { get; init; } = new();

    /// <exception cref="LifecycleException">An expectation was not met.</exception>
    public async Task RunAsync(params IReadOnlyList<LifecycleStep> steps)
    {
        var stack = new Stack(provider, "lifecycle");
        foreach (var (key, value) in Config) stack.Config[key] = value;
        foreach (var (step, number) in steps.Select((step, index) => (step, index + 1)))
        {
            if (step.Before is { } before) await before();
            var program = Program(step.Inputs);
            var up = Note($"step {number}: up", await stack.UpAsync(program));
            if (step.Failure is { } failure)
            {
                Expect(!up.Succeeded, $"step {number} was to fail");
                Expect(
                    failure.All(text => up.Text.Contains(text, StringComparison.Ordinal)),
                    $"step {number} does not show all of: {string.Join(" | ", failure)}");
                continue;
            }

            Expect(up.Succeeded, $"step {number} failed");
            ExpectStep(step, number, up, stack);
            ExpectNoChange($"step {number}: preview", await stack.PreviewAsync(program));
            ExpectNoChange($"step {number}: refresh", await stack.RefreshAsync());
            ExpectNoChange($"step {number}: preview after refresh", await stack.PreviewAsync(program));
        }

        var destroy = Note("destroy", await stack.DestroyAsync());
        Expect(destroy.Succeeded, "destroy failed");
        Expect(stack.State.Resources.Count == 0, "destroy left resources in the state");
    }

    private void ExpectStep(LifecycleStep step, int number, RunResult up, Stack stack)
    {
        var changes = up.Changes.Keys.ToList();
        Expect(
            changes.SequenceEqual(step.Change is { } change ? [change] : []),
            $"step {number}: expected {step.Change ?? "no change"}, got {string.Join(", ", changes)}");
        var calls = string.Join(' ', Transcript.Steps(up.Calls));
        Expect(step.Calls is null || step.Calls == calls, $"step {number}: expected {step.Calls}, got {calls}");
        var outputs = Property.RevealAll(stack.State.Find(stack.Urn(type, name))?.Outputs);
        foreach (var (output, expected) in step.Outputs ?? [])
        {
            Expect(
                JsonNode.DeepEquals(outputs?[output], expected),
                $"step {number}: {output} is {outputs?[output]?.ToJsonString() ?? "absent"}, expected {expected?.ToJsonString()}");
        }
    }

    private void ExpectNoChange(string what, RunResult result)
    {
        Note(what, result);
        Expect(result.Succeeded, $"{what} failed");
        Expect(!result.HasChanges, $"{what} finds a change");
    }

    private RunResult Note(string what, RunResult result)
    {
        _printed.Add($"--- {what}\n{result.Text}");
        Expect(result.Violations.Count == 0, $"{what} breaks rules: {string.Join(" | ", result.Violations)}");
        return result;
    }

    private void Expect(bool met, string expectation)
    {
        if (!met) throw new LifecycleException($"{expectation}\n{string.Join('\n', _printed)}");
    }

    private StackProgram Program(JsonObject inputs) =>
        new() { Name = "lifecycle", Resources = [new ResourceDeclaration(name, type, Property.Copy(inputs), null, Options)] };
}
