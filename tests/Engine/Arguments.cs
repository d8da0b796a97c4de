using ScmPulumi.Engine.Programs;

namespace ScmPulumi.Engine;

/// <summary>The command line of the stand-in.</summary>
internal sealed record Arguments
{
    public required IReadOnlyList<string> Command { get; init; }

    public required string Provider { get; init; }

    public required string Program { get; init; }

    public required string StackFile { get; init; }

    public Dictionary<string, ConfigValue> Config { get; } = [];

    public HashSet<string> TargetReplaces { get; } = [];

    public bool SkipPreview { get; init; }

    public bool ExpectNoChanges { get; init; }

    /// <returns>Null if something is missing or not understood.</returns>
    public static Arguments? Parse(string[] args)
    {
        var (command, options) = (args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList(), new List<(string Name, string Value)>());
        for (var i = command.Count; i < args.Length; i++)
        {
            if (args[i] is "--skip-preview" or "--expect-no-changes") options.Add((args[i], ""));
            else if (i + 1 < args.Length) options.Add((args[i], args[++i]));
            else return null;
        }

        string Last(string name) => options.LastOrDefault(option => option.Name == name).Value ?? "";
        var parsed = new Arguments
        {
            Command = command,
            Provider = Last("--provider"),
            Program = Last("--program"),
            StackFile = Last("--stack-file"),
            SkipPreview = options.Contains(("--skip-preview", "")),
            ExpectNoChanges = options.Contains(("--expect-no-changes", "")),
        };
        return options.All(parsed.Take) && parsed is { Command.Count: > 0, Provider.Length: > 0, Program.Length: > 0, StackFile.Length: > 0 } ? parsed : null;
    }

    private bool Take((string Name, string Value) option)
    {
        switch (option.Name)
        {
            case "--config" or "--secret-config" when option.Value.Split('=', 2) is [var key, var value]:
                Config[key] = new ConfigValue(value, option.Name == "--secret-config");
                return true;
            case "--target-replace":
                return TargetReplaces.Add(option.Value);
            default:
                return option.Name is "--provider" or "--program" or "--stack-file" or "--skip-preview" or "--expect-no-changes";
        }
    }
}
