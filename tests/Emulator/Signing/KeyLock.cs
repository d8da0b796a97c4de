namespace ScmPulumi.Emulator.Signing;

/// <summary>
/// More than five failures in a row lock an access key for five minutes
/// (https://support.huaweicloud.com/devg-apisign/).
/// </summary>
internal sealed class KeyLock(TimeProvider time)
{
    private const int Allowed = 5;
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _keys = [];

    public bool IsLocked(string accessKey)
    {
        lock (_lock) return _keys.TryGetValue(accessKey, out var key) && time.GetUtcNow() < key.Until;
    }

    public void Failed(string accessKey)
    {
        lock (_lock)
        {
            var failures = _keys.GetValueOrDefault(accessKey).Failures + 1;
            _keys[accessKey] = failures > Allowed ? (0, time.GetUtcNow() + Duration) : (failures, DateTimeOffset.MinValue);
        }
    }

    public void Succeeded(string accessKey)
    {
        lock (_lock) _keys.Remove(accessKey);
    }
}
