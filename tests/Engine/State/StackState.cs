using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine.State;

/// <summary>The resources of a stack in the order of their creation, as saved in a file.</summary>
/// <remarks>
/// In the file, a secret keeps its envelope, with a <c>ciphertext</c> instead of its <c>value</c>. It is only base64, so that a plaintext search does not find
/// it.
/// </remarks>
public sealed class StackState
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        MaxDepth = 2000,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
    };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = Format.MaxDepth };

    private readonly List<ResourceState> _resources = [];

    public IReadOnlyList<ResourceState> Resources => _resources;

    /// <summary>The newest first, except that a provider comes after all resources, because an older resource may have moved to it.</summary>
    public IReadOnlyList<ResourceState> InOrderOfDeletion => [.. _resources.AsEnumerable().Reverse().OrderBy(resource => resource.Provider.Length == 0)];

    public static StackState Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Replaces the file atomically, so that a crash leaves either the old or the new state.</summary>
    public void Save(string path)
    {
        File.WriteAllText(path + ".new", ToJson());
        File.Move(path + ".new", path, overwrite: true);
    }

    public string ToJson() =>
        new JsonObject { ["resources"] = Encrypt(JsonSerializer.SerializeToNode(_resources, Format)) }.ToJsonString(Format) + "\n";

    public StackState Copy() => Parse(ToJson());

    /// <summary>The resource with a URN, unless it is waiting for its deletion.</summary>
    public ResourceState? Find(string urn) => _resources.Find(resource => resource.Urn == urn && !resource.Delete);

    /// <summary>Replaces an old resource, or appends the resource.</summary>
    public void Set(ResourceState resource, ResourceState? old = null)
    {
        var place = old is null ? -1 : _resources.IndexOf(old);
        if (place < 0) _resources.Add(resource);
        else _resources[place] = resource;
    }

    public void Remove(ResourceState resource) => _resources.Remove(resource);

    private static StackState Parse(string json)
    {
        var state = new StackState();
        var document = JsonNode.Parse(json, documentOptions: Reading)!;
        state._resources.AddRange(Decrypt(document["resources"])!.AsArray().Select(resource => resource.Deserialize<ResourceState>(Format)!));
        return state;
    }

    private static JsonNode? Encrypt(JsonNode? value) => Property.IsSecret(value)
        ? new JsonObject
        {
            [Property.Signature] = Property.SecretSignature,
            ["ciphertext"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value!["value"]?.ToJsonString(Format) ?? "null")),
        }
        : Map(value, Encrypt);

    private static JsonNode? Decrypt(JsonNode? value) => Property.IsSecret(value) && value!["ciphertext"] is { } ciphertext
        ? Property.Secret(JsonNode.Parse(Convert.FromBase64String((string)ciphertext!), documentOptions: Reading))
        : Map(value, Decrypt);

    private static JsonNode? Map(JsonNode? value, Func<JsonNode?, JsonNode?> change) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, change(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(change)]),
        _ => value?.DeepClone(),
    };
}
