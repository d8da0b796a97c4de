namespace ScmPulumi.Provider.Rules;

/// <summary>Suggests the correct spelling of a misspelled name.</summary>
internal static class NearMiss
{
    private const int MaxDistance = 2;

    /// <summary>"; did you mean x?", or an empty string.</summary>
    public static string Advice(string name, IEnumerable<string> candidates)
    {
        var wanted = Letters(name);
        var best = candidates.Select(candidate => (candidate, distance: Distance(wanted, Letters(candidate)))).MinBy(pair => pair.distance);
        return best.distance <= MaxDistance ? $"; did you mean {best.candidate}?" : "";
    }

    /// <summary>Makes <c>company_name</c> and <c>CompanyName</c> equal to <c>companyName</c>.</summary>
    private static string Letters(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The Levenshtein distance.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
