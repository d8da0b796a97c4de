using System.Globalization;

namespace ScmPulumi.Emulator.Store;

/// <summary>What a certificate has once it was issued; dates in the service's own text.</summary>
internal sealed record Issuance(string IssueTime, string NotBefore, string NotAfter, string Fingerprint, string SignatureAlgorithm)
{
    public static Issuance At(DateTimeOffset now, int months, Randomness random) =>
        new(Text(now), Text(now), Text(now.AddMonths(months)), random.Hex(40), "SHA256withRSA");

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'.0'", CultureInfo.InvariantCulture);
}
