namespace ScmPulumi.Emulator.Store;

/// <summary>
/// The DNS records. Names are compared as in DNS. The quotes that Huawei Cloud DNS requires around a string are not part of the value.
/// </summary>
internal sealed class DnsZone
{
    private readonly HashSet<(string Name, string Value)> _records = [];

    public void Add(string name, string value) => _records.Add(Normal(name, value));

    public void Remove(string name, string value) => _records.Remove(Normal(name, value));

    public bool Has(ValidationRecord record) => _records.Contains(Normal(record.Name, record.Value));

    private static (string Name, string Value) Normal(string name, string value) => (name.TrimEnd('.').ToLowerInvariant(), value.Trim('"'));
}
