using System.Text.Json.Nodes;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// What the commands of <c>pulumi do … --stateless</c> send (recorded in tests/Engine/Traces, direct-operations 04 to 12). Each command has an engine of its
/// own, and knows only what Read finds.
/// </summary>
internal static class DirectOperations
{
    private const string Application = "CertificateApplication";

    /// <returns>Null if there is no such resource.</returns>
    public static async Task<Resource?> ReadDirectlyAsync(this ProviderFixture engine, string id, string type = Application)
    {
        await engine.BeginRunAsync();
        return await FindAsync(engine, id, type);
    }

    public static async Task<Resource> CreateDirectlyAsync(this ProviderFixture engine, JsonObject program, string type = Application, bool dryRun = false)
    {
        await engine.BeginRunAsync();
        var check = await CheckAsync(engine, Urn(type), [], program);
        Assert.Null(check["failures"]);
        return await engine.CreateAsync(check["inputs"]!.AsObject(), dryRun, urn: Urn(type));
    }

    /// <summary>Changes some inputs. The engine sends Update regardless of Diff.</summary>
    public static async Task<Resource> PatchAsync(
        this ProviderFixture engine, string id, JsonObject changes, bool preview = false, string type = Application)
    {
        var (found, check) = await engine.CheckPatchAsync(id, changes, type);
        return await UpdateAsync(engine, found, check, preview);
    }

    /// <summary>A patch as far as Check, whose answer may be a failure.</summary>
    public static async Task<(Resource Found, JsonObject Check)> CheckPatchAsync(
        this ProviderFixture engine, string id, JsonObject changes, string type = Application)
    {
        var found = (await engine.ReadDirectlyAsync(id, type))!;
        var patched = changes.Aggregate(found.Inputs, (inputs, change) => inputs.With(change.Key, change.Value?.DeepClone()));
        return (found, await CheckAsync(engine, found.Urn, found.Inputs, patched));
    }

    /// <summary>Replaces all inputs of an existing resource.</summary>
    public static async Task<Resource> UpsertAsync(this ProviderFixture engine, string id, JsonObject program, string type = Application)
    {
        var found = (await engine.ReadDirectlyAsync(id, type))!;
        return await UpdateAsync(engine, found, await CheckAsync(engine, found.Urn, found.Inputs, program), preview: false);
    }

    public static async Task DeleteDirectlyAsync(this ProviderFixture engine, string id, string type = Application) =>
        await engine.DeleteAsync((await engine.ReadDirectlyAsync(id, type))!);

    private static string Urn(string type) => $"urn:pulumi:dev::default::huaweicloud-scm:index:{type}::{type}";

    private static Task<Resource?> FindAsync(ProviderFixture engine, string id, string type) =>
        engine.ReadAsync(new JsonObject { ["urn"] = Urn(type), ["id"] = id, ["properties"] = new JsonObject() });

    private static Task<JsonObject> CheckAsync(ProviderFixture engine, string urn, JsonObject olds, JsonObject news) =>
        engine.CallAsync("Check", new JsonObject { ["urn"] = urn, ["olds"] = olds.DeepClone(), ["news"] = news.DeepClone() });

    private static async Task<Resource> UpdateAsync(ProviderFixture engine, Resource found, JsonObject check, bool preview)
    {
        Assert.Null(check["failures"]);
        var inputs = check["inputs"]!.AsObject();
        await engine.DiffAsync(found, inputs);
        return await engine.UpdateAsync(found, inputs, preview);
    }
}
