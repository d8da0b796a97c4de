using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>The state contains the inputs and the values of the service.</summary>
public sealed class ApplicationStateTests
{
    [Fact]
    public void Outputs_are_inputs_and_what_the_service_says()
    {
        var certificate = new Certificate
        {
            Status = "CHECKING_DOMAIN", Name = "scm-1", Type = "DV_SSL_CERT", Brand = "GEOTRUST", DomainType = "MULTI_DOMAIN", OrderId = "CS1",
            Domain = "WWW.example.com", Sans = "b.example.com;a.example.com; www.example.com", ValidationMethod = "DNS",
            SignatureAlgorithmMisspelt = "SHA256WITHRSA", IssueTime = "", NotBefore = null,
        };

        Assert.Equal(
            Values.Print(Applications.Minimal.With(
                ("status", "CHECKING_DOMAIN"), ("certificateName", "scm-1"), ("certificateType", "DV_SSL_CERT"), ("brand", "GEOTRUST"),
                ("domainType", "MULTI_DOMAIN"), ("orderId", "CS1"), ("validationMethod", "DNS"), ("signatureAlgorithm", "SHA256WITHRSA"),
                ("domainNames", new[] { "www.example.com", "b.example.com", "a.example.com" }))),
            Values.Print(ApplicationState.Of(Applications.Minimal, certificate, previous: null)));
    }

    [Fact]
    public void Names_are_those_of_the_inputs_while_the_service_shows_none() =>
        Assert.Equal(
            "['www.example.com', 'example.org', '*.example.net']",
            Values.Print(ApplicationState.Of(Applications.Full, new Certificate { Domain = "" }, null)["domainNames"]));

    /// <summary>Records with the same name and value are distinct if their types differ.</summary>
    [Fact]
    public void Records_are_sorted_and_each_once()
    {
        var certificate = new Certificate
        {
            Authentications =
            [
                Record("example.com", "_dnsauth.example.com", "v2"), Record("b.example.com", "_dnsauth.b.example.com", "v1"),
                Record("*.example.com", "_dnsauth.example.com", "v2"), Record("b.example.com", "_dnsauth.b.example.com", "v1", type: "CNAME"),
                new Authentication { Domain = "c.example.com", RecordName = "", RecordValue = null },
            ],
        };

        Assert.Equal(
            "[{'domain': '*.example.com', 'name': '_dnsauth.example.com', 'type': 'TXT', 'value': 'v2'}, "
            + "{'domain': 'b.example.com', 'name': '_dnsauth.b.example.com', 'type': 'TXT', 'value': 'v1'}, "
            + "{'domain': 'b.example.com', 'name': '_dnsauth.b.example.com', 'type': 'CNAME', 'value': 'v1'}]",
            Values.Print(ApplicationState.Of(Applications.Minimal, certificate, null)["validationRecords"]));
    }

    [Fact]
    public void Same_file_for_two_hosts_is_returned_for_both()
    {
        var file = new Certificate
        {
            ValidationMethod = "FILE",
            Authentications = [Record("8.8.8.8", "whois.txt", "v"), Record("8.8.4.4", "whois.txt", "v"), Record("8.8.8.8", "whois.txt", "v")],
        };

        Assert.Equal("['8.8.4.4', '8.8.8.8']", Values.Print(PropertyValue.Of(CertificateOutputs.Records(file).Select(record => record.Domain!))));
    }

    [Fact]
    public void Records_that_SCM_no_longer_returns_are_kept_until_a_new_set_replaces_them()
    {
        var first = ApplicationState.Of(Applications.Minimal, new Certificate { Authentications = [Record("a", "n", "1"), Record("b", "m", "1")] }, null);
        var vanished = ApplicationState.Of(Applications.Minimal, new Certificate { Authentications = null }, first);
        var renewed = ApplicationState.Of(Applications.Minimal, new Certificate { Authentications = [Record("a", "n", "2")] }, vanished);

        Assert.Equal(Values.Print(first["validationRecords"]), Values.Print(vanished["validationRecords"]));
        Assert.Equal("[{'domain': 'a', 'name': 'n', 'type': 'TXT', 'value': '2'}]", Values.Print(renewed["validationRecords"]));
    }

    [Fact]
    public void Inputs_not_read_shrink_as_inputs_are_set()
    {
        var imported = Values.Map(("inputsNotRead", new[] { "csr", "applicantPhone", "companyUnit" }));

        var partly = ApplicationState.Of(Applications.Minimal, new Certificate(), imported);
        var whole = ApplicationState.Of(Applications.Full, new Certificate(), partly);

        Assert.Equal("['csr', 'companyUnit']", Values.Print(partly["inputsNotRead"]));
        Assert.False(whole.ContainsKey("inputsNotRead"));
    }

    private static Authentication Record(string domain, string name, string value, string type = "TXT") =>
        new() { Domain = domain, RecordName = name, RecordType = type, RecordValue = value };
}
