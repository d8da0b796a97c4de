namespace ScmPulumi.Emulator.Store;

/// <summary>A submitted application.</summary>
/// <param name="Fields">The non-empty fields by wire name.</param>
/// <param name="Method">DNS, FILE or EMAIL.</param>
/// <param name="Records">What proves control of each name; none for EMAIL.</param>
internal sealed record Application(IReadOnlyDictionary<string, string> Fields, string Method, IReadOnlyList<ValidationRecord> Records)
{
    /// <summary>How many reads show no records yet.</summary>
    public int RecordReadsLeft { get; set; }

    public string Domain => Fields["domain"];

    public string? Field(string name) => Fields.GetValueOrDefault(name);

    public static IReadOnlyList<string> Names(IReadOnlyDictionary<string, string> fields) =>
        [fields["domain"], .. fields.GetValueOrDefault("sans", "").Split(';', StringSplitOptions.RemoveEmptyEntries)];
}
