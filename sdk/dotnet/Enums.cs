// Generated from schema.json by `make codegen`: changes made here are lost.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Threading.Tasks;
using Pulumi;
using Pulumi.Serialization;

namespace ScmPulumi.HuaweiCloudScm
{
    /// <summary>
    /// How to prove control of the domains. The default is <c>DNS</c>, and <c>FILE</c> if every name is an IP address. A wildcard cannot use <c>FILE</c>, and an IP address can only use <c>FILE</c>.
    /// </summary>
    [EnumType]
    public readonly struct DomainMethod : IEquatable<DomainMethod>
    {
        private readonly string _value;

        private DomainMethod(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// A TXT or CNAME record in the domain's DNS.
        /// </summary>
        public static DomainMethod Dns { get; } = new DomainMethod("DNS");

        /// <summary>
        /// A file on the web server under that name or address.
        /// </summary>
        public static DomainMethod File { get; } = new DomainMethod("FILE");

        /// <summary>
        /// An email to the administrator of the domain; OV and EV certificates only.
        /// </summary>
        public static DomainMethod Email { get; } = new DomainMethod("EMAIL");

        public static bool operator ==(DomainMethod left, DomainMethod right) => left.Equals(right);
        public static bool operator !=(DomainMethod left, DomainMethod right) => !left.Equals(right);

        public static explicit operator string(DomainMethod value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is DomainMethod other && Equals(other);
        public bool Equals(DomainMethod other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// Hash algorithm of the root certificate. Required for GeoTrust OV certificates. Not supported with <c>apiVersion</c> <c>v2</c>.
    /// </summary>
    [EnumType]
    public readonly struct CaHashAlgorithm : IEquatable<CaHashAlgorithm>
    {
        private readonly string _value;

        private CaHashAlgorithm(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// The CA's usual root.
        /// </summary>
        public static CaHashAlgorithm Default { get; } = new CaHashAlgorithm("DEFAULT");

        /// <summary>
        /// A root with SHA-256, which very old browsers do not support.
        /// </summary>
        public static CaHashAlgorithm Sha256 { get; } = new CaHashAlgorithm("SHA-256");

        public static bool operator ==(CaHashAlgorithm left, CaHashAlgorithm right) => left.Equals(right);
        public static bool operator !=(CaHashAlgorithm left, CaHashAlgorithm right) => !left.Equals(right);

        public static explicit operator string(CaHashAlgorithm value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is CaHashAlgorithm other && Equals(other);
        public bool Equals(CaHashAlgorithm other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// The status to wait for. The default is <c>ISSUED</c>. An OV certificate takes 3 to 5 working days to be issued, and an EV certificate takes 7 to 10. With <c>DOMAIN_VALIDATED</c>, a run continues as soon as control of the domains is proven. A wait ends after 75 minutes, or after <c>customTimeouts</c>, and the next <c>pulumi up</c> continues it.
    /// </summary>
    [EnumType]
    public readonly struct WaitFor : IEquatable<WaitFor>
    {
        private readonly string _value;

        private WaitFor(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// The certificate is issued and can be exported.
        /// </summary>
        public static WaitFor Issued { get; } = new WaitFor("ISSUED");

        /// <summary>
        /// Control of the domains is proven; the CA still reviews the organization, or is about to issue the certificate.
        /// </summary>
        public static WaitFor DomainValidated { get; } = new WaitFor("DOMAIN_VALIDATED");

        public static bool operator ==(WaitFor left, WaitFor right) => left.Equals(right);
        public static bool operator !=(WaitFor left, WaitFor right) => !left.Equals(right);

        public static explicit operator string(WaitFor value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is WaitFor other && Equals(other);
        public bool Equals(WaitFor other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// The service of the target.
    /// </summary>
    [EnumType]
    public readonly struct Service : IEquatable<Service>
    {
        private readonly string _value;

        private Service(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// A domain of Content Delivery Network, for which HTTPS is already enabled. It needs <c>domainName</c>.
        /// </summary>
        public static Service Cdn { get; } = new Service("CDN");

        /// <summary>
        /// An existing certificate of Elastic Load Balance, with all listeners that use it. It needs <c>projectName</c> and <c>resourceId</c>.
        /// </summary>
        public static Service Elb { get; } = new Service("ELB");

        /// <summary>
        /// An object of Web Application Firewall. It needs <c>projectName</c>, <c>resourceId</c>, and <c>wafMode</c>. Experimental: see <c>resourceId</c>.
        /// </summary>
        public static Service Waf { get; } = new Service("WAF");

        public static bool operator ==(Service left, Service right) => left.Equals(right);
        public static bool operator !=(Service left, Service right) => !left.Equals(right);

        public static explicit operator string(Service value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is Service other && Equals(other);
        public bool Equals(Service other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// WAF only: the mode in which the object is protected.
    /// </summary>
    [EnumType]
    public readonly struct WafMode : IEquatable<WafMode>
    {
        private readonly string _value;

        private WafMode(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// The cloud mode of WAF.
        /// </summary>
        public static WafMode Cloud { get; } = new WafMode("cloud");

        /// <summary>
        /// The dedicated mode of WAF.
        /// </summary>
        public static WafMode Premium { get; } = new WafMode("premium");

        public static bool operator ==(WafMode left, WafMode right) => left.Equals(right);
        public static bool operator !=(WafMode left, WafMode right) => !left.Equals(right);

        public static explicit operator string(WafMode value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is WafMode other && Equals(other);
        public bool Equals(WafMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }
}
