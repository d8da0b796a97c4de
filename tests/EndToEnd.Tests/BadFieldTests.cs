using System.Text.Json.Nodes;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>
/// A mistake in the program that Check finds: one message with resource, property and remedy; nothing is sent; the state is left as it was.
/// The value of a personal property is not shown, so the reason names the property (C5).
/// </summary>
public sealed class BadFieldTests
{
    private const string Here = "error: huaweicloud-scm:index:CertificateApplication resource 'www'";

    public static TheoryData<string, string, string> Mistakes() => new()
    {
        {
            "certificateId",
            "\"scs-1\"",
            ": property certificateId value {scs-1} has a problem: is not a certificate id: "
            + "exactly 16 letters or digits are expected, such as scs1554192131150; copy it from the SCM console"
        },
        {
            "domain",
            "\"https://www.xzz.com\"",
            ": property domain value {https://www.xzz.com} has a problem: is a URL; write the host name alone, such as www.example.com"
        },
        { "sans", """["a.xzz.com","b c.xzz.com"]""", ": property sans value {[{a.xzz.com} {b c.xzz.com}]} has a problem: [1]: contains a blank" },
        {
            "sans",
            "\"a.xzz.com;b.xzz.com\"",
            ": property sans value {a.xzz.com;b.xzz.com} has a problem: must be a list with one name per item, but is a string"
        },
        { "country", "\"China\"", ": property country value {China} has a problem: is not a country code; write the two letters of ISO 3166-1, such as CN" },
        { "applicantPhone", "\"canary\"", " has a problem: applicantPhone: has no digit; write a phone number" },
        { "contactEmail", "\"canary.huawei.com\"", " has a problem: contactEmail: is not an email address; write it as name@example.com" },
        { "companyName", $"\"canary{new string('x', 63)}\"", " has a problem: companyName: is longer than 63 characters" },
        {
            "agreePrivacyProtection",
            "false",
            ": property agreePrivacyProtection value {false} has a problem: must be true: "
            + "SCM accepts no application without your consent to its use of the personal data, and only you can give it"
        },
        { "domainMethod", "\"HTTP\"", ": property domainMethod value {HTTP} has a problem: must be one of DNS, FILE, EMAIL" },
        { "company_name", "\"canary\"", " has a problem: company_name: is not a property of a CertificateApplication; did you mean companyName?" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Bad_field_is_named_with_its_remedy_and_changes_nothing(string property, string value, string message)
    {
        await using var scenario = await Scenario.StartAsync(Scenario.UnderReview);
        var stack = scenario.NewStack();
        var import = await stack.ImportAsync(ExampleProgram.AsItIs, ExampleProgram.Type, ExampleProgram.Resource, Scenario.CertificateId, skipPreview: true);
        Assert.True(import.Succeeded, import.Text);
        var before = Scenario.Application(stack);
        scenario.Scm.ClearHistory();

        var up = await stack.UpAsync(ExampleProgram.With((property, JsonNode.Parse(value))));

        Assert.False(up.Succeeded);
        Assert.Contains($"{Here}{message}\n", up.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", up.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(ExampleProgram.PersonalValues, personal => Assert.DoesNotContain(personal, up.Text, StringComparison.Ordinal));
        Assert.Empty(scenario.Scm.History);
        Assert.Same(before, Scenario.Application(stack));
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once()
    {
        await using var scenario = await Scenario.StartAsync();
        var program = ExampleProgram.With(("domain", "xzz"), ("applicantEmail", "canary"), ("agreePrivacyProtection", false));

        var preview = await scenario.NewStack().PreviewAsync(program);

        Assert.Equal(3, preview.Text.Split($"    {Here}").Length - 1); // C2
    }

    [Fact]
    public async Task Two_resources_with_one_certificate_are_both_named_and_the_first_is_kept()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        var one = ExampleProgram.AsItIs.Resource(ExampleProgram.Resource);
        var two = ExampleProgram.AsItIs with { Resources = [one, one with { Name = "shop" }], Outputs = [] };
        var message = "resource 'shop': property certificateId value {scs1554192131150} has a problem: is declared by "
            + $"{stack.Urn(ExampleProgram.Type, "www")} already; a certificate has one application at a time, so give each resource a certificate of its own\n";

        var preview = await stack.PreviewAsync(two);

        Assert.False(preview.Succeeded);
        Assert.Contains(message, preview.Text, StringComparison.Ordinal); // C6

        var up = await stack.UpAsync(two, skipPreview: true);

        Assert.False(up.Succeeded);
        Assert.Contains(message, up.Text, StringComparison.Ordinal);
        Assert.Equal(["apply"], scenario.Sent);
        Assert.Equal("www", Scenario.Application(stack)!.Name);
    }
}
