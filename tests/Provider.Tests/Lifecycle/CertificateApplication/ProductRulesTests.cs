using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// P1 and P4: the application against the product that was bought, beyond what <c>Rules/rules.md</c> shows; in a preview and, since an update can skip its
/// preview, before anything is sent. What is refused here the emulator refuses as well; what passes it accepts.
/// </summary>
public sealed partial class ProductRulesTests : ProviderFixture
{
    /// <summary>Product, names (the primary first), changes, and the properties that do not fit, in the order of the documentation.</summary>
    [Theory]
    [InlineData("DV_SSL_CERT_BASIC SINGLE_DOMAIN 1", "www.shop.org", "")]
    [InlineData("DV_SSL_CERT_BASIC SINGLE_DOMAIN 1", "8.8.8.8", "", "domain")]
    [InlineData("DV_SSL_CERT_BASIC SINGLE_DOMAIN 1", "2606:4700::1111", "", "domain")]
    [InlineData("DV_SSL_CERT_BASIC MULTI_DOMAIN 3", "8.8.8.8 9.9.9.9", "", "domain", "sans[0]")]
    [InlineData("DV_SSL_CERT_BASIC WILDCARD 1", "8.8.8.8", "", "domain", "domain")]
    [InlineData("DV_SSL_CERT_BASIC SINGLE_DOMAIN 1", "8.8.8.8", "FILE", "domain")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "company")]
    [InlineData("DV_SSL_CERT WILDCARD 1", "*.example.com", "")]
    [InlineData("OV_SSL_CERT_PRO WILDCARD 1", "*.example.com", "company")]
    [InlineData("OV_SSL_CERT WILDCARD 1", "8.8.8.8", "company", "domain")]
    [InlineData("DV_SSL_CERT MULTI_DOMAIN 3", "www.example.com a.example.com b.example.com", "")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 3", "*.example.com www.a.example.com", "company")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 4", "*.example.com example.com *.a.example.com a.example.org", "company")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 3", "8.8.8.8 9.9.9.9", "company")]
    [InlineData("DV_SSL_CERT MULTI_DOMAIN 3", "*.example.com a.example.com", "", "domain")]
    [InlineData("DV_SSL_CERT MULTI_DOMAIN 3", "a.example.com b.example.com *.example.com", "", "sans[1]")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "", "companyName", "companyProvince", "companyCity", "country")]
    [InlineData("EV_SSL_CERT_PRO SINGLE_DOMAIN 1", "www.example.com", "company -country", "country")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1", "*.example.com a.example.com", "company -companyCity -country", "domain", "sans", "companyCity", "country")]
    public async Task Application_that_the_product_does_not_support_fails_in_preview_and_is_not_sent(
        string product, string names, string changes, params string[] mistakes)
    {
        var program = ProgramOf(Add(Bought(product)), names, changes);
        if (mistakes.Length == 0)
        {
            await this.PreviewAsync(program);
            await this.UpAsync(program);
        }
        else
        {
            await RefusesAsync(this.PreviewAsync(program), mistakes);
            await RefusesAsync(this.UpAsync(program), mistakes);
        }

        var applies = mistakes.Length == 0 ? 1 : 0;
        Assert.Equal((applies, applies), (Applies, Emulator.AcceptedApplications));
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("EV_SSL_CERT_PRO MULTI_DOMAIN 3", "*.example.com a.example.com", "company", "domain", "sans[0]")]
    [InlineData("DV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "", "domain")]
    [InlineData("DV_SSL_CERT MULTI_DOMAIN 3", "2606:4700::1111 9.9.9.9", "", "domain", "sans[0]")]
    [InlineData("EV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "company FILE", "domain")]
    [InlineData("EV_SSL_CERT MULTI_DOMAIN 3", "www.example.com b.example.com", "company EMAIL", "domainMethod")]
    [InlineData("EV_SSL_CERT_PRO MULTI_DOMAIN 3", "9.9.9.9 2606:4700::1111 8.8.8.8", "company", "domain", "sans[0]", "sans[1]")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 3", "*.example.com a.example.com", "company", "sans[0]")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 3", "a.example.com *.example.com", "company", "domain")]
    [InlineData("OV_SSL_CERT_PRO MULTI_DOMAIN 5", "b.example.org *.example.com x.example.com example.com WWW.example.com.", "company", "sans[1]", "sans[3]")]
    [InlineData("OV_SSL_CERT MULTI_DOMAIN 3", "*.bücher.com www.xn--bcher-kva.com", "company", "sans[0]")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "company FILE")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "company auto", "autoDnsAuth")]
    [InlineData("DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "auto")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company", "caHashAlgorithm")]
    [InlineData("OV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company hash")]
    [InlineData("EV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company")]
    [InlineData("DV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "")]
    public async Task Application_that_may_not_fit_the_product_is_a_warning(string product, string names, string changes, params string[] doubts)
    {
        var program = ProgramOf(Add(Bought(product)), names, changes);

        await this.PreviewAsync(program);
        Assert.Equal(doubts, Warnings.Select(warning => warning.Split(": ")[0]));

        await this.UpAsync(program);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    /// <summary>Words that Huawei lists. Those in the letters that only Punycode shows are none, and other products have no such list.</summary>
    [Theory]
    [InlineData("DV_SSL_CERT_BASIC", "www.mybank.com", true)]
    [InlineData("DV_SSL_CERT_BASIC", "pay.shop.org", true)]
    [InlineData("DV_SSL_CERT_BASIC", "LIVE.shop.org", true)]
    [InlineData("DV_SSL_CERT_BASIC", "contest.org", true)]
    [InlineData("DV_SSL_CERT_BASIC", "www.urban.com", true)] // ban.c
    [InlineData("DV_SSL_CERT_BASIC", "www.shop.pw", true)]
    [InlineData("DV_SSL_CERT_BASIC", "www.example.com", true)]
    [InlineData("DV_SSL_CERT_BASIC", "münzbank.org", true)]
    [InlineData("DV_SSL_CERT_BASIC", "www.live.live", true)]
    [InlineData("DV_SSL_CERT_BASIC", "www.shop.live", false)]
    [InlineData("DV_SSL_CERT_BASIC", "www.shop.org", false)]
    [InlineData("DV_SSL_CERT_BASIC", "xn--j2bd4cyac6f.org", false)]
    [InlineData("DV_SSL_CERT", "www.mybank.com", false)]
    [InlineData("OV_SSL_CERT", "www.mybank.com", false)]
    public async Task Word_that_a_CA_may_refuse_on_a_test_certificate_is_a_warning(string type, string domain, bool isDoubtful)
    {
        await this.PreviewAsync(ProgramOf(Add(Bought($"{type} SINGLE_DOMAIN 1")), domain, "company"));

        Assert.Equal(isDoubtful ? ["domain"] : [], Warnings.Select(warning => warning.Split(": ")[0]));
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("companyName")]
    [InlineData("sans")]
    [InlineData("domainMethod")]
    public async Task Unknown_input_adds_no_mistake(string field)
    {
        var id = Add(ForNames(2) with { Type = "OV_SSL_CERT", Brand = "GLOBALSIGN" });

        await this.PreviewAsync(OrganizationProgram(id).With("sans", new JsonArray("a.example.com")).With(field, Property.Unknown));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Unknown_names_may_be_repetitions()
    {
        var id = Add(ForNames(2));

        await this.PreviewAsync(Program(id).With("sans", new JsonArray("a.example.com", Property.Unknown, Property.Unknown)));

        Assert.Empty(Warnings);
        await RefusesAsync(this.PreviewAsync(Program(id).With("sans", new JsonArray("a.example.com", "b.example.com", Property.Unknown))), "sans");
    }

    /// <summary>C2: Check drops the primary name if it is repeated.</summary>
    [Fact]
    public async Task Additional_name_may_equal_the_primary_one_that_is_not_known_yet()
    {
        var program = Program(CertificateId).With("domain", Property.Unknown);

        await this.PreviewAsync(program.With("sans", new JsonArray("www.example.com")));

        await RefusesAsync(this.PreviewAsync(program.With("sans", new JsonArray("a.example.com", "b.example.com"))), "sans");
    }

    /// <summary>No message for kinds that this release does not know (C7), nor for a number of names that the service does not report.</summary>
    [Theory]
    [InlineData("QV_SSL_CERT", "SINGLE_DOMAIN", 0, "")]
    [InlineData("DV_SSL_CERT", "THREE_DOMAINS", 0, "a.example.com")]
    [InlineData("DV_SSL_CERT", "MULTI_DOMAIN", null, "a.example.com")]
    [InlineData("DV_SSL_CERT", "MUILT_DOMAIN", 2, "a.example.com b.example.com", "sans")] // a sample of the reference spells it like this
    public async Task Unknown_product_is_not_checked(string type, string domainType, int? count, string sans, string mistake = "")
    {
        Emulator.Faults.Next("show", ShownWith("PAID", ("type", type), ("domain_type", domainType), ("domain_count", count)));
        var preview = this.PreviewAsync(ProgramOf(CertificateId, $"www.example.com {sans}".Trim(), ""));

        if (mistake.Length > 0) await RefusesAsync(preview, mistake);
        else await preview;

        Assert.Empty(Warnings);
    }

    /// <summary>Nothing will be sent, so nothing is checked.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("ISSUED")]
    public async Task Same_application_is_adopted_for_every_product(string status)
    {
        var id = Add(Organization with { Status = status, Domain = "www.example.com" });

        await this.PreviewAsync(Program(id));

        Assert.Empty(Warnings);
        Assert.Equal(status, (await this.UpAsync(Program(id))).Status);
    }

    /// <summary>P1 also applies to a replacement.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CANCELCHECKING")]
    [InlineData("UNPASSED")]
    public async Task Replacement_application_is_checked(string status)
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;

        await RefusesAsync(this.PreviewAsync(Program(AddApplied(status)).With("domain", "*.example.com")), "domain");
    }

    /// <summary>The refusal is one message (P4), with a line for each property.</summary>
    private static async Task RefusesAsync(Task call, params string[] properties)
    {
        var failure = await FailsAsync(call, "InvalidArgument");
        Assert.Equal(properties, PropertyPattern.Matches(failure.Message).Select(match => match.Groups["path"].Value));
    }

    private static CertificateSeed Bought(string product)
    {
        var parts = product.Split(' ');
        return new CertificateSeed
        {
            Type = parts[0], DomainType = parts[1], DomainCount = int.Parse(parts[2], null), Brand = parts.ElementAtOrDefault(3) ?? "GLOBALSIGN",
        };
    }

    private JsonObject ProgramOf(string id, string names, string changes)
    {
        var all = names.Split(' ');
        var program = (changes.Contains("company", StringComparison.Ordinal) ? OrganizationProgram(id) : Program(id)).With("domain", all[0]);
        if (all.Length > 1) program["sans"] = new JsonArray([.. all.Skip(1).Select(name => (JsonNode)name)]);
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (change[0] == '-') program.Remove(change[1..]);
            else if (change == "auto") program["autoDnsAuth"] = true;
            else if (change == "hash") program["caHashAlgorithm"] = "SHA-256";
            else if (change != "company") program["domainMethod"] = change;
        }

        return program;
    }

    [GeneratedRegex(@"^  (?<path>[^:]+): ", RegexOptions.Multiline)]
    private static partial Regex PropertyPattern { get; }
}
