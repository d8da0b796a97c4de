namespace ScmPulumi.Sdk.Tests;

/// <summary>Source files fit on a screen. Data (recordings, golden files, lock files) and pages have no limit.</summary>
public sealed class LineLengthTests
{
    private const int MaxColumns = 160;
    private const int MaxLines = 400;

    private static readonly string[] Folders = ["provider", "sdk/generator", "tests"];

    private static readonly string[] Patterns = ["*.cs", "*.proto", "*.csproj", "*.props", "*.sh", "*.js"];

    /// <summary>Includes the provider's Markdown files, which are the descriptions in the schema.</summary>
    private static readonly IReadOnlyList<string> Sources =
        [.. Folders.SelectMany(folder => Patterns.SelectMany(pattern => Pages.Files(folder, pattern))), .. Pages.Files("provider", "*.md")];

    [Fact]
    public void Line_is_at_most_160_columns_long()
    {
        var tooLong = Sources.SelectMany(source => LinesOf(source).Index().Where(line => Columns(line.Item) > MaxColumns)
            .Select(line => $"{source}:{line.Index + 1} has {Columns(line.Item)} columns")).ToList();

        Assert.True(tooLong.Count == 0, $"Wrap these lines, so that none is longer than {MaxColumns} columns:\n{string.Join('\n', tooLong)}");
    }

    [Fact]
    public void File_has_at_most_400_lines()
    {
        var tooLong = Sources.Where(source => source.EndsWith(".cs", StringComparison.Ordinal) && LinesOf(source).Length > MaxLines)
            .Select(source => $"{source} has {LinesOf(source).Length} lines").ToList();

        Assert.True(tooLong.Count == 0, $"Split these files, so that none has more than {MaxLines} lines:\n{string.Join('\n', tooLong)}");
    }

    [Theory]
    [InlineData("provider/ScmPulumi.Provider.csproj")]
    [InlineData("provider/Functions/getCertificate.md")]
    [InlineData("provider/Protos/pulumi/provider.proto")]
    [InlineData("sdk/generator/Program.cs")]
    [InlineData("tests/ExamplesBuild/Example.props")]
    [InlineData("tests/Interop/interop.js")]
    [InlineData("tests/PulumiApi/Program.cs")]
    [InlineData("tests/PulumiCli/run.sh")]
    public void Source_is_measured(string source) => Assert.Contains(source, Sources);

    [Fact]
    public void Character_outside_the_basic_plane_is_one_column() => Assert.Equal(4, Columns("aé中𠀀"));

    private static string[] LinesOf(string source) => Pages.Read(source).TrimEnd().Split('\n');

    private static int Columns(string line) => line.TrimEnd('\r').EnumerateRunes().Count();
}
