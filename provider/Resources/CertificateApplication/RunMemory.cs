namespace ScmPulumi.Provider.Resources.CertificateApplication;

/// <summary>What a Delete of a certificate's application means in this run.</summary>
internal enum Intention
{
    /// <summary>No program declared the certificate in this run: destroyed, or removed from the program (R3).</summary>
    NotDeclared,

    /// <summary>The program declares it and is about to create it anew (R2).</summary>
    Wanted,

    /// <summary>As <see cref="Wanted"/>, but its Create has failed in this run already.</summary>
    CreateFailed,

    /// <summary>The application that exists is the one that the program declares (R1).</summary>
    Kept,
}

/// <summary>
/// What the program wants in this run, by certificate. The id stays the same through a replacement, and the engine may delete after it has
/// created, under another URN, or in the next run; so without this memory a Delete would withdraw the application that was just made.
/// </summary>
internal sealed class RunMemory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _declarations = new(StringComparer.Ordinal);

    /// <summary>A new run: another engine.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _certificates.Clear();
            _declarations.Clear();
        }
    }

    /// <param name="certificateId">Null if it is not known yet.</param>
    /// <param name="anew">Whether the check was for a new resource or a replacement.</param>
    /// <returns>The URN that declared the same certificate before; null if there is none (C6).</returns>
    public string? Checked(string urn, string? certificateId, bool anew)
    {
        lock (_lock)
        {
            _declarations[urn] = certificateId;
            if (certificateId is null) return null;
            var entry = EntryOf(certificateId);
            if (entry.DeclaredBy is { } other && other != urn && _declarations[other] == certificateId) return other;
            entry.DeclaredBy = urn;
            // The engine checks a second time, as for a new resource, when it is about to replace in spite of what Diff said: delete-first, as Diff asked (D5).
            if (anew && entry.IsKeptByDiff)
            {
                entry.IsKeptByDiff = false;
                entry.IsReplacementAnnounced = true;
            }

            return null;
        }
    }

    /// <summary>Whether a Check of this URN came before in this run: not so in a refresh.</summary>
    public bool IsChecked(string urn)
    {
        lock (_lock) return _declarations.ContainsKey(urn);
    }

    public void Compared(string urn, string certificateId, bool replaces)
    {
        lock (_lock)
        {
            if (!_declarations.TryGetValue(urn, out var declared) || declared != certificateId) return;
            var entry = EntryOf(certificateId);
            entry.IsKeptByDiff = !replaces;
            entry.IsReplacementAnnounced = replaces;
        }
    }

    /// <summary>A Create or Update succeeded, or the resource exists at least.</summary>
    public void Made(string certificateId)
    {
        lock (_lock) EntryOf(certificateId).IsMade = true;
    }

    public void CreateFailed(string certificateId)
    {
        lock (_lock) EntryOf(certificateId).HasCreateFailed = true;
    }

    /// <summary>A preview has found that the update will apply for the certificate, or take over what is there.</summary>
    public void Foreseen(string certificateId)
    {
        lock (_lock) EntryOf(certificateId).IsForeseen = true;
    }

    public bool IsForeseen(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) && entry.IsForeseen;
    }

    /// <summary>Whether a Delete of the certificate's application is to come before the Create of its replacement.</summary>
    public bool IsReplacementAnnounced(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) && entry.IsReplacementAnnounced;
    }

    public Intention IntentionFor(string certificateId)
    {
        lock (_lock)
        {
            if (!_certificates.TryGetValue(certificateId, out var entry)) return Intention.NotDeclared;
            if (entry.IsMade || entry.IsKeptByDiff) return Intention.Kept;
            if (entry.DeclaredBy is null) return Intention.NotDeclared;
            return entry.HasCreateFailed ? Intention.CreateFailed : Intention.Wanted;
        }
    }

    private Entry EntryOf(string certificateId)
    {
        if (!_certificates.TryGetValue(certificateId, out var entry)) _certificates[certificateId] = entry = new Entry();
        return entry;
    }

    private sealed class Entry
    {
        public string? DeclaredBy { get; set; }

        public bool IsKeptByDiff { get; set; }

        public bool IsReplacementAnnounced { get; set; }

        public bool IsMade { get; set; }

        public bool HasCreateFailed { get; set; }

        public bool IsForeseen { get; set; }
    }
}
