using System.Globalization;

namespace ScmPulumi.Emulator.Store;

/// <summary>
/// The records that the CA looks for, one entry for each name. A wildcard is proven at its parent, so both have the same record name and value.
/// </summary>
internal static class ValidationRecords
{
    private const int ValueLength = 64;

    public static IReadOnlyList<ValidationRecord> For(IEnumerable<string> names, string method, DateTimeOffset now, Randomness random)
    {
        if (method == "EMAIL") return [];

        var values = new Dictionary<string, string>();
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name =>
        {
            var (record, type) = method == "FILE" ? ("whois.txt", "FILE") : ($"_dnsauth.{DomainName.Parent(name)}", "TXT");
            var key = method == "FILE" ? name : record;
            if (!values.TryGetValue(key, out var value)) values[key] = value = NewValue(now, values.Count, random);
            return new ValidationRecord(name, record, type, value);
        })];
    }

    private static string NewValue(DateTimeOffset now, int number, Randomness random)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd}{number:D6}");
        return prefix + random.LettersAndDigits(ValueLength - prefix.Length);
    }
}
