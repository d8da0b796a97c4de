namespace ScmPulumi.Emulator;

/// <summary>Which coming call of which operation (as in <see cref="RecordedRequest.Operation"/>) meets which fault.</summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Operation, int Call), Fault> _faults = [];
    private readonly Dictionary<string, int> _calls = [];

    /// <summary>Scripts the next calls that have no fault yet, one fault each.</summary>
    public void Next(string operation, params ReadOnlySpan<Fault> faults)
    {
        lock (_lock)
        {
            var call = _calls.GetValueOrDefault(operation) + 1;
            foreach (var fault in faults)
            {
                while (!_faults.TryAdd((operation, call), fault)) call++;
            }
        }
    }

    /// <summary>Scripts the n-th call from now; 1 is the next. A fault that was there is replaced.</summary>
    public void Nth(string operation, int call, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_lock) _faults[(operation, _calls.GetValueOrDefault(operation) + call)] = fault;
    }

    public void Clear()
    {
        lock (_lock) _faults.Clear();
    }

    internal Fault? Take(string operation)
    {
        lock (_lock)
        {
            var call = _calls[operation] = _calls.GetValueOrDefault(operation) + 1;
            return _faults.Remove((operation, call), out var fault) ? fault : null;
        }
    }
}
