using Google.Protobuf;
using Grpc.Core;

namespace ScmPulumi.Provider.Hosting;

/// <summary>Reads and writes messages with limits that deeply nested property values need: protobuf's own are reached at about 33 levels.</summary>
internal static class MessageMarshaller
{
    /// <summary>The engine's limit in both directions (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/util/rpcutil/serve.go).</summary>
    public const int MaxMessageSize = 400 * 1024 * 1024;

    /// <summary>One level of a property value is three nested messages: a map entry, its value, and the struct or list in it.</summary>
    private const int RecursionLimit = 3 * 512;

    public static Marshaller<T> Of<T>()
        where T : IMessage<T>, new() => Marshallers.Create(Write, Read<T>);

    private static void Write<T>(T message, SerializationContext context)
        where T : IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read<T>(DeserializationContext context)
        where T : IMessage<T>, new()
    {
        var message = new T();
        try
        {
            using var payload = new MemoryStream(context.PayloadAsNewBuffer(), writable: false);
            using var input = CodedInputStream.CreateWithLimits(payload, MaxMessageSize, RecursionLimit);
            message.MergeFrom(input);
            return message;
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The message is no {typeof(T).Name}: {exception.Message}", exception));
        }
    }
}
