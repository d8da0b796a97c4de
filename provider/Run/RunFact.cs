namespace ScmPulumi.Provider.Run;

/// <summary>A line in the file of a process. If several lines are about one subject, the last one applies.</summary>
/// <param name="Subject">The ID of a certificate, or the hash of a key.</param>
/// <param name="State">One word.</param>
/// <param name="Urn">The resource that declares the certificate; empty if there is none.</param>
internal sealed record RunFact(string Subject, string State, string Urn = "")
{
    public override string ToString() => $"{State} {Subject} {OneLine(Urn)}\n";

    public static RunFact? Parse(string line) => line.Split(' ', 3) is [var state, var subject, var urn] ? new RunFact(subject, state, urn) : null;

    /// <summary>The name of a resource, at the end of its URN, may contain anything.</summary>
    public static string OneLine(string urn) => urn.Replace("\n", "%0A", StringComparison.Ordinal);
}
