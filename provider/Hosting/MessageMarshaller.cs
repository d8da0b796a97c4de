using System.Buffers;
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
        var payload = context.PayloadAsReadOnlySequence();
        try
        {
            var message = new T();
            message.MergeFrom(payload);
            return message;
        }
        catch (InvalidProtocolBufferException)
        {
            return ReadDeep<T>(payload.ToArray()); // rare, so it may cost a second reading and a copy
        }
    }

    /// <summary>Only a stream takes a limit of its own.</summary>
    private static T ReadDeep<T>(byte[] payload)
        where T : IMessage<T>, new()
    {
        try
        {
            using var stream = new MemoryStream(payload, writable: false);
            using var input = CodedInputStream.CreateWithLimits(stream, MaxMessageSize, RecursionLimit);
            var message = new T();
            message.MergeFrom(input);
            return message;
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The message is no {typeof(T).Name}: {exception.Message}", exception));
        }
    }
}
