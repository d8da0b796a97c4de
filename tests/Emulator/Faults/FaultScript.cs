using Route = ScmPulumi.Emulator.Api.Route;

namespace ScmPulumi.Emulator;

/// <summary>
/// Decides which future calls of an operation (see <see cref="RecordedRequest.Operation"/>) get which fault, by number or at random. Each operation has its own
/// random numbers from the emulator's seed, so that the n-th call of an operation gets the same fault in every run.
/// </summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly int _seed;
    private readonly Dictionary<(string Operation, int Call), Fault> _faults = [];
    private readonly Dictionary<string, (int Call, Fault Fault)> _onward = [];
    private readonly Dictionary<string, int> _calls = [];
    private readonly Dictionary<string, Random> _draws = [];
    private IReadOnlyList<NamedFault> _candidates = [];
    private double _probability;

    internal FaultScript(int seed) => _seed = seed;

    /// <summary>Assigns one fault each to the next calls that do not have one yet.</summary>
    public void Next(string operation, params ReadOnlySpan<Fault> faults)
    {
        lock (_lock)
        {
            var call = CallsOf(operation) + 1;
            foreach (var fault in faults)
            {
                while (!_faults.TryAdd((operation, call), fault)) call++;
            }
        }
    }

    /// <summary>Assigns a fault to the n-th call from now (1 is the next). It replaces an earlier fault for that call.</summary>
    public void Nth(string operation, int call, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_lock) _faults[(operation, CallsOf(operation) + call)] = fault;
    }

    /// <summary>Assigns a fault to the n-th call from now and to all later calls. Calls with a fault of their own keep it.</summary>
    public void Onward(string operation, int call, Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_lock) _onward[operation] = (CallsOf(operation) + call, fault);
    }

    /// <summary>Each call without an assigned fault gets one of these with the given probability, if it applies to the operation.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="candidates">Faults from the catalogue.</param>
    public void Randomly(double probability, params IReadOnlyList<NamedFault> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        lock (_lock) (_probability, _candidates) = (probability, candidates);
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
            _onward.Clear();
            _probability = 0;
        }
    }

    internal Fault? Take(string operation)
    {
        lock (_lock)
        {
            var call = _calls[operation] = CallsOf(operation) + 1;
            if (_faults.Remove((operation, call), out var fault)) return fault;
            if (_onward.TryGetValue(operation, out var onward) && call >= onward.Call) return onward.Fault;
            return _probability > 0 ? Draw(operation) : null;
        }
    }

    private Fault? Draw(string operation)
    {
        if (!_draws.TryGetValue(operation, out var draw)) _draws[operation] = draw = new Random(unchecked(_seed + Route.NumberOf(operation)));
        var hits = draw.NextDouble() < _probability;
        var which = draw.Next();
        var candidates = _candidates.Where(candidate => candidate.IsFor(operation)).ToList();
        return hits && candidates.Count > 0 ? candidates[which % candidates.Count].Fault : null;
    }

    private int CallsOf(string operation) => _calls.GetValueOrDefault(operation);
}
