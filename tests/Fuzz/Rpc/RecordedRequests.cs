using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Replay;
using ScmPulumi.Fuzz.Mutations;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>
/// Requests of the real engine, and of the engine stand-in in the recordings of each version, by method, with canaries in secret and personal fields.
/// </summary>
internal static class RecordedRequests
{
    /// <summary>The timeout of operations that wait, so that most end on their own.</summary>
    private const double Timeout = 0.1;

    private static readonly JsonParser Parser = new(new JsonParser.Settings(JsonTree.Deep.MaxDepth).WithIgnoreUnknownFields(true));

    public static readonly IReadOnlyList<MethodDescriptor> Methods = ProviderReflection.Descriptor.Services.Single().Methods.ToList();

    /// <summary>The methods that handle a resource or call a function.</summary>
    public static readonly IReadOnlyList<MethodDescriptor> OfResources =
        [.. ((string[])["Check", "Diff", "Create", "Read", "Update", "Delete", "Invoke"]).Select(Method)];

    private static readonly IEnumerable<string> Recordings =
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Recorded"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static readonly ILookup<string, JsonObject> Requests = Trace.All
        .SelectMany(trace => Trace.Load(trace.Version, trace.Scenario).Steps)
        .Concat(Recordings.SelectMany(Trace.ReadSteps)).SelectMany(step => step.Calls)
        .DistinctBy(call => call.Method + call.Request.ToJsonString(JsonTree.Deep))
        .ToLookup(call => call.Method, call => Canaries.Planted(call.Request).AsObject());

    /// <summary>The ids of the certificates in the requests.</summary>
    public static readonly IReadOnlyList<string> CertificateIds =
        [
            .. Requests.SelectMany(requests => requests)
                .SelectMany(request => Regex.Matches(request.ToJsonString(JsonTree.Deep), "scs[0-9]{13}"))
                .Select(match => match.Value)
                .Distinct(),
        ];

    public static MethodDescriptor Method(string name) => Methods.Single(method => method.Name == name);

    /// <summary>A recorded request of the method, or an empty one if there is none.</summary>
    public static JsonObject Any(MethodDescriptor method, Random random)
    {
        var requests = Requests[method.Name].ToList();
        var request = requests.Count == 0 ? [] : Odd.Pick(random, requests).DeepClone().AsObject();
        if (method.InputType.FindFieldByName("timeout") is not null && random.Next(10) > 0) request["timeout"] = Timeout;
        return request;
    }

    /// <summary>Encodes property values itself, because they may be values that protobuf's JSON format rejects.</summary>
    public static byte[] ToBytes(MethodDescriptor method, JsonObject request)
    {
        var plain = request.Where(member => !IsStruct(method, member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
        var message = Parser.Parse(new JsonObject(plain).ToJsonString(JsonTree.Deep), method.InputType);
        foreach (var (name, value) in request.Where(member => IsStruct(method, member.Key) && member.Value is JsonObject))
        {
            Field(method, name)!.Accessor.SetValue(message, StructOf(value!.AsObject()));
        }

        return message.ToByteArray();
    }

    /// <summary>Protobuf's own limit is reached at about 33 levels of property values.</summary>
    public static T Read<T>(T message, byte[] bytes)
        where T : IMessage
    {
        using var stream = new MemoryStream(bytes);
        message.MergeFrom(CodedInputStream.CreateWithLimits(stream, int.MaxValue, 4 * JsonTree.Deep.MaxDepth));
        return message;
    }

    public static bool IsStruct(MethodDescriptor method, string name) =>
        Field(method, name) is { FieldType: FieldType.Message } field && field.MessageType.FullName == Struct.Descriptor.FullName;

    /// <summary>Numbers and bytes are also strings in JSON, but not every string is valid for them.</summary>
    public static bool IsText(MethodDescriptor method, string name) => Field(method, name) is { FieldType: FieldType.String, IsRepeated: false };

    private static FieldDescriptor? Field(MethodDescriptor method, string jsonName) =>
        method.InputType.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == jsonName);

    private static Struct StructOf(JsonObject members)
    {
        var result = new Struct();
        foreach (var (name, value) in members) result.Fields[WithoutHalves(name)] = ValueOf(value);
        return result;
    }

    private static Value ValueOf(JsonNode? value) => value switch
    {
        null => Value.ForNull(),
        JsonObject members => Value.ForStruct(StructOf(members)),
        JsonArray items => Value.ForList([.. items.Select(ValueOf)]),
        JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => Value.ForBool(flag),
        JsonValue scalar when scalar.TryGetValue<double>(out var number) => Value.ForNumber(number),
        JsonValue scalar when (string)scalar! == "NaN" => Value.ForNumber(double.NaN),
        _ => Value.ForString(WithoutHalves((string)value!)),
    };

    /// <summary>Protobuf cannot write half a surrogate pair.</summary>
    private static string WithoutHalves(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
