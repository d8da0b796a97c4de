using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ScmPulumi.Engine.Rpc;

/// <summary>Converts between protobuf messages and JSON objects in protobuf's JSON format: camelCase names, without zero values.</summary>
internal static class MessageJson
{
    /// <summary>
    /// Each level of a property value is three messages deep in the wire format (Value, Struct, map entry), so 500 levels need a little more than 1500.
    /// </summary>
    public const int WireDepth = 2000;

    private static readonly JsonParser Parser = new(new JsonParser.Settings(WireDepth));
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = WireDepth };
    private static readonly JsonSerializerOptions Writing = new() { MaxDepth = WireDepth };

    public static JsonObject ToJson(IMessage message) => JsonNode.Parse(Formatter.Format(message), documentOptions: Reading)!.AsObject();

    public static IMessage FromJson(JsonObject json, MessageDescriptor type) => Parser.Parse(json.ToJsonString(Writing), type);

    public static IMessage FromBytes(byte[] bytes, MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        using var stream = new MemoryStream(bytes);
        message.MergeFrom(CodedInputStream.CreateWithLimits(stream, int.MaxValue, WireDepth));
        return message;
    }
}
