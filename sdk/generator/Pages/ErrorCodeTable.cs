using System.Text;
using System.Text.RegularExpressions;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Generator.Pages;

/// <summary>The documented error codes, the kind of error that each of them is, and the advice that the provider gives.</summary>
internal static partial class ErrorCodeTable
{
    private static readonly string[] Reads = ["show", "list", "list-by-tag", "export", "deployed-resources"];
    private static readonly string[] Writes = ["apply", "cancel-cert", "deploy"];

    public static string Write()
    {
        var table = new StringBuilder("| code | kind of error | what to do |\n|---|---|---|\n");
        foreach (var row in InOrder(ScmErrorCodes.All.Keys).GroupBy(code => (Class: ClassOf(code), Advice: AdviceFor(code))))
        {
            table.Append($"| {string.Join(", ", row.Select(code => $"`{code}`"))} | {row.Key.Class} | {row.Key.Advice} |\n");
        }

        return table.ToString();
    }

    /// <summary>The name as the page writes it, with a space between its words.</summary>
    private static string Words(Enum value) => CapitalPattern.Replace($"{value}", " $0").TrimStart().ToLowerInvariant();

    /// <summary>SCM's own codes before those of the gateway.</summary>
    private static IEnumerable<string> InOrder(IEnumerable<string> codes) =>
        codes.OrderBy(code => !ScmErrorCodes.IsOfScm(code)).ThenBy(code => code, StringComparer.Ordinal);

    private static string ClassOf(string code)
    {
        var (usual, missing, fault) = (Kind(400), Kind(404), Kind(500));
        if (usual != fault) return "what the HTTP status says";
        return usual == missing ? Words(usual) : $"{Words(usual)}; {Words(missing)} with HTTP 404";

        ScmErrorKind Kind(int status) => ScmErrorClassifier.KindOf(isWrite: false, status, code);
    }

    private static string AdviceFor(string code)
    {
        if (ScmErrorCodes.All[code] is not { Advice: null, Kind: { } kind }) return ScmErrorCodes.All[code].Advice ?? "";
        var byCredentials = Texts(Enum.GetValues<CredentialKind>(), credentials => For("show", kind, code, credentials), credentials => Words(credentials));
        var byOperation = Texts([.. Reads, .. Writes], operation => For(operation, KindOf(operation, kind), code, default), operation => operation);
        return string.Join("<br>", byCredentials.Count > 1 ? byCredentials : byOperation);
    }

    /// <summary>After a write, a fault of the service means that the outcome is in doubt.</summary>
    private static ScmErrorKind KindOf(string operation, ScmErrorKind kind) =>
        kind == ScmErrorKind.Unavailable && Writes.Contains(operation) ? ScmErrorKind.InDoubt : kind;

    private static string For(string operation, ScmErrorKind kind, string code, CredentialKind credentials) =>
        ScmAdvice.For(new ScmError(kind, operation, null, "", null, code, null, null) { Credentials = credentials });

    /// <summary>Each different piece of advice, after the calls that it applies to; or only the advice if there is just one.</summary>
    private static List<string> Texts<T>(IReadOnlyList<T> cases, Func<T, string> text, Func<T, string> label)
    {
        var groups = cases.GroupBy(text, label).ToList();
        return groups.Count == 1 ? [groups[0].Key] : [.. groups.Select(group => $"*{string.Join(", ", group)}*: {group.Key}")];
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalPattern { get; }
}
