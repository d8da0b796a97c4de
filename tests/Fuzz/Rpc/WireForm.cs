using Google.Protobuf;
using ScmPulumi.Fuzz.Mutations;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>
/// Changes messages in protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) in ways that no program with the message types would write.
/// </summary>
internal static class WireForm
{
    private const int Deepest = 3000;

    /// <summary>A larger message is not parsed, because that would take seconds.</summary>
    private const int Large = 50_000;

    public static byte[] Changed(byte[] message, Random random)
    {
        var fields = message.Length < Large ? Fields(message) : null;
        if (fields is not { Count: > 0 }) return Damage.Of(message, random);
        var at = random.Next(fields.Count);
        var field = fields[at];
        switch (random.Next(9))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Insert(random.Next(fields.Count + 1), field);
                break;
            case 2:
                fields[at] = field with { Number = 1 + random.Next(30) };
                break;
            case 3:
                fields[at] = field with { Type = random.Next(8) };
                break;
            case 4:
                fields[at] = field with { Length = Odd.Pick(random, new long[] { 0, 1, field.Content.Length + 1, int.MaxValue, uint.MaxValue, -1 }) };
                break;
            case 5:
                fields.Add(new Field(1 + random.Next(30), 3, Groups(random), 0));
                break;
            case 6:
                fields[at] = new Field(field.Number, 2, Nested(random), null);
                break;
            default:
                fields[at] = field with { Content = field.Type == 2 ? Changed(field.Content, random) : Damage.Of(field.Content, random), Length = null };
                break;
        }

        return ToBytes(fields);
    }

    /// <summary>Nested groups, which proto3 does not have, closed or not.</summary>
    private static byte[] Groups(Random random)
    {
        var depth = random.Next(Deepest);
        return [.. Enumerable.Repeat((byte)0x0b, depth), .. Enumerable.Repeat((byte)0x0c, random.Next(2) * depth)];
    }

    /// <summary>Nested structs or lists (fields 5 and 6 of <c>google.protobuf.Value</c>).</summary>
    private static byte[] Nested(Random random)
    {
        var depth = Odd.Pick(random, [10, 100, 400, 511, 512, 513, 1000, Deepest]);
        byte[] value = [];
        for (var level = 0; level < depth; level++)
        {
            if (random.Next(2) == 0)
            {
                value = ToBytes([new Field(6, 2, ToBytes([new Field(1, 2, value, null)]), null)]);
            }
            else
            {
                var member = ToBytes([new Field(1, 2, "a"u8.ToArray(), null), new Field(2, 2, value, null)]);
                value = ToBytes([new Field(5, 2, ToBytes([new Field(1, 2, member, null)]), null)]);
            }
        }

        return value;
    }

    /// <summary>Null if the bytes are not a message.</summary>
    private static List<Field>? Fields(byte[] message)
    {
        var fields = new List<Field>();
        try
        {
            var input = new CodedInputStream(message);
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                var type = (int)(tag & 7);
                var content = type switch
                {
                    0 => Varint(input.ReadUInt64()),
                    1 => BitConverter.GetBytes(input.ReadFixed64()),
                    2 => input.ReadBytes().ToByteArray(),
                    5 => BitConverter.GetBytes(input.ReadFixed32()),
                    _ => throw new InvalidDataException(),
                };
                fields.Add(new Field((int)(tag >> 3), type, content, null));
            }

            return fields;
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] ToBytes(IEnumerable<Field> fields) => [.. fields.SelectMany(field => (byte[])
    [
        .. Varint(((ulong)field.Number << 3) | (uint)field.Type),
        .. field.Type == 2 ? Varint((ulong)(field.Length ?? field.Content.Length)) : [],
        .. field.Content,
    ])];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }

    /// <param name="Type">The wire type: 0 is a number, 1 and 5 have a fixed size, 2 has a length, 3 and 4 start and end a group.</param>
    /// <param name="Length">The length to write. Null means the true length.</param>
    private sealed record Field(int Number, int Type, byte[] Content, long? Length);
}
