using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ScmPulumi.Emulator;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>Structure rules 1 to 4 and H1 (DESIGN.md), read from the compiled assembly. The lists of banned symbols enforce rule 5.</summary>
public sealed class HouseRulesTests
{
    private const string Protocol = @"^(Google\.(Protobuf|Rpc)|Grpc|(?i)pulumi(rpc)?)(\.|$)";

    private const string Impure = @"^System\.(TimeProvider|Environment|Random|Console|IO\..*|Net\.Http\..*|Net\.Sockets\.(?!AddressFamily$).*)$";

    [Fact]
    public void Model_has_every_folder_and_the_dependencies_that_are_allowed()
    {
        string[] folders = ["Configuration", "Functions", "Hosting", "Properties", "Resources", "Rpc", "Rules", "Run", "Scm"];
        Assert.Superset(folders.ToHashSet(), CompiledProvider.Model.Types.Select(type => CompiledProvider.FolderOf(type).Split('.')[0]).ToHashSet());

        Assert.NotEmpty(ThoseThatNameTheProtocol(In("Rpc")));
        Assert.NotEmpty(ThoseThatNameOtherFolders("Resources"));
        Assert.NotEmpty(ThoseThatAreNotPure("Scm"));
        Assert.NotEmpty(ThoseThatName("Certificates"));
    }

    [Fact]
    public void Rule_1_only_the_protocol_layers_name_protobuf_or_grpc() =>
        Assert.Empty(ThoseThatNameTheProtocol(@"^ScmPulumi\.Provider(?!\.(Hosting|Rpc|Properties)(\.|$))"));

    [Fact]
    public void Rule_2_the_client_knows_nothing_of_pulumi() => Assert.Empty(ThoseThatNameOtherFolders("Scm"));

    [Fact]
    public void Rule_3_rules_are_pure()
    {
        Assert.Empty(ThoseThatNameOtherFolders("Rules"));
        Assert.Empty(ThoseThatAreNotPure("Rules"));
    }

    [Fact]
    public void Rule_4_emulator_and_provider_share_no_code()
    {
        var (emulator, provider) = (typeof(ScmEmulator).Assembly, typeof(Catalogue).Assembly);

        Assert.DoesNotContain(emulator.GetReferencedAssemblies(), name => name.Name == provider.GetName().Name);
        Assert.DoesNotContain(provider.GetReferencedAssemblies(), name => name.Name == emulator.GetName().Name);
        Assert.DoesNotContain(emulator.GetTypes(), type => type.FullName!.StartsWith(CompiledProvider.Root, StringComparison.Ordinal));
    }

    /// <summary>H1: what two resources need is in <c>Resources/</c> or <c>Certificates/</c>.</summary>
    [Fact]
    public void Folder_of_a_resource_is_named_by_no_other()
    {
        Assert.NotEmpty(Catalogue.Resources);
        Assert.All(Catalogue.Resources, entry => Assert.Empty(ThoseThatName(entry.Table.Name)));
    }

    private static IEnumerable<string> ThoseThatNameTheProtocol(string namespaces) => Violations(
        Types().That().ResideInNamespaceMatching(namespaces).Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(Protocol)));

    private static IEnumerable<string> ThoseThatNameOtherFolders(string folder) => Violations(
        Types().That().ResideInNamespaceMatching(In(folder))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^ScmPulumi\.Provider(?!\.{folder}(\.|$))")));

    private static IEnumerable<string> ThoseThatAreNotPure(string folder) => Violations(
        Types().That().ResideInNamespaceMatching(In(folder)).Should().NotDependOnAny(Types(true).That().HaveFullNameMatching(Impure)));

    private static IEnumerable<string> ThoseThatName(string resource) => Violations(
        Types().That().DoNotResideInNamespaceMatching(In($@"Resources\.{resource}")).And().AreNot(typeof(Catalogue))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(In($@"Resources\.{resource}"))));

    private static string In(string folder) => $@"^ScmPulumi\.Provider\.{folder}(\.|$)";

    /// <summary>A rule about no type at all is violated, too.</summary>
    private static IEnumerable<string> Violations(TypesShouldConjunction rule) =>
        rule.Evaluate(CompiledProvider.Model).Where(result => !result.Passed).Select(result => result.Description);
}
