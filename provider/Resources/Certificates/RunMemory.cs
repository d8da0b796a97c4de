using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Run;

namespace ScmPulumi.Provider.Resources.Certificates;

/// <summary>
/// What this run intends for the application of a certificate. If processes intend different things, the value that is listed last here applies.
/// </summary>
internal enum RunIntent
{
    /// <summary>The program does not declare the certificate in this run: it is destroyed, or was removed from the program (R3).</summary>
    NotDeclared,

    /// <summary>The program declares it and is about to create it (R2).</summary>
    Wanted,

    /// <summary>
    /// Like <see cref="Wanted"/>, and the application is replaced: a Delete comes before the Create, or the Create must find no application (D5).
    /// </summary>
    ReplacementAnnounced,

    /// <summary>Like <see cref="Wanted"/>, but its Create has failed in this run.</summary>
    CreateFailed,

    /// <summary>Diff found the application that the program declares (R1).</summary>
    KeptByDiff,

    /// <summary>A Create or Update has made the application that the program declares, ready or not (R1).</summary>
    Made,
}

/// <summary>
/// What the program wants in this run, by certificate. A replacement keeps the ID, and the engine may call Delete after Create, under another URN, or in the
/// next run, or from another provider process than the Create. Without this memory, a Delete would withdraw the application that was just made.
/// </summary>
/// <param name="shared">What the processes of the run share. It can only prevent a withdrawal, or report a certificate that is declared twice.</param>
internal sealed class RunMemory(SharedRun shared)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _declaredIds = new(StringComparer.Ordinal);

    private enum Occurrence
    {
        Checked,
        CheckedWithoutOlds,
        DiffKeeps,
        DiffReplaces,
        Made,
        CreateFailed,
    }

    /// <summary>Called when a new run begins, with another engine.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _certificates.Clear();
            _declaredIds.Clear();
        }
    }

    /// <param name="certificateId">Null if it is not known yet.</param>
    /// <param name="withoutOlds">Whether the check is for a new resource or a replacement.</param>
    /// <returns>
    /// The URN that declared the same certificate before, null if there is none (C6); and whether the engine is about to delete the application for its own
    /// reasons (D9).
    /// </returns>
    public (string? OtherUrn, bool AnnouncesDelete) Checked(string urn, string? certificateId, bool withoutOlds)
    {
        lock (_lock)
        {
            if (_declaredIds.TryGetValue(urn, out var former) && former != certificateId) GiveUp(urn, former);
            _declaredIds[urn] = certificateId;
            if (certificateId is null) return (null, false);
            var entry = EntryOf(certificateId);
            if (entry.DeclaringUrn is { } other && other != urn) return (other, false);
            var before = (entry.Intent, entry.DeclaringUrn);
            entry.DeclaringUrn = urn;
            Advance(certificateId, withoutOlds ? Occurrence.CheckedWithoutOlds : Occurrence.Checked);
            if (UrnElsewhere(certificateId, urn) is { } elsewhere)
            {
                (entry.Intent, entry.DeclaringUrn) = before;
                Share(certificateId, entry);
                return (elsewhere, false);
            }

            return (null, before.Intent != entry.Intent && entry is { Intent: RunIntent.ReplacementAnnounced, IsDeletedFirst: true });
        }
    }

    /// <summary>Whether this run has checked the URN. A refresh does not check it.</summary>
    public bool IsChecked(string urn)
    {
        lock (_lock) return _declaredIds.ContainsKey(urn);
    }

    /// <param name="deletesFirst">What Diff answers about a replacement, which the engine also uses if it replaces for a reason of its own (D5).</param>
    public void Compared(string urn, string certificateId, bool replaces, bool deletesFirst)
    {
        lock (_lock)
        {
            if (!_declaredIds.TryGetValue(urn, out var declared) || declared != certificateId) return;
            EntryOf(certificateId).IsDeletedFirst = deletesFirst;
            Advance(certificateId, replaces ? Occurrence.DiffReplaces : Occurrence.DiffKeeps);
        }
    }

    /// <summary>A Create or Update succeeded, or the resource at least exists.</summary>
    public void Made(string certificateId)
    {
        lock (_lock) Advance(certificateId, Occurrence.Made);
    }

    public void CreateFailed(string certificateId)
    {
        lock (_lock) Advance(certificateId, Occurrence.CreateFailed);
    }

    /// <summary>A preview has found that the update will apply for the certificate, or adopt an application.</summary>
    public void Foreseen(string certificateId)
    {
        lock (_lock) EntryOf(certificateId).IsForeseen = true;
    }

    public bool IsForeseen(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) && entry.IsForeseen;
    }

    /// <summary>Whether the application is replaced by another one, so that Create must find none (D5).</summary>
    public bool IsReplacing(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) && entry.IsReplacing;
    }

    /// <summary>Whether a replacement of the application begins with its Delete.</summary>
    public bool IsDeletedFirst(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) && entry.IsDeletedFirst;
    }

    public RunIntent IntentFor(string certificateId)
    {
        lock (_lock) return _certificates.TryGetValue(certificateId, out var entry) ? entry.Intent : RunIntent.NotDeclared;
    }

    /// <summary>What all processes of the run intend. For a Delete, which may reach a different process than the Create.</summary>
    public RunIntent IntentForDelete(string certificateId)
    {
        lock (_lock)
        {
            var others = shared.Others(certificateId).Select(fact => Enum.TryParse<RunIntent>(fact.State, out var intent) ? intent : RunIntent.NotDeclared);
            return others.Append(IntentFor(certificateId)).Max();
        }
    }

    /// <summary>The certificates in the Checks of this run, in all processes.</summary>
    public IReadOnlyCollection<string> DeclaredCertificates()
    {
        lock (_lock)
        {
            var elsewhere = shared.Others().Where(fact => fact.Urn.Length > 0 && CertificateId.Problem(fact.Subject) is null).Select(fact => fact.Subject);
            return _declaredIds.Values.OfType<string>().Concat(elsewhere).ToHashSet(StringComparer.Ordinal);
        }
    }

    private void Advance(string certificateId, Occurrence occurrence)
    {
        var entry = EntryOf(certificateId);
        entry.Intent = Next(entry.Intent, occurrence);
        entry.IsReplacing = entry.Intent == RunIntent.ReplacementAnnounced || (entry.IsReplacing && entry.Intent == RunIntent.CreateFailed);
        Share(certificateId, entry);
    }

    /// <summary>The resource now declares another certificate.</summary>
    private void GiveUp(string urn, string? certificateId)
    {
        if (certificateId is null || EntryOf(certificateId) is not { } entry || entry.DeclaringUrn != urn) return;
        entry.DeclaringUrn = null;
        Share(certificateId, entry);
    }

    /// <summary>Tells the other processes what has changed. They do not need to know how an application is replaced.</summary>
    private void Share(string certificateId, Entry entry)
    {
        var facts = (entry.Intent == RunIntent.ReplacementAnnounced ? RunIntent.Wanted : entry.Intent, entry.DeclaringUrn);
        if (facts == entry.Shared || CertificateId.Problem(certificateId) is not null) return; // what is not an ID may be a secret
        entry.Shared = facts;
        shared.Tell(new RunFact(certificateId, $"{facts.Item1}", entry.DeclaringUrn ?? ""));
    }

    /// <summary>
    /// The URN by which another process declares the certificate. This process has already shared its own, so at least one of the two notices.
    /// </summary>
    private string? UrnElsewhere(string certificateId, string urn) =>
        shared.Others(certificateId).Select(fact => fact.Urn).FirstOrDefault(other => other.Length > 0 && other != RunFact.OneLine(urn));

    private Entry EntryOf(string certificateId)
    {
        if (!_certificates.TryGetValue(certificateId, out var entry)) _certificates[certificateId] = entry = new Entry();
        return entry;
    }

    /// <summary>
    /// The transitions. If a Check without old inputs follows a Diff that kept the application, the engine replaces it for its own reasons, in the order that
    /// Diff asked for (D5).
    /// </summary>
    private static RunIntent Next(RunIntent now, Occurrence occurrence) => (now, occurrence) switch
    {
        (_, Occurrence.Made) or (RunIntent.Made, _) => RunIntent.Made,
        (RunIntent.NotDeclared, Occurrence.Checked or Occurrence.CheckedWithoutOlds) => RunIntent.Wanted,
        (RunIntent.NotDeclared, _) => now,
        (RunIntent.KeptByDiff, Occurrence.CheckedWithoutOlds) => RunIntent.ReplacementAnnounced,
        (_, Occurrence.DiffKeeps) => RunIntent.KeptByDiff,
        (not RunIntent.CreateFailed, Occurrence.DiffReplaces) => RunIntent.ReplacementAnnounced,
        (not RunIntent.KeptByDiff, Occurrence.CreateFailed) => RunIntent.CreateFailed,
        _ => now,
    };

    private sealed class Entry
    {
        public RunIntent Intent { get; set; }

        public string? DeclaringUrn { get; set; }

        /// <summary>True even after a Create that failed, because a hook of the user may ask for another attempt.</summary>
        public bool IsReplacing { get; set; }

        public bool IsForeseen { get; set; }

        public bool IsDeletedFirst { get; set; }

        /// <summary>What this process shared last. Empty at first.</summary>
        public (RunIntent Intent, string? DeclaringUrn) Shared { get; set; }
    }
}
