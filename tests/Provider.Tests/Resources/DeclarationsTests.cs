using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Tests.Run;

namespace ScmPulumi.Provider.Tests.Resources;

/// <summary>M6: what only one resource of a run may declare, in whichever process.</summary>
public sealed class DeclarationsTests : IDisposable
{
    private const string Www = "CDN/www.example.com";
    private const string Shop = "CDN/shop.example.com";

    private readonly Processes _processes = new();

    public void Dispose() => _processes.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Second_resource_is_refused_with_the_name_of_the_first_which_is_not_affected(bool isElsewhere)
    {
        var one = new Declarations(_processes.Start());
        var two = isElsewhere ? new Declarations(_processes.Start()) : one;

        Assert.Null(one.Declare("first", Www));
        Assert.Equal("first", two.Declare("second", Www));
        Assert.Null(one.Declare("first", Www));
        Assert.Null(two.Declare("second", Shop));
    }

    [Theory]
    [InlineData(false, Shop)]
    [InlineData(true, Shop)]
    [InlineData(true, null)]
    public void Resource_that_declares_another_thing_gives_up_the_former_one(bool isElsewhere, string? next)
    {
        var one = new Declarations(_processes.Start());
        var two = isElsewhere ? new Declarations(_processes.Start()) : one;
        one.Declare("first", Www);

        Assert.Null(one.Declare("first", next));

        Assert.Null(two.Declare("second", Www));
    }

    [Fact]
    public void New_run_forgets_what_was_declared()
    {
        var declarations = new Declarations(_processes.Start());
        declarations.Declare("first", Www);

        declarations.Forget();

        Assert.Null(declarations.Declare("second", Www));
    }

    /// <summary>Names of targets are not shared, because they may be private.</summary>
    [Fact]
    public void Files_contain_no_names()
    {
        new Declarations(_processes.Start()).Declare("first", Www);

        var texts = Directory.GetFiles(_processes.Folder).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(ReadShared).ToList();

        Assert.Contains(texts, text => text.Contains("first", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("example.com", text, StringComparison.Ordinal));
    }

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
