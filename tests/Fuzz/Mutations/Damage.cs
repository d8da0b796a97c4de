namespace ScmPulumi.Fuzz.Mutations;

/// <summary>Damages bytes.</summary>
internal static class Damage
{
    /// <summary>One to four typical changes: bytes are flipped, replaced, removed, duplicated, inserted, or truncated.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        var damaged = new List<byte>(bytes);
        for (var changes = 1 + random.Next(4); changes > 0; changes--) Change(damaged, random);
        return [.. damaged];
    }

    public static byte[] Noise(Random random, int longest)
    {
        var bytes = new byte[random.Next(longest + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        if (at == bytes.Count)
        {
            bytes.AddRange(Noise(random, 16));
            return;
        }

        var length = Math.Min(bytes.Count - at, 1 + random.Next(16));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = Odd.Pick<byte>(random, [0, 1, 0x7f, 0x80, 0xff]);
                break;
            case 2:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                bytes.InsertRange(at, Noise(random, 8));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
