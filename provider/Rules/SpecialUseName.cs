namespace ScmPulumi.Provider.Rules;

/// <summary>
/// Names that no one can own, so no CA can validate control of them (https://cabforum.org/working-groups/server/baseline-requirements/, 3.2.2.4).
/// </summary>
internal static class SpecialUseName
{
    /// <summary>
    /// https://www.iana.org/assignments/special-use-domain-names/: reserved forever. <c>example.com</c>, <c>.net</c>, and <c>.org</c> are reserved as well, but
    /// are allowed, because examples use them.
    /// </summary>
    private static readonly string[] Reserved =
    [
        "example", "invalid", "localhost", "test", // https://www.rfc-editor.org/rfc/rfc6761
        "local", // https://www.rfc-editor.org/rfc/rfc6762
        "home.arpa", // https://www.rfc-editor.org/rfc/rfc8375
        "ipv4only.arpa", // https://www.rfc-editor.org/rfc/rfc8880
        "resolver.arpa", // https://www.rfc-editor.org/rfc/rfc9462
        "service.arpa", // https://www.rfc-editor.org/rfc/rfc9665
        "alt", // https://www.rfc-editor.org/rfc/rfc9476
        "internal", // https://www.icann.org/en/public-comment/proceeding/proposed-top-level-domain-string-for-private-use-24-01-2024
    ];

    /// <summary>Forbidden since 2026-03-15: https://cabforum.org/2025/11/10/ballot-sc-086v3-sunset-the-inclusion-of-ip-reverse-address-domain-names/.</summary>
    private static readonly string[] Reverse = ["in-addr.arpa", "ip6.arpa"];

    /// <summary>In private use, and not in the public DNS yet (https://www.rfc-editor.org/rfc/rfc6762#appendix-G).</summary>
    private static readonly string[] Private = ["corp", "home", "intranet", "lan", "private"];

    /// <summary>https://www.rfc-editor.org/rfc/rfc7686.</summary>
    private const string Onion = "onion";

    /// <param name="host">In normal form, without a wildcard.</param>
    public static string? Problem(string host)
    {
        if (Ending(host, Reserved) is { } reserved)
        {
            return $"ends in .{reserved}, which is reserved; a public certificate needs a name in the public DNS, such as www.example.com";
        }

        return Ending(host, Reverse) is { } reverse
            ? $"ends in .{reverse}, for which no CA issues certificates anymore; write the host name or the IP address itself"
            : null;
    }

    /// <param name="host">In normal form, without a wildcard.</param>
    public static string? Doubt(string host)
    {
        if (Ending(host, Private) is { } ending) return $"ends in .{ending}, which is not a top-level domain of the public DNS; it may be refused";
        return Ending(host, [Onion]) is null ? null : "is a name of the Tor network (.onion), for which few CAs issue certificates; it may be refused";
    }

    private static string? Ending(string host, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (host.EndsWith(ending, StringComparison.Ordinal) && (host.Length == ending.Length || host[^(ending.Length + 1)] == '.')) return ending;
        }

        return null;
    }
}
