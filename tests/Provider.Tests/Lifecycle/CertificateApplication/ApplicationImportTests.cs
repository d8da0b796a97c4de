using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateApplication;

/// <summary>Read without inputs: import and get.</summary>
public sealed class ApplicationImportTests : ProviderFixture
{
    /// <summary>D4</summary>
    [Theory]
    [InlineData(PersonalData.Full, true, false)]
    [InlineData(PersonalData.Masked, true, false)]
    [InlineData(PersonalData.Empty, true, true)]
    [InlineData(PersonalData.Full, false, true)]
    public async Task Import_then_the_original_program_changes_nothing(PersonalData persons, bool echo, bool twin)
    {
        var id = Add(Organization);
        var program = OrganizationProgram(id).With("companyUnit", "IT").With("caHashAlgorithm", "SHA-256").With("autoDnsAuth", true);
        await this.UpBeforeAsync(program);
        (Emulator.Switches.PersonalData, Emulator.Switches.InfoEcho, Emulator.Switches.AddTwin) = (persons, echo, twin);

        var imported = await ImportedWithoutChangeAsync(id, program);

        Assert.Equal(id, imported.Id);
        string[] neverReturned = ["csr", "companyUnit", "autoDnsAuth", "keyAlgorithm", "caHashAlgorithm"];
        string[] ofPersons = ["applicantName", "applicantPhone", "applicantEmail", "contactName", "contactPhone", "contactEmail"];
        string[] ofCompany = ["companyName", "companyProvince", "companyCity", "country"];
        string[] notRead = [.. neverReturned, .. echo && persons == PersonalData.Full ? [] : ofPersons, .. echo ? [] : ofCompany];
        Assert.Equal(notRead.Order(), imported.Texts("inputsNotRead").Except(["sans"]).Order()); // sans: there are none
        Assert.True((bool)imported.Inputs["agreePrivacyProtection"]!);
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>D2, D4</summary>
    [Theory]
    [InlineData("ISSUED")]
    [InlineData("REVOKED")]
    public async Task Import_of_an_issued_certificate_without_privacy_authorization_and_the_original_program_change_nothing(string status)
    {
        var id = Add(ForNames(4) with { Type = "OV_SSL_CERT" });
        var program = OrganizationProgram(id).With("sans", new JsonArray("b.example.com", "a.example.com"));
        await this.UpBeforeAsync(program);
        Emulator.Switches.AddTwin = true;
        Emulator.Issue(id);
        Emulator.SetStatus(id, status);
        Emulator.CancelPrivacy(id);

        var imported = await ImportedWithoutChangeAsync(id, program);
        var refreshed = (await this.ReadAsync(imported))!;

        AssertSame(imported.Inputs, refreshed.Inputs);
        AssertSame(imported.Outputs, refreshed.Outputs);
        Assert.Superset(new HashSet<string> { "applicantName", "companyName", "country", "csr" }, refreshed.Texts("inputsNotRead").ToHashSet());
        Assert.Empty(await this.ChangesAsync(refreshed, await this.CheckAsync(program, refreshed)));
    }

    /// <summary>What the service shows in another form, or as no application can have it, is no change: the application would be withdrawn.</summary>
    [Theory]
    [InlineData("country", "country", "China", true)]
    [InlineData("companyName", "company_name", "EXAMPLE  COMPANY", false)]
    public async Task Import_of_a_reformatted_company_then_the_original_program_changes_nothing(string field, string member, string shown, bool isNotRead)
    {
        var id = Add(Organization);
        var program = OrganizationProgram(id).With("companyName", "Example Company");
        await this.UpBeforeAsync(program);
        Emulator.Faults.Next("show", ShownWith("CHECKING_ORG", ("type", "OV_SSL_CERT"), ("application_info", new JsonObject { [member] = shown })));

        var imported = await ImportedWithoutChangeAsync(id, program);

        Assert.Equal(isNotRead, imported.Texts("inputsNotRead").Contains(field));
    }

    /// <summary>D4: as in the test above, but the program knows better than the service; everything else is a change as ever.</summary>
    [Theory]
    [InlineData("b.example.com c.example.com", "sans[1]")] // a became c; no word of the twin
    [InlineData("", "sans[1]", "sans[2]")] // a and b are gone
    [InlineData("b.example.com a.example.com")]
    [InlineData("b.example.com a.example.com example.com")]
    public async Task Import_with_the_twin_of_the_CA_shows_other_changes_of_names(string sans, params string[] paths)
    {
        var id = Add(ForNames(5) with { Status = "CHECKING_DOMAIN", Domain = "www.example.com", Sans = "example.com;a.example.com;b.example.com" });
        var imported = (await this.ImportAsync(id))!;
        var program = Program(id);
        if (sans.Length > 0) program["sans"] = new JsonArray([.. sans.Split(' ').Select(name => (JsonNode)name)]);

        Assert.Equal(paths, await this.ChangesAsync(imported, await this.CheckAsync(program, imported)));
    }

    [Fact]
    public async Task Import_omits_a_masked_phone_and_a_refresh_keeps_it_off_the_list_once_it_is_set()
    {
        Emulator.Switches.PersonalData = PersonalData.Masked;
        await this.UpAsync(Program(CertificateId));
        var imported = (await this.ImportAsync(CertificateId))!;
        Assert.Null(imported.Inputs["applicantPhone"]);
        Assert.Contains("applicantPhone", imported.Texts("inputsNotRead"));

        var stated = await this.UpdateAsync(imported, await this.CheckAsync(Program(CertificateId), imported));
        var refreshed = (await this.ReadAsync(stated))!;

        Assert.DoesNotContain("applicantPhone", refreshed.Texts("inputsNotRead"));
        Assert.Contains("csr", refreshed.Texts("inputsNotRead"));
        AssertSame(stated.Outputs, refreshed.Outputs);
        AssertSame(stated.Inputs, refreshed.Inputs);
    }

    /// <summary>A masked value in the program would be sent with the next application.</summary>
    [Theory]
    [InlineData("applicant_phone", "138xxxx0000", null)]
    [InlineData("applicant_phone", "138●●●●0000", null)]
    [InlineData("contact_phone", "138＊＊＊＊0000", null)]
    [InlineData("contact_phone", "138----0000", null)]
    [InlineData("applicant_email", "lxxx@example.com", null)]
    [InlineData("contact_email", "•••@example.com", null)]
    [InlineData("company_name", "XX有限公司", null)]
    [InlineData("applicant_name", " \n", null)]
    [InlineData("company_name", "Example Ltd\r\n", "Example Ltd")]
    [InlineData("contact_email", " li@example.com", "li@example.com")]
    public async Task Import_uses_only_unmasked_values_and_trims_them(string member, string shown, string? imported)
    {
        Emulator.Faults.Next("show", ShownWith("CHECKING_ORG", ("type", "OV_SSL_CERT"), ("application_info", new JsonObject { [member] = shown })));
        var field = string.Concat(member.Split('_').Select((part, index) => index == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

        var resource = (await this.ImportAsync(CertificateId))!;

        Assert.Equal(imported, (string?)Property.Reveal(resource.Inputs[field]));
        Assert.Equal(imported is null, resource.Texts("inputsNotRead").Contains(field));
    }

    [Fact]
    public async Task Import_of_a_certificate_without_application_finds_nothing()
    {
        Assert.Null(await this.ImportAsync(CertificateId));
        Assert.Null(await this.ImportAsync("scs0000000000000"));
        await FailsAsync(this.ImportAsync(AddApplied("UPLOAD")), "FailedPrecondition");
    }

    [Fact]
    public async Task Import_of_a_rejected_application_is_not_ready()
    {
        var read = await IsNotReadyAsync(this.ImportAsync(AddApplied("UNPASSED")));

        Assert.Equal("www.example.com", (string?)read.Inputs["domain"]);
        Assert.NotEmpty(read.Texts("inputsNotRead"));
    }

    [Theory]
    [InlineData("my-certificate")]
    [InlineData("scs000000000000/")]
    [InlineData("scs00000000000000")]
    public async Task Import_of_an_id_in_a_wrong_form_makes_no_call(string id)
    {
        await FailsAsync(this.ImportAsync(id), "InvalidArgument", id);
        await FailsAsync(this.ImportAsync(id, EngineCalls.ValidationUrn), "InvalidArgument", id);

        Assert.Empty(Emulator.History);
    }

    /// <summary>Its arguments are passed as inputs and as outputs (https://www.pulumi.com/docs/iac/concepts/resources/get/).</summary>
    [Theory]
    [InlineData("CertificateApplication", "domain", "www.example.com")]
    [InlineData("CertificateValidation", "waitFor", "DOMAIN_VALIDATED")]
    public async Task Get_with_state_knows_the_certificate(string type, string argument, string value)
    {
        var id = AddApplied("CHECKING_ORG");
        var state = new JsonObject { [argument] = value };
        var urn = type == "CertificateValidation" ? EngineCalls.ValidationUrn : EngineCalls.Urn("app");

        var found = (await this.ReadAsync(new Resource(id, state, state) { Urn = urn }))!;

        Assert.Equal((id, id), ((string?)found.Outputs["certificateId"], (string?)found.Inputs["certificateId"]));
    }

    [Fact]
    public async Task Import_of_several_names_has_them_all_in_the_form_of_Check()
    {
        var id = Add(ForNames(4) with { Status = "CHECKING_DOMAIN", Domain = "WWW.example.com", Sans = "B.example.com;a.example.com" });

        var imported = (await this.ImportAsync(id))!;

        Assert.Equal("www.example.com", (string?)imported.Inputs["domain"]);
        AssertSame(new JsonArray("b.example.com", "a.example.com"), imported.Inputs["sans"]!);
    }

    private async Task<Resource> ImportedWithoutChangeAsync(string id, JsonObject program)
    {
        var imported = (await this.ImportAsync(id))!;
        Assert.Empty(await this.ChangesAsync(imported, await this.CheckAsync(program, imported)));
        return imported;
    }
}
