using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>A resource as the engine keeps it.</summary>
internal sealed record Resource(string Id, JsonObject Inputs, JsonObject Outputs)
{
    public string? Status => (string?)Outputs["status"];

    public JsonArray Records => Outputs["validationRecords"] as JsonArray ?? [];

    public string[] Texts(string output) => [.. (Outputs[output] as JsonArray ?? []).Select(item => (string)item!)];
}

/// <summary>The engine's calls about one resource, and the programs that lead to them.</summary>
internal static class Resources
{
    /// <summary>A program's inputs: everything for a certificate validated by domain; canaries where a person would stand.</summary>
    public static JsonObject Program(string certificateId) => new()
    {
        ["certificateId"] = certificateId,
        ["domain"] = "www.example.com",
        ["applicantName"] = Canaries.ApplicantName,
        ["applicantPhone"] = Canaries.ApplicantPhone,
        ["applicantEmail"] = Canaries.ApplicantEmail,
        ["contactName"] = Canaries.ContactName,
        ["contactPhone"] = Canaries.ContactPhone,
        ["contactEmail"] = Canaries.ContactEmail,
        ["agreePrivacyProtection"] = true,
    };

    public static JsonObject OrganizationProgram(string certificateId) => Program(certificateId)
        .With("companyName", Canaries.CompanyName).With("companyProvince", "Guangdong").With("companyCity", "Shenzhen").With("country", "CN");

    public static JsonObject With(this JsonObject program, string name, JsonNode? value)
    {
        var changed = program.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    public static string Urn(string name) => $"urn:pulumi:dev::site::huaweicloud-scm:index:CertificateApplication::{name}";

    /// <returns>The checked inputs.</returns>
    public static async Task<JsonObject> CheckAsync(this ProviderFixture engine, JsonObject program, Resource? old = null, string name = "app")
    {
        var request = new JsonObject { ["urn"] = Urn(name), ["news"] = program.DeepClone() };
        if (old is not null) request["olds"] = old.Inputs.DeepClone();
        var answer = await engine.CallAsync("Check", request);
        Assert.Null(answer["failures"]);
        return answer["inputs"]!.AsObject();
    }

    public static Task<JsonObject> DiffAsync(
        this ProviderFixture engine, Resource old, JsonObject inputs, string name = "app", params string[] ignoreChanges) =>
        engine.CallAsync("Diff", new JsonObject
        {
            ["urn"] = Urn(name),
            ["id"] = old.Id,
            ["olds"] = old.Outputs.DeepClone(),
            ["oldInputs"] = old.Inputs.DeepClone(),
            ["news"] = inputs.DeepClone(),
            ["ignoreChanges"] = new JsonArray([.. ignoreChanges.Select(path => (JsonNode)path)]),
        });

    public static async Task<Resource> CreateAsync(
        this ProviderFixture engine, JsonObject inputs, bool preview = false, double timeout = 0, string name = "app", CancellationToken closed = default)
    {
        var request = new JsonObject { ["urn"] = Urn(name), ["properties"] = inputs.DeepClone(), ["timeout"] = timeout, ["preview"] = preview };
        return ResourceOf(await engine.CallAsync("Create", request, closed), inputs);
    }

    /// <summary>Check and Create, as for a resource that is new.</summary>
    public static async Task<Resource> UpAsync(this ProviderFixture engine, JsonObject program, double timeout = 0, string name = "app") =>
        await engine.CreateAsync(await engine.CheckAsync(program, name: name), timeout: timeout, name: name);

    public static async Task<Resource> PreviewAsync(this ProviderFixture engine, JsonObject program) =>
        await engine.CreateAsync(await engine.CheckAsync(program), preview: true);

    public static async Task<Resource> UpdateAsync(this ProviderFixture engine, Resource old, JsonObject inputs, bool preview = false, double timeout = 0)
    {
        var answer = await engine.CallAsync("Update", new JsonObject
        {
            ["urn"] = Urn("app"),
            ["id"] = old.Id,
            ["olds"] = old.Outputs.DeepClone(),
            ["oldInputs"] = old.Inputs.DeepClone(),
            ["news"] = inputs.DeepClone(),
            ["preview"] = preview,
            ["timeout"] = timeout,
        });
        return new Resource(old.Id, inputs, answer["properties"]!.AsObject());
    }

    /// <summary>As in a refresh. Null if there is no such resource.</summary>
    public static async Task<Resource?> ReadAsync(this ProviderFixture engine, Resource old)
    {
        var answer = await engine.CallAsync("Read", new JsonObject
        {
            ["urn"] = Urn("app"), ["id"] = old.Id, ["properties"] = old.Outputs.DeepClone(), ["inputs"] = old.Inputs.DeepClone(),
        });
        return answer["id"] is null ? null : ResourceOf(answer, answer["inputs"]!.AsObject());
    }

    public static async Task<Resource?> ImportAsync(this ProviderFixture engine, string id)
    {
        var answer = await engine.CallAsync("Read", new JsonObject { ["urn"] = Urn("app"), ["id"] = id });
        return answer["id"] is null ? null : ResourceOf(answer, answer["inputs"]!.AsObject());
    }

    public static Task DeleteAsync(this ProviderFixture engine, Resource old, double timeout = 0, string name = "app") =>
        engine.CallAsync("Delete", new JsonObject
        {
            ["urn"] = Urn(name), ["id"] = old.Id, ["properties"] = old.Outputs.DeepClone(), ["oldInputs"] = old.Inputs.DeepClone(), ["timeout"] = timeout,
        });

    /// <summary>Destroys a certificate's application that is in the state from an earlier run.</summary>
    public static Task DestroyAsync(this ProviderFixture engine, string id, double timeout = 0) =>
        engine.DeleteAsync(new Resource(id, Program(id), Program(id)), timeout);

    public static Task CancelAsync(this ProviderFixture engine) => engine.CallAsync("Cancel", []);

    /// <returns>The failure, which is no init failure and shows all of these texts.</returns>
    public static async Task<RpcFailure> FailsAsync(Task call, string code, params string[] texts)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => call);
        Assert.Null(failure.InitFailure);
        Assert.Equal(code, failure.Code);
        Assert.All(texts, text => Assert.Contains(text, failure.Display, StringComparison.Ordinal));
        return failure;
    }

    /// <returns>The resource, which exists but is not ready.</returns>
    public static async Task<Resource> IsNotReadyAsync(Task call, JsonObject inputs, params string[] texts)
    {
        var failure = await Assert.ThrowsAsync<RpcFailure>(() => call);
        Assert.All(texts, text => Assert.Contains(text, failure.Display, StringComparison.Ordinal));
        Assert.NotNull(failure.InitFailure);
        return ResourceOf(failure.InitFailure, failure.InitFailure["inputs"] as JsonObject ?? inputs);
    }

    /// <summary>All that is secret in <see cref="Program"/> stands in an envelope.</summary>
    public static void AssertSecretsMarked(JsonObject state) => Assert.All(
        ["applicantPhone", "applicantEmail", "contactPhone", "contactEmail"], (string name) => Assert.True(Property.IsSecret(state[name]), name));

    public static void Shows(string text, params string[] parts) => Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));

    public static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nbut got  {actual.ToJsonString()}");

    /// <summary>An answer of show that the emulator would not give now.</summary>
    public static Fault Shown(string status, string? domain = "www.example.com", params string[] recordValues)
    {
        var records = recordValues.Select(value => new JsonObject
        {
            ["domain"] = domain, ["record_name"] = $"_dnsauth.{domain}", ["record_type"] = "TXT", ["record_value"] = value,
        });
        return Fault.Answer(200, new JsonObject
        {
            ["status"] = status, ["type"] = "DV_SSL_CERT", ["domain"] = domain, ["validation_method"] = "DNS",
            ["authentification"] = new JsonArray([.. records]),
        }.ToJsonString());
    }

    private static Resource ResourceOf(JsonObject answer, JsonObject inputs) =>
        new((string?)answer["id"] ?? "", inputs, answer["properties"]!.AsObject());
}
