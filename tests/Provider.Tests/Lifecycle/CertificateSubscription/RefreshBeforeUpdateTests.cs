using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateSubscription;

/// <summary>N3: the engine drops the flag at the first answer without it.</summary>
public sealed class RefreshBeforeUpdateTests : SubscriptionFixture
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_response_asks_a_capable_engine_to_refresh_before_the_next_update(bool canRefresh)
    {
        CanRefreshBeforeUpdate = canRefresh;
        await BeginRunAsync();
        var id = Buy();
        var inputs = new JsonObject { ["certificateId"] = id };
        var state = (await CreateSubscriptionAsync(id)).Outputs;
        var read = new JsonObject { ["urn"] = Urn, ["id"] = id, ["properties"] = state.DeepClone(), ["inputs"] = inputs.DeepClone() };

        var answers = new List<JsonObject>
        {
            await CallAsync("Create", new JsonObject { ["urn"] = Urn, ["properties"] = inputs.DeepClone(), ["preview"] = true }),
            await CallAsync("Create", new JsonObject { ["urn"] = Urn, ["properties"] = inputs.DeepClone() }),
            await CallAsync("Read", read),
            await CallAsync("Read", new JsonObject { ["urn"] = Urn, ["id"] = id }),
            await CallAsync("Update", new JsonObject
            {
                ["urn"] = Urn, ["id"] = id, ["olds"] = state.DeepClone(), ["oldInputs"] = inputs.DeepClone(), ["news"] = inputs.DeepClone(),
            }),
        };
        await BeginRunAsync(accessKey: null);
        answers.Add(await CallAsync("Read", read)); // the old state

        Assert.All(answers, answer => Assert.Equal(canRefresh, (bool?)answer["refreshBeforeUpdate"] ?? false));
    }

    [Fact]
    public async Task No_other_resource_asks_for_it()
    {
        var application = await CallAsync("Create", new JsonObject { ["urn"] = EngineCalls.Urn("app"), ["properties"] = Programs.Program(CertificateId) });
        var validation = await CallAsync("Create", new JsonObject
        {
            ["urn"] = EngineCalls.ValidationUrn, ["properties"] = new JsonObject { ["certificateId"] = AddApplied("ISSUED") },
        });

        Assert.All([application, validation], answer => Assert.Null(answer["refreshBeforeUpdate"]));
    }
}
