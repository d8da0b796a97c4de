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
    /// A resource of another service that uses a certificate.
    /// </summary>
    [OutputType]
    public sealed class DeployedResource
    {
        /// <summary>
        /// ID of the resource: for ELB, that of the ELB certificate.
        /// </summary>
        public readonly string? ResourceId;

        /// <summary>
        /// Name of the resource: for CDN, the accelerated domain.
        /// </summary>
        public readonly string? ResourceName;

        [OutputConstructor]
        private DeployedResource(string? resourceId, string? resourceName)
        {
            ResourceId = resourceId;
            ResourceName = resourceName;
        }
    }
}
