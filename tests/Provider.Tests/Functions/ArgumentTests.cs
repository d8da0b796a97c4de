using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle;

namespace ScmPulumi.Provider.Tests.Functions;

/// <summary>Arguments of functions: all mistakes at once, nothing sent.</summary>
public sealed class ArgumentTests : ProviderFixture
{
    public static TheoryData<string> AboutOneCertificate =>
        [.. Catalogue.Functions.Where(entry => entry.Table.Arguments.Find("certificateId") is not null).Select(entry => entry.Table.Name)];

    [Theory]
    [MemberData(nameof(AboutOneCertificate))]
    public async Task All_mistakes_are_reported_at_once(string function)
    {
        var mistakes = await this.InvokeWronglyAsync(function, new JsonObject { ["certificate_id"] = "scs1554192131150", ["name"] = "x" });

        Assert.Equal(["certificateId", "", ""], mistakes.Select(mistake => mistake.Property));
        Shows(mistakes[1].Reason, "certificate_id", function, "certificateId");
        Shows(mistakes[2].Reason, "name", function);
    }

    /// <summary>An unknown value is sent by no SDK. C5: a mistake in a value marked secret names no property.</summary>
    [Theory]
    [InlineData("getCertificate", "certificateId", "short", "certificateId")]
    [InlineData("getCertificate", "certificateId", "scs155419213115/", "certificateId")]
    [InlineData("getCertificate", "certificateId", "scs15541921311500", "certificateId")]
    [InlineData("getCertificate", "certificateId", 5, "certificateId")]
    [InlineData("getCertificate", "certificateId", Property.Unknown, "certificateId")]
    [InlineData("getCertificate", "certificateId", "secret", "")]
    [InlineData("getCertificates", "domain", 5, "domain")]
    public async Task Value_that_cannot_be_right_is_refused(string function, string argument, object value, string property)
    {
        var sent = value is "secret" ? Property.Secret("short") : JsonSerializer.SerializeToNode(value);

        var (named, reason) = Assert.Single(await this.InvokeWronglyAsync(function, new JsonObject { [argument] = sent }));

        Assert.Equal(property, named);
        if (property.Length == 0) Assert.StartsWith(argument, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_argument_is_accepted() =>
        Assert.Equal(
            "PAID", (string?)(await this.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = Property.Secret(CertificateId) }))["status"]);

    [Fact]
    public async Task Id_of_unusual_form_is_a_warning()
    {
        await FailsAsync(this.CallFunctionAsync("getCertificate", new JsonObject { ["certificateId"] = "abcdefghijklmnop" }), "NotFound");

        Shows(Assert.Single(Warnings), "huaweicloud-scm:index:getCertificate", "certificateId");
    }

    [Theory]
    [InlineData("huaweicloud-scm:index:getNothing")]
    [InlineData("huaweicloud-scm:index:CertificateApplication")]
    [InlineData("")]
    public async Task Function_that_does_not_exist_is_refused(string token) =>
        await FailsAsync(CallAsync("Invoke", new JsonObject { ["tok"] = token, ["args"] = new JsonObject() }), "InvalidArgument", token);
}
