using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.Rotation;

/// <summary>
/// A DNS record. YOUR DNS PROVIDER belongs here: create its record resource in the constructor, with this component as its parent. Keep the record: each
/// renewal needs it, with a new value. Until SCM shows a record, or if a renewal does not need one, it has a placeholder value.
/// </summary>
public class DnsRecord : ComponentResource
{
    public DnsRecord(string name, string domain, Output<ValidationRecord?> record, ComponentResourceOptions? options = null)
        : base("examples:index:DnsRecord", name, options)
    {
        Name = record.Apply(r => r?.Name ?? $"_dnsauth.{domain}");
        Type = record.Apply(r => r?.Type ?? "TXT");
        Value = record.Apply(r => r?.Value ?? "not needed now");

        // For Route 53, as an example:
        //
        // new Pulumi.Aws.Route53.Record(name, new()
        // {
        //     ZoneId = "Z0123456789ABCDEFGHIJ",
        //     Name = Name,
        //     Type = Type,
        //     Ttl = 300,
        //     Records = { Value },
        // }, new() { Parent = this });
        //
        // Huawei Cloud DNS requires a TXT value in quotes, and otherwise answers DNS.0308: Records = { Output.Format($"\"{Value}\"") }

        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name, ["type"] = Type, ["value"] = Value });
    }

    public Output<string> Name { get; }

    public Output<string> Type { get; }

    public Output<string> Value { get; }
}
