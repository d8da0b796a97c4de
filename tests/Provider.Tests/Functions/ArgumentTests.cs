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
    public async Task Every_mistake_is_named_at_once(string function)
    {
        var mistakes = await this.InvokeWronglyAsync(function, new JsonObject { ["certificate_id"] = "scs1554192131150", ["name"] = "x" });

        Assert.Equal(
            [
                "is required (certificateId)",
                $"certificate_id: is not an argument of {function}; did you mean certificateId? ()",
                $"name: is not an argument of {function} ()",
            ],
            mistakes.Select(mistake => mistake.Replace(") ()", ")", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("scs155419213115/")]
    [InlineData("scs15541921311500")]
    public async Task Id_in_a_wrong_form_is_refused(string id) =>
        Shows(
            Assert.Single(await this.InvokeWronglyAsync("getCertificate", new JsonObject { ["certificateId"] = id })),
            "16 letters or digits", "(certificateId)");

    [Fact]
    public async Task Value_of_another_kind_is_refused() =>
        Shows(Assert.Single(await this.InvokeWronglyAsync("getCertificate", new JsonObject { ["certificateId"] = 5 })), "must be a string, but is a number");

    [Fact]
    public async Task Domain_that_is_none_is_refused() =>
        Shows(Assert.Single(await this.InvokeWronglyAsync("getCertificates", new JsonObject { ["domain"] = "a b" })), "contains a blank", "(domain)");

    [Fact]
    public async Task Unknown_value_which_no_SDK_sends_is_refused() =>
        Assert.Equal(
            ["is not known yet (certificateId)"],
            await this.InvokeWronglyAsync("getCertificate", new JsonObject { ["certificateId"] = Property.Unknown }));

    /// <summary>C5</summary>
    [Fact]
    public async Task Mistake_in_a_value_marked_secret_names_no_property() =>
        Assert.StartsWith(
            "certificateId: ",
            Assert.Single(await this.InvokeWronglyAsync("getCertificate", new JsonObject { ["certificateId"] = Property.Secret("short") })),
            StringComparison.Ordinal);

    [Fact]
    public async Task Secret_argument_is_taken() =>
        Assert.Equal(
            "PAID", (string?)(await this.InvokeAsync("getCertificate", new JsonObject { ["certificateId"] = Property.Secret(CertificateId) }))["status"]);

    [Fact]
    public async Task Id_of_unusual_form_is_warned_of()
    {
        await FailsAsync(this.CallFunctionAsync("getCertificate", new JsonObject { ["certificateId"] = "abcdefghijklmnop" }), "NotFound");

        Shows(Assert.Single(Warnings), "huaweicloud-scm:index:getCertificate: certificateId: does not look like the ids that SCM gives");
    }

    [Theory]
    [InlineData("huaweicloud-scm:index:getNothing")]
    [InlineData("huaweicloud-scm:index:CertificateApplication")]
    [InlineData("")]
    public async Task Function_that_does_not_exist_is_refused(string token) =>
        await FailsAsync(CallAsync("Invoke", new JsonObject { ["tok"] = token, ["args"] = new JsonObject() }), "InvalidArgument", $"no function '{token}'");

    [Fact]
    public async Task Call_without_any_arguments_is_answered() =>
        Assert.NotNull((await CallAsync("Invoke", new JsonObject { ["tok"] = "huaweicloud-scm:index:getCertificates" }))["return"]!["certificates"]);

    [Fact]
    public async Task Missing_credentials_are_named()
    {
        await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { ["endpoint"] = Emulator.Endpoint.AbsoluteUri } });

        await FailsAsync(this.CallFunctionAsync("getCertificates", []), "FailedPrecondition", "huaweicloud-scm:accessKey", "huaweicloud-scm:secretKey");
    }

    [Fact]
    public async Task Call_ends_at_once_with_a_Cancel()
    {
        Emulator.Faults.Next("show", ScmPulumi.Emulator.Fault.HangBeforeCommit);
        var call = this.CallFunctionAsync("getCertificate", new JsonObject { ["certificateId"] = CertificateId });
        await Emulator.WhenHeldAsync();

        await this.CancelAsync();

        await FailsAsync(call, "Cancelled");
    }
}
