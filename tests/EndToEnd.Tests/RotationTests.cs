using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The program <c>examples/yaml-rotation</c> (N4): the program stays the same while the clock advances.</summary>
public sealed class RotationTests
{
    private static readonly StackProgram Program = ExampleProgram.Rotating;

    [Fact]
    public async Task Two_renewals_take_two_updates_each()
    {
        await using var scenario = await Scenario.StartAsync(Purchase.Seed);
        var stack = await scenario.IssuedAsync();
        await stack.PreviewAsync(Program).ChangesNothingAsync();

        var id = Scenario.CertificateId;
        for (var renewal = 0; renewal < 2; renewal++)
        {
            var next = scenario.Renewed(id);
            var record = scenario.Scm.Certificate(next).Records[0].Value;
            await ChangesAsync(stack, "www", record); // N6: the preview shows the new record
            Assert.Equal((next, id, id), scenario.Ids(stack));
            await stack.UpAsync(Program).ChangesNothingAsync(); // while it is under review

            scenario.Scm.PublishRecords(next);
            await ChangesAsync(stack, "issued", next);
            Assert.Equal((next, next, next), scenario.Ids(stack));
            await stack.UpAsync(Program).ChangesNothingAsync();
            id = next;
        }

        scenario.Scm.AdvanceClock(TimeSpan.FromDays(26));
        Assert.Equal(CertificateStatus.Expired, scenario.Status);
        await stack.UpAsync(Program).ChangesNothingAsync();
        Assert.Empty(scenario.Sent);
    }

    /// <summary>A preview and the update after it replace this resource only, and the preview shows the new value.</summary>
    private static async Task ChangesAsync(Stack stack, string resource, string news)
    {
        var up = await stack.UpAsync(Program).SucceedsAsync();

        Assert.Equal([KeyValuePair.Create("replace", 1)], up.Changes);
        Assert.Contains(news, up.Text[..up.Text.IndexOf("Updating", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain(up.Messages, message => message.Severity == "warning");
        string[] expected = [$"Create(preview) {resource}", $"Create {resource}", $"Delete {resource}"];
        Assert.Equal(expected, up.Calls.Where(call => call.Method is "Create" or "Update" or "Delete").Select(Describe));

        static string Describe(ProviderCall call) =>
            $"{call.Method}{((bool?)call.Request["preview"] == true ? "(preview)" : "")} {call.Request["name"]}";
    }
}
