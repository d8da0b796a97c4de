using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using static ScmPulumi.Provider.Tests.Lifecycle.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>
/// P1 and P4: the application against the product that was bought, in a preview and, since an update can skip its preview, before anything is sent.
/// What is refused here the emulator refuses as well; what passes it accepts.
/// </summary>
public sealed class ProductRulesTests : ProviderFixture
{
    /// <summary>Product, names (the primary first), changes, and what is said: none where it fits.</summary>
    public static TheoryData<string, string, string, string?> Mistakes => new()
    {
        // single name
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "", null },
        { "DV_SSL_CERT_BASIC SINGLE_DOMAIN 1", "www.example.com", "", null },
        { "OV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "company", null },
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "*.example.com", "", "domain: is a wildcard, but the certificate is for a single name" },
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com example.com", "", "sans: must not be set: the certificate is for one name only" },
        // wildcard
        { "DV_SSL_CERT WILDCARD 1", "*.example.com", "", null },
        { "OV_SSL_CERT_PRO WILDCARD 1", "*.example.com", "company", null },
        { "DV_SSL_CERT WILDCARD 1", "www.example.com", "", "domain: is not a wildcard, but the certificate is for one" },
        { "OV_SSL_CERT WILDCARD 1", "8.8.8.8", "company", "domain: is not a wildcard, but the certificate is for one" },
        { "DV_SSL_CERT WILDCARD 1", "*.example.com example.com", "", "sans: must not be set: the certificate is for one wildcard only" },
        // several names
        { "DV_SSL_CERT MULTI_DOMAIN 3", "www.example.com a.example.com b.example.com", "", null },
        { "OV_SSL_CERT MULTI_DOMAIN 3", "*.example.com www.example.com", "company", null },
        { "EV_SSL_CERT MULTI_DOMAIN 3", "www.example.com b.example.com", "company EMAIL", null },
        {
            "DV_SSL_CERT MULTI_DOMAIN 2", "www.example.com a.example.com b.example.com", "",
            "sans: makes 3 names with the primary one, but the certificate can carry 2"
        },
        { "DV_SSL_CERT MULTI_DOMAIN 3", "*.example.com a.example.com", "", "domain: is a wildcard, which a DV certificate for several names cannot carry" },
        {
            "DV_SSL_CERT MULTI_DOMAIN 3", "a.example.com b.example.com *.example.com", "",
            "sans[1]: is a wildcard, which a DV certificate for several names cannot carry"
        },
        // who is validated, and how
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "EMAIL", "domainMethod: cannot be EMAIL for a DV certificate" },
        {
            "OV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "",
            "companyName: is required for an OV or EV certificate\n"
            + "  companyProvince: is required for an OV or EV certificate\n"
            + "  companyCity: is required for an OV or EV certificate\n"
            + "  country: is required for an OV or EV certificate"
        },
        { "EV_SSL_CERT_PRO SINGLE_DOMAIN 1", "www.example.com", "company -country", "country: is required for an OV or EV certificate" },
    };

    public static TheoryData<string, string, string, string?> Doubts => new()
    {
        {
            "EV_SSL_CERT MULTI_DOMAIN 3", "www.example.com *.example.com", "company",
            "sans[0]: is a wildcard, which by the rules of the CAs no EV certificate carries"
        },
        {
            "EV_SSL_CERT_PRO MULTI_DOMAIN 3", "*.example.com a.example.com", "company",
            "domain: is a wildcard, which by the rules of the CAs no EV certificate carries"
        },
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "FILE", "domainMethod: is FILE for a host name" },
        { "OV_SSL_CERT SINGLE_DOMAIN 1", "8.8.8.8", "company FILE", null },
        { "OV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "company auto", "autoDnsAuth: works for DV certificates only" },
        { "DV_SSL_CERT SINGLE_DOMAIN 1", "www.example.com", "auto", null },
        { "DV_SSL_CERT MULTI_DOMAIN 3", "www.example.com", "", "sans: is not set, although the certificate is for several names" },
        { "OV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company", "caHashAlgorithm: is not set, although SCM's documentation asks for it" },
        { "OV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company hash", null },
        { "EV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "company", null },
        { "DV_SSL_CERT SINGLE_DOMAIN 1 GEOTRUST", "www.example.com", "", null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Application_that_the_product_cannot_carry_fails_in_preview_and_unsent(string product, string names, string changes, string? mistake)
    {
        var id = Add(Bought(product));
        var program = ProgramOf(id, names, changes);
        if (mistake is null)
        {
            await this.PreviewAsync(program);
            await this.UpAsync(program);
            Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
        }
        else
        {
            var lines = $"Certificate {id} ({product.Split(' ')[0]}, {product.Split(' ')[1]}) cannot carry this application:\n  {mistake}";
            await FailsAsync(this.PreviewAsync(program), "InvalidArgument", lines);
            await FailsAsync(this.UpAsync(program), "InvalidArgument", lines);
            Assert.Equal(0, Applies);
        }

        Assert.Empty(Warnings);
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Application_that_may_not_fit_the_product_is_a_warning(string product, string names, string changes, string? doubt)
    {
        var program = ProgramOf(Add(Bought(product)), names, changes);

        await this.PreviewAsync(program);
        Assert.Equal(doubt is null ? [] : [doubt], Warnings.Select(warning => warning[..Math.Min(warning.Length, doubt?.Length ?? 0)]));

        await this.UpAsync(program);
        Assert.Equal((1, 1), (Applies, Emulator.AcceptedApplications));
    }

    [Fact]
    public async Task All_that_does_not_fit_comes_as_one_message_property_by_property()
    {
        // P4, in the order of the documentation
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT", DomainType = "SINGLE_DOMAIN", Brand = "GLOBALSIGN" });

        var failure = await FailsAsync(this.PreviewAsync(ProgramOf(id, "*.example.com a.example.com", "company -companyCity -country")), "InvalidArgument");

        Assert.Contains(
            $"""
            Certificate {id} (OV_SSL_CERT, SINGLE_DOMAIN) cannot carry this application:
              domain: is a wildcard, but the certificate is for a single name; write the name itself
              sans: must not be set: the certificate is for one name only
              companyCity: is required for an OV or EV certificate
              country: is required for an OV or EV certificate
            """,
            failure.Display, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("companyName")]
    [InlineData("sans")]
    [InlineData("domainMethod")]
    public async Task Unknown_input_adds_no_mistake(string field)
    {
        var id = Add(new CertificateSeed { Type = "OV_SSL_CERT", DomainType = "MULTI_DOMAIN", DomainCount = 2, Brand = "GLOBALSIGN" });

        await this.PreviewAsync(OrganizationProgram(id).With("sans", new JsonArray("a.example.com")).With(field, Property.Unknown));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Unknown_names_may_prove_to_be_repetitions()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        var sans = new JsonArray("a.example.com", Property.Unknown, Property.Unknown);

        await this.PreviewAsync(Program(id).With("sans", sans));

        Assert.Empty(Warnings);
        var another = new JsonArray("a.example.com", "b.example.com", Property.Unknown);
        await FailsAsync(this.PreviewAsync(Program(id).With("sans", another)), "InvalidArgument", "makes 3 names");
    }

    [Fact]
    public async Task Internationalised_names_are_sent_as_A_labels_and_compared_as_one()
    {
        var id = Add(new CertificateSeed { DomainType = "MULTI_DOMAIN", DomainCount = 2 });
        var created = await this.UpAsync(Program(id).With("domain", "Bücher.example").With("sans", new JsonArray("华为云.com")));

        var sent = Emulator.Certificate(id).Application!;
        Assert.Equal(("xn--bcher-kva.example", "xn--siq1ht8k.com"), (sent["domain"], sent["sans"]));
        Assert.Equal(["xn--bcher-kva.example", "xn--siq1ht8k.com"], created.Texts("domainNames"));
        var rewritten = await this.CheckAsync(Program(id).With("domain", "xn--bcher-kva.example").With("sans", new JsonArray("华为云。COM.")), created);
        Assert.Equal("DIFF_NONE", (string?)(await this.DiffAsync(created, rewritten))["changes"]);
    }

    /// <summary>Nothing is said of kinds that this release does not know (C7).</summary>
    [Theory]
    [InlineData("QV_SSL_CERT", "SINGLE_DOMAIN")]
    [InlineData("DV_SSL_CERT", "THREE_DOMAINS")]
    public async Task Product_of_an_unknown_kind_is_not_judged(string type, string domainType)
    {
        var id = Add(new CertificateSeed { Type = type, DomainType = domainType, DomainCount = 0 });

        await this.PreviewAsync(Program(id));

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Number_of_names_that_the_service_does_not_tell_is_not_judged()
    {
        Emulator.Faults.Next("show", Fault.Answer(200, """{"status":"PAID","type":"DV_SSL_CERT","domain_type":"MULTI_DOMAIN","domain_count":null}"""));

        await this.PreviewAsync(Program(CertificateId).With("sans", new JsonArray("a.example.com")));

        Assert.Empty(Warnings);
    }

    /// <summary>Nothing will be sent, so nothing is judged: what is there fitted once.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("ISSUED")]
    public async Task Same_application_is_taken_over_whatever_the_product(string status)
    {
        var id = Add(new CertificateSeed { Status = status, Type = "OV_SSL_CERT", Domain = "www.example.com" });

        await this.PreviewAsync(Program(id));

        Assert.Empty(Warnings);
        Assert.Equal(status, (await this.UpAsync(Program(id))).Status);
    }

    /// <summary>P1 holds for the application that is to replace another one.</summary>
    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("CANCELCHECKING")]
    [InlineData("UNPASSED")]
    public async Task Application_that_is_to_follow_another_is_judged(string status)
    {
        Emulator.Switches.WithdrawalReads = int.MaxValue;
        var id = AddApplied(status);

        await FailsAsync(this.PreviewAsync(Program(id).With("domain", "*.example.com")), "InvalidArgument", "domain: is a wildcard");
    }

    /// <summary>C2: Check drops the primary name where it is repeated.</summary>
    [Fact]
    public async Task Additional_name_may_prove_to_be_the_primary_one_that_is_not_known_yet()
    {
        var program = Program(CertificateId).With("domain", Property.Unknown);

        await this.PreviewAsync(program.With("sans", new JsonArray("www.example.com")));

        await FailsAsync(this.PreviewAsync(program.With("sans", new JsonArray("a.example.com", "b.example.com"))), "InvalidArgument", "sans: must not be set");
    }

    /// <summary>A sample of the reference spells it like this.</summary>
    [Fact]
    public async Task Misspelt_kind_of_product_is_known()
    {
        Emulator.Faults.Next("show", Fault.Answer(200, new JsonObject
        {
            ["status"] = "PAID", ["type"] = "DV_SSL_CERT", ["domain_type"] = "MUILT_DOMAIN", ["domain_count"] = 2,
        }.ToJsonString()));

        var sans = new JsonArray("a.example.com", "b.example.com");
        await FailsAsync(this.PreviewAsync(Program(CertificateId).With("sans", sans)), "InvalidArgument", "makes 3 names");
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
}
