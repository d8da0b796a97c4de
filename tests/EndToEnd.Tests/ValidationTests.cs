using System.Text.Json.Nodes;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Demo;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The program <c>examples/yaml-dns-validation</c>: application, wait, export.</summary>
public sealed class ValidationTests
{
    private const string Type = "huaweicloud-scm:index:CertificateValidation";
    private const string Record = "_dnsauth.www.example.com";

    private static readonly StackProgram Program = ExampleProgram.Validated;

    [Fact]
    public async Task Example_waits_for_its_record_and_exports_chain_and_key()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();

        var preview = await stack.PreviewAsync(Program).SucceedsAsync();
        Assert.DoesNotContain(preview.Calls, call => call.Method == "Invoke"); // what to export is not known yet
        Assert.Contains("privateKey: [unknown]", preview.Text, StringComparison.Ordinal);

        stack.Logged = OnStatusLine(() => Publish(scenario));
        var up = await stack.UpAsync(Program).SucceedsAsync();
        Assert.Contains($"not found yet: TXT {Record}", up.Text, StringComparison.Ordinal);
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(scenario.Scm.Certificate(Scenario.CertificateId).Status, (string?)Validation(stack)!.Outputs["status"]);
        AssertExported(scenario, stack, up);

        await stack.RefreshAsync().ChangesNothingAsync();
        await stack.UpAsync(Program).ChangesNothingAsync();

        await stack.DestroyAsync().SucceedsAsync();
        Assert.Equal("ISSUED", scenario.Status);
        Assert.Equal(["apply"], scenario.Sent);
    }

    [Fact]
    public async Task Wait_that_a_signal_ends_keeps_the_state_and_the_next_up_goes_on()
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        ProviderSession? last = null;
        stack.SessionOpened = session => last = session;
        stack.Logged = OnStatusLine(() => last!.Process!.Interrupt());

        var first = await stack.UpAsync(Program);

        Assert.False(first.Succeeded);
        Assert.Empty(first.Violations);
        Assert.Equal("CHECKING_DOMAIN", (string?)Validation(stack)!.Outputs["status"]);
        Assert.Single(Validation(stack)!.InitErrors);
        Assert.DoesNotContain(first.Calls, call => call.Method == "Invoke");

        (stack.SessionOpened, stack.Logged) = (null, OnStatusLine(() => Publish(scenario)));
        var second = await stack.UpAsync(Program).SucceedsAsync();

        Assert.Empty(Validation(stack)!.InitErrors);
        Assert.Equal(1, second.Changes["update"]); // of the validation alone
        Assert.Equal("ISSUED", (string?)Outputs(stack)["status"]);
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>As recorded in dependency.jsonl 05: what depends on an application goes before it and comes after it (D8).</summary>
    [Fact]
    public async Task Application_that_is_replaced_takes_its_validation_along()
    {
        await using var scenario = await Scenario.StartAsync(new() { Id = Scenario.CertificateId, Type = "OV_SSL_CERT" });
        var stack = scenario.NewStack();
        var program = OrganizationProgram("www.example.com");
        stack.Logged = OnStatusLine(() => Publish(scenario));
        await stack.UpAsync(program).SucceedsAsync();

        stack.Logged = OnStatusLine(() => Publish(scenario));
        var replaced = await stack.UpAsync(OrganizationProgram("shop.example.com")).SucceedsAsync();

        Assert.Equal(2, replaced.Changes["replace"]);
        Assert.Equal(
            "Check Diff Check Diff Create(preview) Check Create(preview) Check Diff Check Diff Delete Delete Create Check Create",
            string.Join(' ', Transcript.Steps(replaced.Calls)));
        Assert.Equal(
            ["CertificateValidation", "CertificateApplication"],
            replaced.Calls.Where(call => call.Method == "Delete").Select(call => ((string)call.Request["type"]!).Split(':')[^1]));
        Assert.Equal("CHECKING_ORG", (string?)Validation(stack)!.Outputs["status"]);
        Assert.Equal("shop.example.com", (string?)Validation(stack)!.Outputs["domainNames"]![0]);
        Assert.Equal(["apply", "cancel-cert", "apply"], scenario.Sent);
        await stack.PreviewAsync(OrganizationProgram("shop.example.com")).ChangesNothingAsync();
    }

    /// <summary>
    /// D5, D9: the state says CHECKING_DOMAIN, because it was recorded before the validation waited. What depends on the application, such as a listener with
    /// the certificate, is deleted before the application is.
    /// </summary>
    [Theory]
    [InlineData("domain", "\"shop.example.com\"", false)]
    [InlineData("domain", "\"shop.example.com\"", true)]
    [InlineData("sans", "[\"shop.example.com\"]", true)]
    [InlineData("keyAlgorithm", "\"EC_P256\"", true)]
    [InlineData("companyName", "\"Example Works\"", true)]
    public async Task Change_that_an_issued_certificate_cannot_take_deletes_nothing(string field, string value, bool skipPreview)
    {
        await using var scenario = await Scenario.StartAsync();
        var stack = scenario.NewStack();
        stack.Logged = OnStatusLine(() => Publish(scenario));
        await stack.UpAsync(Program).SucceedsAsync();
        Assert.Equal("CHECKING_DOMAIN", (string?)Scenario.Application(stack)!.Outputs["status"]);
        var before = stack.State.Resources.Select(resource => resource.Urn).ToList();

        var changed = await stack.UpAsync(Program.With((field, JsonNode.Parse(value))), skipPreview);

        Assert.False(changed.Succeeded);
        Assert.DoesNotContain(changed.Calls, call => call.Method == "Delete");
        Assert.Equal(before, stack.State.Resources.Select(resource => resource.Urn));
        Assert.Equal(["apply"], scenario.Sent);
        await stack.UpAsync(Program).SucceedsAsync(); // undone in the program
        Assert.Equal(["apply"], scenario.Sent);
    }

    /// <summary>Once, when a status line of the provider names a record.</summary>
    private static Action<LogMessage> OnStatusLine(Action act)
    {
        var acted = 0;
        return message =>
        {
            if (message.Ephemeral && message.Message.Contains("not found yet", StringComparison.Ordinal) && Interlocked.Exchange(ref acted, 1) == 0) act();
        };
    }

    private static void Publish(Scenario scenario)
    {
        foreach (var record in scenario.Scm.Certificate(Scenario.CertificateId).Records) scenario.Scm.PublishRecord(record.Name, record.Value);
    }

    private static void AssertExported(Scenario scenario, Stack stack, RunResult up)
    {
        var (certificate, chain, key) = (Outputs(stack)["certificate"], Outputs(stack)["certificateChain"], Outputs(stack)["privateKey"]);
        Assert.True(Property.IsSecret(key));
        var exported = new ExportedChain(Text(certificate), Text(chain), Text(key));
        Assert.True(exported.IsIssuedBy(scenario.Scm.RootCertificate));
        foreach (var text in (string[])[up.Text, stack.State.ToJson()])
        {
            Assert.False(exported.ShowsKeyIn(text));
            Assert.All(
                (string[])["13800000000", "zhangsan@example.com", Scenario.AccessKey, Scenario.SecretKey],
                canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal)); // T2
        }
    }

    private static string Text(JsonNode? output) => (string)Property.Reveal(output)!;

    private static ResourceState? Validation(Stack stack) => stack.State.Resources.SingleOrDefault(resource => resource.Type == Type);

    private static JsonObject Outputs(Stack stack) => stack.State.Resources.Single(resource => resource.Type == Urns.StackType).Outputs;

    private static StackProgram OrganizationProgram(string domain) => StackProgram.Parse($$"""
        name: organization
        runtime: yaml
        resources:
          site:
            type: huaweicloud-scm:CertificateApplication
            properties:
              certificateId: {{Scenario.CertificateId}}
              domain: {{domain}}
              companyName: Example Company
              companyProvince: Sichuan
              companyCity: Chengdu
              country: CN
              applicantName: Tom Example
              applicantPhone: "13212345678"
              applicantEmail: tom@example.com
              agreePrivacyProtection: true
          proven:
            type: huaweicloud-scm:CertificateValidation
            properties:
              certificateId: ${site.certificateId}
              waitFor: DOMAIN_VALIDATED
        """);
}
