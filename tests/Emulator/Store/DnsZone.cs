namespace ScmPulumi.Emulator.Store;

/// <summary>
/// The DNS as far as the CA looks at it. Names are compared as DNS does; the quotes that Huawei Cloud DNS wants around a string are no part of it.
/// </summary>
internal sealed class DnsZone
{
    private readonly HashSet<(string Name, string Value)> _records = [];

    public void Add(string name, string value) => _records.Add(Normal(name, value));

    public void Remove(string name, string value) => _records.Remove(Normal(name, value));

    public bool Has(ValidationRecord record) => _records.Contains(Normal(record.Name, record.Value));

    private static (string Name, string Value) Normal(string name, string value) => (name.TrimEnd('.').ToLowerInvariant(), value.Trim('"'));
}
