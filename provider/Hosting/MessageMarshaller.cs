using Google.Protobuf;
using Grpc.Core;

namespace ScmPulumi.Provider.Hosting;

/// <summary>Reads and writes messages. Bytes that are not a message are reported as the caller's error.</summary>
internal static class MessageMarshaller
{
    /// <summary>The engine's limit in both directions (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/util/rpcutil/serve.go).</summary>
    public const int MaxMessageSize = 400 * 1024 * 1024;

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
        try
        {
            var message = new T();
            message.MergeFrom(context.PayloadAsReadOnlySequence());
            return message;
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The message is not a {typeof(T).Name}: {exception.Message}", exception));
        }
    }
}
