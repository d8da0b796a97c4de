namespace ScmPulumi.Emulator;

/// <summary>All random values of an emulator, from one seed.</summary>
internal sealed class Randomness(int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    public string Hex(int length)
    {
        lock (_lock) return _random.GetHexString(length, lowercase: true);
    }

    public string LettersAndDigits(int length)
    {
        lock (_lock) return _random.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);
    }
}
