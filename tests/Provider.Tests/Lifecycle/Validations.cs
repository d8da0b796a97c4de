using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>The engine's calls about one CertificateValidation.</summary>
internal static class Validations
{
    public const string Urn = "urn:pulumi:dev::site::huaweicloud-scm:index:CertificateValidation::issued";

    public static JsonObject ValidationOf(string certificateId, string? waitFor = null)
    {
        var program = new JsonObject { ["certificateId"] = certificateId };
        if (waitFor is not null) program["waitFor"] = waitFor;
        return program;
    }

    public static Task<JsonObject> CheckValidationAsync(this ProviderFixture engine, JsonObject news) =>
        engine.CallAsync("Check", new JsonObject { ["urn"] = Urn, ["news"] = news.DeepClone() });

    public static async Task<Resource> CreateValidationAsync(this ProviderFixture engine, JsonObject program, bool preview = false, double timeout = 0)
    {
        var inputs = (await engine.CheckValidationAsync(program))["inputs"]!.AsObject();
        var answer = await engine.CallAsync("Create", new JsonObject
        {
            ["urn"] = Urn, ["properties"] = inputs.DeepClone(), ["preview"] = preview, ["timeout"] = timeout,
        });
        return new Resource((string?)answer["id"] ?? "", inputs, answer["properties"]!.AsObject());
    }

    public static async Task<Resource> UpdateValidationAsync(
        this ProviderFixture engine, Resource old, JsonObject program, bool preview = false, double timeout = 0)
    {
        var answer = await engine.CallAsync("Update", new JsonObject
        {
            ["urn"] = Urn, ["id"] = old.Id, ["olds"] = old.Outputs.DeepClone(), ["oldInputs"] = old.Inputs.DeepClone(), ["news"] = program.DeepClone(),
            ["preview"] = preview, ["timeout"] = timeout,
        });
        return new Resource(old.Id, program, answer["properties"]!.AsObject());
    }

    public static Task<JsonObject> DiffValidationAsync(this ProviderFixture engine, JsonObject old, JsonObject news, params string[] ignoreChanges) =>
        engine.CallAsync("Diff", new JsonObject
        {
            ["urn"] = Urn, ["id"] = "scs0000000000001", ["olds"] = old.DeepClone(), ["oldInputs"] = old.DeepClone(), ["news"] = news.DeepClone(),
            ["ignoreChanges"] = new JsonArray([.. ignoreChanges.Select(name => (JsonNode)name)]),
        });

    /// <summary>As in a refresh; without a recorded state as in an import. Null if there is no such resource.</summary>
    public static async Task<Resource?> ReadValidationAsync(this ProviderFixture engine, string id, Resource? old = null)
    {
        var request = new JsonObject { ["urn"] = Urn, ["id"] = id };
        if (old is not null) (request["properties"], request["inputs"]) = (old.Outputs.DeepClone(), old.Inputs.DeepClone());
        var answer = await engine.CallAsync("Read", request);
        return answer["id"] is null ? null : new Resource((string)answer["id"]!, answer["inputs"]!.AsObject(), answer["properties"]!.AsObject());
    }

    public static Task DeleteValidationAsync(this ProviderFixture engine, Resource old) =>
        engine.CallAsync("Delete", new JsonObject
        {
            ["urn"] = Urn, ["id"] = old.Id, ["properties"] = old.Outputs.DeepClone(), ["oldInputs"] = old.Inputs.DeepClone(),
        });
}
