using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.State;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>A resource moves to another provider, so that one process creates it and another one deletes it (R1, C6).</summary>
public sealed class MoveTests
{
    private const string Component = "my:index:Site";

    /// <summary>
    /// Each row has a name, a provider, and a component before the move, and the same after it. An empty component means none, and an empty provider means the
    /// default one.
    /// </summary>
    [Theory]
    [InlineData("www", "", "", "site", "east", "")]
    [InlineData("www", "", "", "www", "east", Component)]
    [InlineData("www", "", "", "site", "east", Component)]
    [InlineData("www", "", "", "www", "east", "")]
    [InlineData("www", "", "", "www", "", Component)]
    [InlineData("www", "east", "", "site", "", "")]
    [InlineData("www", "east", Component, "www", "", "")]
    [InlineData("www", "east", "", "site", "west", "")]
    [InlineData("www", "east", Component, "www", "west", "other:index:Site")]
    public async Task Application_is_kept(string name, string provider, string component, string newName, string newProvider, string newComponent)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        await stack.UpAsync(Program(scenario, new Declared(name, provider, component))).SucceedsAsync();

        var moved = Program(scenario, new Declared(newName, newProvider, newComponent));
        await stack.UpAsync(moved).SucceedsAsync();

        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("CHECKING_DOMAIN", scenario.Status);
        Assert.Equal(newName, Scenario.Application(stack)!.Name);
        await stack.PreviewAsync(moved).ChangesNothingAsync();
        await stack.DestroyAsync().SucceedsAsync();
        Assert.Equal(["apply", "cancel-cert"], scenario.Sent); // R3
    }

    [Theory]
    [InlineData("east", "")]
    [InlineData("", Component)]
    [InlineData("east", Component)]
    public async Task Alias_keeps_the_application_without_a_deletion(string provider, string component)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        await stack.UpAsync(Program(scenario, new Declared("www"))).SucceedsAsync();

        var up = await stack.UpAsync(Program(scenario, new Declared("site", provider, component, stack.Urn(ExampleProgram.Type, "www")))).SucceedsAsync();

        Assert.DoesNotContain(up.Calls, call => call.Method is "Create" or "Delete");
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>R2: three providers. If one fails to create the resource, the one that deletes it must refuse.</summary>
    [Fact]
    public async Task Application_is_kept_if_the_other_provider_cannot_adopt_it()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        await stack.UpAsync(Program(scenario, new Declared("www"))).SucceedsAsync();

        var other = Program(scenario, new Declared("site", "east"));
        var site = other.Resource("site");
        var properties = site.Properties.DeepClone().AsObject();
        properties["domain"] = "shop.example.com";
        var up = await stack.UpAsync(other with { Resources = [.. other.Resources.Except([site]), site with { Properties = properties }] });

        Assert.False(up.Succeeded);
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("www", Scenario.Application(stack)!.Name);
    }

    /// <summary>C6: in Check, so that a preview shows it.</summary>
    [Theory]
    [InlineData("", "east")]
    [InlineData("east", "")]
    [InlineData("east", "west")]
    public async Task Two_resources_with_one_certificate_are_both_named_whatever_their_providers(string provider, string other)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        var two = Program(scenario, new Declared("www", provider), new Declared("shop", other));

        var preview = await stack.PreviewAsync(two);
        Assert.Empty(scenario.Sent);
        var up = await stack.UpAsync(two, skipPreview: true);

        string[] named = ["resource 'shop': property certificateId value {scs1554192131150}", stack.Urn(ExampleProgram.Type, "www")];
        foreach (var run in new[] { preview, up })
        {
            Assert.False(run.Succeeded, run.Text);
            Assert.All(named, name => Assert.Contains(name, run.Text, StringComparison.Ordinal));
        }

        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("www", Scenario.Application(stack)!.Name);
    }

    [Fact]
    public async Task Resources_of_two_providers_with_different_certificates_are_both_applied_for()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.AddCertificate(new() { Id = "scs1554192131151" });
        var stack = scenario.NewStack();
        var two = Program(scenario, new Declared("www"), new Declared("shop", "east") { CertificateId = "scs1554192131151" });

        await stack.UpAsync(two).SucceedsAsync();

        Assert.Equal(["apply", "apply"], scenario.Sent);
        await stack.PreviewAsync(two).ChangesNothingAsync();
    }

    /// <summary>The engine does not call the provider for the application, whatever the program says (page, "Renaming").</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Update_of_another_target_keeps_the_application(bool isDeclared)
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Scm.AddCertificate(new() { Id = "scs1554192131151" });
        var stack = scenario.NewStack();
        var shop = new Declared("shop") { CertificateId = "scs1554192131151" };
        var both = Program(scenario, new Declared("www"), shop);
        await stack.UpAsync(both).SucceedsAsync();
        var before = stack.State.Find(stack.Urn(ExampleProgram.Type, "www"))!;

        stack.Targets = new HashSet<string> { stack.Urn(ExampleProgram.Type, "shop") };
        var up = await stack.UpAsync(isDeclared ? both.With(("domain", "new.example.com")) : Program(scenario, shop)).SucceedsAsync();

        Assert.Contains(up.Calls, call => call.Method == "Diff");
        Assert.DoesNotContain(up.Calls, call => (string?)call.Request["urn"] == before.Urn);
        Assert.Same(before, stack.State.Find(before.Urn));
        Assert.Equal(["apply", "apply"], scenario.Sent);
    }

    /// <summary><c>pulumi state move</c> does not call the provider (page, "Renaming").</summary>
    [Fact]
    public async Task Application_whose_state_is_moved_to_another_stack_is_kept()
    {
        await using var scenario = await Scenario.StartAsync();
        var (stack, other) = (scenario.NewStack(), scenario.NewStack("prod"));
        var program = Program(scenario, new Declared("www"));
        await stack.UpAsync(program).SucceedsAsync();

        foreach (var resource in stack.State.Resources.Where(resource => resource.Type != Urns.StackType))
        {
            other.State.Set(resource with { Urn = InProd(resource.Urn), Provider = InProd(resource.Provider) });
        }

        stack.State.Remove(Scenario.Application(stack)!);
        await stack.UpAsync(Program(scenario)).SucceedsAsync();
        await other.UpAsync(program).SucceedsAsync();

        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("CHECKING_DOMAIN", scenario.Status);

        static string InProd(string urn) => urn.Replace(":dev::", ":prod::", StringComparison.Ordinal);
    }

    /// <summary>
    /// A folder that another user may have created is not used, so each process is on its own. Everything works except this case (page, "Renaming").
    /// </summary>
    [Theory]
    [InlineData("link")]
    [InlineData("0755")]
    [InlineData("file")]
    [InlineData("read-only")]
    public async Task Without_the_folder_only_a_rename_with_a_change_of_provider_withdraws(string kind)
    {
        var runtimeFolder = kind == "read-only" ? "/sys" : Directory.CreateTempSubdirectory("scm-").FullName;
        var elsewhere = Directory.CreateTempSubdirectory("scm-").FullName;
        var folder = Path.Combine(runtimeFolder, "pulumi-huaweicloud-scm");
        if (kind == "link") Directory.CreateSymbolicLink(folder, elsewhere);
        if (kind == "0755") Directory.CreateDirectory(folder);
        if (kind == "file") await File.WriteAllTextAsync(folder, "");
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack(environment: [KeyValuePair.Create("XDG_RUNTIME_DIR", (string?)runtimeFolder)]);

        await stack.UpAsync(Program(scenario, new Declared("www"))).SucceedsAsync();
        await stack.UpAsync(Program(scenario, new Declared("site"))).SucceedsAsync();
        var moved = await stack.UpAsync(Program(scenario, new Declared("site", "east"))).SucceedsAsync();
        Assert.Equal(["apply"], scenario.Sent);
        Assert.DoesNotContain("warning", moved.Text, StringComparison.Ordinal);

        await stack.UpAsync(Program(scenario, new Declared("www"))).SucceedsAsync();
        Assert.Equal(["apply", "cancel-cert"], scenario.Sent);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        if (kind == "0755") Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private static StackProgram Program(Scenario scenario, params Declared[] applications)
    {
        var example = ExampleProgram.AsItIs.Resource(ExampleProgram.Resource);
        var providers = applications.Select(declared => declared.Provider).Where(name => name.Length > 0).Distinct().Select(name => new ResourceDeclaration(
            name,
            "pulumi:providers:huaweicloud-scm",
            new JsonObject { ["endpoint"] = scenario.Scm.Endpoint.ToString(), ["accessKey"] = Scenario.AccessKey, ["secretKey"] = Scenario.SecretKey },
            new ResourceOptions()));
        return ExampleProgram.AsItIs with
        {
            Resources = [.. providers, .. applications.Select(declared => example with
            {
                Name = declared.Name,
                Properties = With(example.Properties, declared.CertificateId),
                Options = new ResourceOptions
                {
                    Provider = declared.Provider.Length > 0 ? declared.Provider : null,
                    Component = declared.Component.Length > 0 ? declared.Component : null,
                    Aliases = declared.Aliases,
                },
            })],
            Outputs = [],
        };
    }

    private static JsonObject With(JsonObject properties, string certificateId)
    {
        var changed = properties.DeepClone().AsObject();
        changed["certificateId"] = certificateId;
        return changed;
    }

    private sealed record Declared(string Name, string Provider = "", string Component = "", params string[] Aliases)
    {
        public string CertificateId { get; init; } = Scenario.CertificateId;
    }
}
