using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>The engine's calls about one resource. A resource is of the type that its URN names.</summary>
internal static class EngineCalls
{
    public const string ValidationUrn = "urn:pulumi:dev::site::huaweicloud-scm:index:CertificateValidation::issued";

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

    public static Task<JsonObject> CheckValidationAsync(this ProviderFixture engine, JsonObject news) =>
        engine.CallAsync("Check", new JsonObject { ["urn"] = ValidationUrn, ["news"] = news.DeepClone() });

    public static Task<JsonObject> DiffAsync(this ProviderFixture engine, Resource old, JsonObject inputs, params string[] ignoreChanges) =>
        engine.CallAsync("Diff", new JsonObject
        {
            ["urn"] = old.Urn,
            ["id"] = old.Id,
            ["olds"] = old.Outputs.DeepClone(),
            ["oldInputs"] = old.Inputs.DeepClone(),
            ["news"] = inputs.DeepClone(),
            ["ignoreChanges"] = new JsonArray([.. ignoreChanges.Select(path => (JsonNode)path)]),
        });

    public static Task<JsonObject> DiffValidationAsync(this ProviderFixture engine, JsonObject old, JsonObject news, params string[] ignoreChanges) =>
        engine.DiffAsync(new Resource("scs0000000000001", old, old) { Urn = ValidationUrn }, news, ignoreChanges);

    /// <returns>The paths that have changed, according to Diff.</returns>
    public static async Task<string[]> ChangesAsync(this ProviderFixture engine, Resource old, JsonObject inputs, params string[] ignoreChanges)
    {
        var diff = await engine.DiffAsync(old, inputs, ignoreChanges);
        string[] paths = [.. diff["detailedDiff"]?.AsObject().Select(path => path.Key) ?? []];
        Assert.Equal(paths.Length == 0 ? "DIFF_NONE" : "DIFF_SOME", (string?)diff["changes"]);
        return paths;
    }

    /// <summary>Check and Diff, as an update begins.</summary>
    /// <returns>The answer of Diff.</returns>
    public static async Task<JsonObject> PlanAsync(this ProviderFixture engine, Resource old, JsonObject program) =>
        await engine.DiffAsync(old, await engine.CheckAsync(program, old));

    public static async Task<Resource> CreateAsync(
        this ProviderFixture engine, JsonObject inputs, bool preview = false, double timeout = 0, string? urn = null, CancellationToken closed = default)
    {
        var request = new JsonObject { ["urn"] = urn ?? Urn("app"), ["properties"] = inputs.DeepClone(), ["timeout"] = timeout, ["preview"] = preview };
        return ResourceOf(await engine.CallAsync("Create", request, closed), inputs, request);
    }

    /// <summary>Check and Create, as for a resource that is new.</summary>
    public static async Task<Resource> UpAsync(this ProviderFixture engine, JsonObject program, double timeout = 0, string name = "app") =>
        await engine.CreateAsync(await engine.CheckAsync(program, name: name), timeout: timeout, urn: Urn(name));

    /// <summary>What an earlier run left in the state.</summary>
    public static async Task<Resource> UpBeforeAsync(this ProviderFixture engine, JsonObject program)
    {
        var created = await engine.UpAsync(program);
        await engine.BeginRunAsync();
        return created;
    }

    public static async Task<Resource> PreviewAsync(this ProviderFixture engine, JsonObject program) =>
        await engine.CreateAsync(await engine.CheckAsync(program), preview: true);

    public static async Task<Resource> CreateValidationAsync(this ProviderFixture engine, JsonObject program, bool preview = false, double timeout = 0) =>
        await engine.CreateAsync((await engine.CheckValidationAsync(program))["inputs"]!.AsObject(), preview, timeout, ValidationUrn);

    public static async Task<Resource> UpdateAsync(
        this ProviderFixture engine, Resource old, JsonObject inputs, bool preview = false, double timeout = 0, params string[] ignoreChanges)
    {
        var answer = await engine.CallAsync("Update", new JsonObject
        {
            ["urn"] = old.Urn,
            ["id"] = old.Id,
            ["olds"] = old.Outputs.DeepClone(),
            ["oldInputs"] = old.Inputs.DeepClone(),
            ["news"] = inputs.DeepClone(),
            ["preview"] = preview,
            ["timeout"] = timeout,
            ["ignoreChanges"] = new JsonArray([.. ignoreChanges.Select(path => (JsonNode)path)]),
        });
        return old with { Inputs = inputs, Outputs = answer["properties"]!.AsObject() };
    }

    /// <summary>As in a refresh. Null if there is no such resource.</summary>
    public static Task<Resource?> ReadAsync(this ProviderFixture engine, Resource old) =>
        engine.ReadAsync(new JsonObject
        {
            ["urn"] = old.Urn, ["id"] = old.Id, ["properties"] = old.Outputs.DeepClone(), ["inputs"] = old.Inputs.DeepClone(),
        });

    /// <summary>Null if there is no such resource.</summary>
    public static Task<Resource?> ImportAsync(this ProviderFixture engine, string id, string? urn = null) =>
        engine.ReadAsync(new JsonObject { ["urn"] = urn ?? Urn("app"), ["id"] = id });

    public static Task DeleteAsync(this ProviderFixture engine, Resource old, double timeout = 0) =>
        engine.CallAsync("Delete", new JsonObject
        {
            ["urn"] = old.Urn, ["id"] = old.Id, ["properties"] = old.Outputs.DeepClone(), ["oldInputs"] = old.Inputs.DeepClone(), ["timeout"] = timeout,
        });

    /// <summary>Destroys a certificate's application that is in the state from an earlier run.</summary>
    public static Task DestroyAsync(this ProviderFixture engine, string id, double timeout = 0) =>
        engine.DeleteAsync(new Resource(id, Programs.Program(id), Programs.Program(id)), timeout);

    public static Task CancelAsync(this ProviderFixture engine) => engine.CallAsync("Cancel", []);

    /// <param name="answer">Of the call, or the init failure that it ended with.</param>
    /// <param name="inputs">What the engine keeps unless the answer says something else.</param>
    /// <param name="request">Of the call.</param>
    public static Resource ResourceOf(JsonObject answer, JsonObject inputs, JsonObject request) =>
        new((string?)answer["id"] ?? "", answer["inputs"] as JsonObject ?? inputs, answer["properties"]!.AsObject()) { Urn = (string)request["urn"]! };

    /// <summary>Null if there is no such resource.</summary>
    public static async Task<Resource?> ReadAsync(this ProviderFixture engine, JsonObject request)
    {
        var answer = await engine.CallAsync("Read", request);
        return answer["id"] is null ? null : ResourceOf(answer, [], request);
    }
}
