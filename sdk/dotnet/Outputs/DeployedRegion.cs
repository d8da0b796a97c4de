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
    /// The resources of one service and region that use a certificate.
    /// </summary>
    [OutputType]
    public sealed class DeployedRegion
    {
        /// <summary>
        /// Whether the region may have more resources than SCM lists (at most 100).
        /// </summary>
        public readonly bool IsCut;

        /// <summary>
        /// Whether SCM could not query the region. If so, <c>resources</c> is not reliable.
        /// </summary>
        public readonly bool IsError;

        /// <summary>
        /// The region, or <c>global</c> for a service without regions.
        /// </summary>
        public readonly string? Region;

        /// <summary>
        /// The resources, in the order of SCM.
        /// </summary>
        public readonly ImmutableArray<Outputs.DeployedResource> Resources;

        /// <summary>
        /// The service, such as <c>CDN</c>, <c>ELB</c> or <c>WAF</c>. New values may appear at any time.
        /// </summary>
        public readonly string? Service;

        [OutputConstructor]
        private DeployedRegion(bool isCut, bool isError, string? region, ImmutableArray<Outputs.DeployedResource> resources, string? service)
        {
            IsCut = isCut;
            IsError = isError;
            Region = region;
            Resources = resources;
            Service = service;
        }
    }
}
