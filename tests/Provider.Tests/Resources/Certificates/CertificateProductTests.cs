using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Resources.Certificates;

/// <summary>P1: the product decides what an application can contain.</summary>
public sealed class CertificateProductTests
{
    [Theory]
    [InlineData("OV_SSL_CERT", true)]
    [InlineData("EV_SSL_CERT_PRO", true)]
    [InlineData("DV_SSL_CERT", false)]
    [InlineData(null, false)]
    public void Organization_is_validated_by_type(string? type, bool expected) =>
        Assert.Equal(expected, new CertificateProduct(new Certificate { Type = type }).IsOrganizationValidated);
}
