using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// <c>ignoreChanges</c> and <c>replaceOnChanges</c>: calls in the order in which the real engine was seen to make them
/// (recorded in tests/Engine/Traces, options 02 and 03, replace-on-changes 01 and 02).
/// </summary>
public sealed class OptionsTests : ProviderFixture
{
    /// <summary>The first Check gets the old value from the engine; on a replacement the second one gets the program's own, which is applied for.</summary>
    [Fact]
    public async Task Ignored_property_is_no_change_beside_one_that_is_and_its_new_value_is_applied_for_by_the_replacement()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var changed = Program(CertificateId).With("applicantName", "Li Si");
        var diff = await this.DiffAsync(old, await this.CheckAsync(changed, old), ignoreChanges: ["domain"]);
        var (path, change) = Assert.Single(diff["detailedDiff"]!.AsObject());
        Assert.Equal(("applicantName", "UPDATE_REPLACE", true), (path, (string?)change!["kind"], (bool?)change["inputDiff"]));
        Assert.True((bool?)diff["deleteBeforeReplace"]); // D5
        var inputs = await this.CheckAsync(changed.With("domain", "new.example.com"));
        await this.CreateAsync(inputs, preview: true);
        Assert.Empty(Warnings);

        await this.DeleteAsync(old);
        var created = await this.CreateAsync(inputs);

        Assert.Equal(["new.example.com"], created.Texts("domainNames"));
        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("*")]
    public async Task Ignored_property_is_no_change_even_where_its_new_value_arrives(string ignored)
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));

        Assert.Empty(await this.ChangesAsync(old, await this.CheckAsync(Program(CertificateId).With("domain", "new.example.com"), old), ignored));
    }

    /// <summary>The engine puts a single item back by itself: what else differs in the list is a change.</summary>
    [Fact]
    public async Task Ignored_item_leaves_the_others_to_be_compared()
    {
        var program = Program(Add(ForNames(4))).With("sans", new JsonArray("a.example.com", "b.example.com"));
        var changed = program.With("sans", new JsonArray("c.example.com", "b.example.com"));
        var old = await this.UpBeforeAsync(program);

        Assert.Empty(await this.ChangesAsync(old, await this.CheckAsync(program, old), "sans[1]"));
        Assert.Equal(["sans[0]"], await this.ChangesAsync(old, await this.CheckAsync(changed, old), "sans[1]"));
    }

    /// <summary>Diff finds nothing, and the engine replaces for the init failure: delete-first, since D5 says so also then.</summary>
    [Fact]
    public async Task Replacement_for_an_init_failure_withdraws_and_applies_again()
    {
        Emulator.Switches.RecordsAfterReads = int.MaxValue;
        var unfinished = await IsNotReadyAsync(this.UpAsync(Program(CertificateId)));
        Emulator.Switches.RecordsAfterReads = 0;
        await BeginRunAsync();

        var diff = await this.PlanAsync(unfinished, Program(CertificateId));
        Assert.Equal(("DIFF_NONE", true), ((string?)diff["changes"], (bool?)diff["deleteBeforeReplace"]));
        await this.PreviewAsync(Program(CertificateId));
        Assert.Empty(Warnings);

        await this.DeleteAsync(unfinished);
        Assert.Equal("CHECKING_DOMAIN", (await this.CreateAsync(unfinished.Inputs)).Status);
        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    [Fact]
    public async Task Field_without_effect_is_replaced_where_the_user_wants_it()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        await PlanReplacementOfUnitAsync(old);
        Assert.StartsWith("companyUnit: ", Assert.Single(Warnings.Distinct()), StringComparison.Ordinal);

        await this.DeleteAsync(old);
        await this.UpAsync(Program(CertificateId).With("companyUnit", "IT"));

        Assert.Equal((2, 1), (Applies, Withdrawals));
    }

    /// <summary>P2: the engine announces such a replacement by checking anew, and its Delete would be refused.</summary>
    [Fact]
    public async Task Replacement_of_the_engines_own_fails_in_preview_once_issued()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        Emulator.Issue(CertificateId);

        await FailsAsync(PlanReplacementOfUnitAsync(old), "FailedPrecondition", CertificateId);
        await FailsAsync(this.DeleteAsync(old), "FailedPrecondition", CertificateId);
    }

    private async Task PlanReplacementOfUnitAsync(Resource old)
    {
        var changed = Program(old.Id).With("companyUnit", "IT");
        var diff = await this.PlanAsync(old, changed);
        Assert.Equal(["companyUnit"], diff["detailedDiff"]!.AsObject().Select(path => path.Key));
        Assert.Null(diff["replaces"]); // it is the engine that makes a replacement of it
        await this.PreviewAsync(changed);
    }
}
