using ScmPulumi.Emulator;
using ScmPulumi.Engine.Demo;
using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Engine.Pictures;

/// <summary>
/// The picture in the README: previews of <c>examples/yaml-dns-validation</c> with mistakes in the program, with a certificate of another product, and
/// unchanged. It shows the real output of the provider.
/// </summary>
public static class PreviewPicture
{
    private const string Example = "yaml-dns-validation";
    private const string CertificateId = "scs1554192131150";

    private static readonly (string Right, string Wrong)[] Mistakes =
    [
        ("domain: www.example.com", "domain: https://www.example.com\n      sans: [\"shop.example.com;api.example.com\"]"),
        ("applicantPhone: \"13800000000\"", "applicantPhone: none"),
        ("applicantEmail: zhangsan@example.com", "applicantEmail: zhangsan.example.com"),
    ];

    private static readonly (string Right, string Wrong)[] OtherProduct =
    [
        ("domain: www.example.com", "domain: \"*.example.com\"\n      domainMethod: EMAIL"),
    ];

    public static async Task<string> DrawAsync(string binary, string examples)
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        var stage = new DemoStage(binary, examples, scm, TextWriter.Null);
        stage.Buy(CertificateId);
        var terminal = new Terminal(columns: 104);
        await PreviewAsync("four mistakes in the program, found without a call to SCM", Mistakes, succeeds: false);
        await PreviewAsync(
            "a wildcard for a certificate that covers a single name, found with one read of the certificate", OtherProduct, succeeds: false);
        await PreviewAsync("all mistakes fixed", [], succeeds: true);
        return terminal.Draw(
            "Three runs of pulumi preview. Two list mistakes in a program and how to fix them. The third plans to create the application and the wait.");

        async Task PreviewAsync(string comment, (string Right, string Wrong)[] changes, bool succeeds)
        {
            var run = await stage.NewStack(Example, "dev", CertificateId).PreviewAsync(StackProgram.Parse(Changed(stage.Source(Example), changes)));
            stage.Expect(run.Succeeded == succeeds, succeeds ? "the preview succeeds" : "the preview fails");
            terminal.Comment(comment);
            terminal.Command("pulumi preview");
            terminal.Print(WithoutRepetitions(run.Text));
        }
    }

    /// <exception cref="InvalidOperationException">The example no longer contains a string to replace.</exception>
    private static string Changed(string yaml, (string Right, string Wrong)[] changes)
    {
        foreach (var (right, wrong) in changes)
        {
            if (!yaml.Contains(right, StringComparison.Ordinal)) throw new InvalidOperationException($"examples/{Example} has no '{right}' any more.");
            yaml = yaml.Replace(right, wrong, StringComparison.Ordinal);
        }

        return yaml;
    }

    /// <summary>A terminal shows a message next to its resource only during the run. Afterwards it is only in the diagnostics.</summary>
    private static string WithoutRepetitions(string text)
    {
        var lines = text.Split('\n');
        var diagnostics = Array.IndexOf(lines, "Diagnostics:");
        return string.Join('\n', lines.Where((line, index) => index >= diagnostics || !line.Contains(" error: ", StringComparison.Ordinal)));
    }
}
