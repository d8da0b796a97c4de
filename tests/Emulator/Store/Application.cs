namespace ScmPulumi.Emulator.Store;

/// <summary>A submitted application.</summary>
/// <param name="Fields">The non-empty fields by wire name.</param>
/// <param name="Method">DNS, FILE or EMAIL.</param>
/// <param name="Records">The records that prove control of each name. Empty for EMAIL.</param>
internal sealed record Application(IReadOnlyDictionary<string, string> Fields, string Method, IReadOnlyList<ValidationRecord> Records)
{
    /// <summary>How many reads do not show the records yet.</summary>
    public int RecordReadsLeft { get; set; }

    /// <summary>The CA treats control of all names as proven, whatever the DNS contains.</summary>
    public bool ControlProved { get; init; }

    public string Domain => Fields["domain"];

    public string? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>The names that the certificate covers, the primary name first.</summary>
    /// <param name="withTwin">Whether the CA adds the bare or <c>www.</c> twin of the primary name.</param>
    public IReadOnlyList<string> BoundNames(bool withTwin)
    {
        var names = Names(Fields).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (withTwin && DomainName.Twin(Domain) is { } twin && !names.Contains(twin, StringComparer.OrdinalIgnoreCase)) names.Add(twin);
        return names;
    }

    /// <summary>The additional names as the service shows them: as sent, followed by the twin.</summary>
    public string? Sans(bool withTwin)
    {
        var sent = Field("sans");
        var names = Names(Fields);
        var added = BoundNames(withTwin).Except(names, StringComparer.OrdinalIgnoreCase).SingleOrDefault();
        return added is null ? sent : sent is null ? added : $"{sent};{added}";
    }

    public static IReadOnlyList<string> Names(IReadOnlyDictionary<string, string> fields) =>
        [fields["domain"], .. fields.GetValueOrDefault("sans", "").Split(';', StringSplitOptions.RemoveEmptyEntries)];
}
