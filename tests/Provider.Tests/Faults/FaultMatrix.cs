using System.Collections.Concurrent;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Tests.Documentation;

namespace ScmPulumi.Provider.Tests.Faults;

/// <summary>
/// The table of <c>matrix.md</c>: the outcome of each fault in each operation, if one call meets it and, after the slash, if every call does. The tests expect
/// it, and write the actual outcomes to <c>fault-matrix.md</c> next to them.
/// </summary>
public sealed class FaultMatrix : IDisposable
{
    /// <summary>Faults of an endpoint, not of a call: they are met by every call or by none.</summary>
    public static readonly IReadOnlyDictionary<string, ServerCertificate> Tls = new Dictionary<string, ServerCertificate>
    {
        ["tls-self-signed"] = ServerCertificate.SelfSigned,
        ["tls-wrong-host"] = ServerCertificate.WrongHost,
        ["tls-expired"] = ServerCertificate.Expired,
    };

    public static readonly IReadOnlyList<string> Columns =
        ["apply", "records", "show", "list", "cancel", "export", "wait", "deploy", "deployed", "purchase", "search"];

    private static readonly IReadOnlyList<string> Rows = [.. FaultCatalogue.All.Select(fault => fault.Name), .. Tls.Keys];
    private static readonly string Folder = AppContext.BaseDirectory;
    private static readonly IReadOnlyDictionary<(string Fault, string Column), string> Expected = Read();

    private readonly ConcurrentDictionary<(string Fault, string Column), string> _seen = [];

    /// <summary>The cells in which the fault has a meaning.</summary>
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var column in Columns)
            {
                foreach (var row in Rows.Where(row => Trials.Concerns(row, column))) cells.Add(row, column);
            }

            return cells;
        }
    }

    /// <summary>The cells that the table has something in.</summary>
    public static IEnumerable<(string Fault, string Column)> Filled => Expected.Where(entry => entry.Value.Length > 0).Select(entry => entry.Key);

    public static string Outcome(string fault, string column) => Expected.GetValueOrDefault((fault, column), "(not in the table)");

    public void Saw(string fault, string column, string outcome) => _seen[(fault, column)] = outcome;

    public void Dispose()
    {
        if (_seen.IsEmpty) return;
        var rows = Rows.Select(row => Line([row, .. Columns.Select(column => _seen.GetValueOrDefault((row, column), ""))]));
        File.WriteAllLines(Path.Combine(Folder, "fault-matrix.md"), [Line(["fault", .. Columns]), Line(["---", .. Columns.Select(_ => "---")]), .. rows]);
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static Dictionary<(string, string), string> Read() =>
        new MarkdownPage(Path.Combine("..", "Faults", "matrix.md")).Rows().Where(cells => cells.Length > Columns.Count)
            .SelectMany(cells => Columns.Zip(cells.Skip(1), (column, cell) => (Cell: (cells[0], column), Outcome: cell)))
            .ToDictionary(entry => entry.Cell, entry => entry.Outcome);
}
