// Generated from schema.json by `make codegen`: changes made here are lost.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Serialization;

namespace ScmPulumi.HuaweiCloudScm.Outputs
{
    /// <summary>
    /// A record that proves control of a domain.
    /// </summary>
    [OutputType]
    public sealed class ValidationRecord
    {
        /// <summary>
        /// The domain that the record is for, in its A-label form.
        /// </summary>
        public readonly string Domain;

        /// <summary>
        /// Name of the record, such as <c>_dnsauth.example.com</c>.
        /// </summary>
        public readonly string Name;

        /// <summary>
        /// Type of the record, such as <c>TXT</c> or <c>CNAME</c>.
        /// </summary>
        public readonly string Type;

        /// <summary>
        /// Value of the record. Huawei Cloud DNS requires the value of a <c>TXT</c> record in quotes (otherwise, it answers DNS.0308).
        /// </summary>
        public readonly string Value;

        [OutputConstructor]
        private ValidationRecord(string domain, string name, string type, string value)
        {
            Domain = domain;
            Name = name;
            Type = type;
            Value = value;
        }
    }
}
