using System.Collections.Generic;
using Pulumi;
using ScmPulumi.HuaweiCloudScm.Outputs;

namespace Examples.DnsValidation;

/// <summary>
/// A DNS record. YOUR DNS PROVIDER belongs here: create its record resource in the constructor, with this component as its parent. Until then, create the
/// record by hand. The status line of the validation shows it, and the wait ends after the record exists and the certificate is issued.
/// </summary>
public class DnsRecord : ComponentResource
{
    public DnsRecord(string name, Output<ValidationRecord> record, ComponentResourceOptions? options = null)
        : base("examples:index:DnsRecord", name, options)
    {
        Name = record.Apply(r => r.Name);
        Type = record.Apply(r => r.Type);
        Value = record.Apply(r => r.Value);

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
