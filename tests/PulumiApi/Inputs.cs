using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public class Input<T>
{
    private protected Input() { }

    public static implicit operator Input<T>(T value) => throw Declaration.Only;

    public static implicit operator Input<T>(Output<T> value) => throw Declaration.Only;

    public static implicit operator Output<T>(Input<T> input) => throw Declaration.Only;
}

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    public InputList() => throw Declaration.Only;

    public void Add(params Input<T>[] inputs) => throw Declaration.Only;

    IEnumerator IEnumerable.GetEnumerator() => throw Declaration.Only;

    public IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken) => throw Declaration.Only;

    public static implicit operator InputList<T>(T value) => throw Declaration.Only;

    public static implicit operator InputList<T>(Output<T> value) => throw Declaration.Only;

    public static implicit operator InputList<T>(Input<T> value) => throw Declaration.Only;

    public static implicit operator InputList<T>(T[] values) => throw Declaration.Only;

    public static implicit operator InputList<T>(Input<T>[] values) => throw Declaration.Only;

    public static implicit operator InputList<T>(List<T> values) => throw Declaration.Only;

    public static implicit operator InputList<T>(ImmutableArray<T> values) => throw Declaration.Only;

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => throw Declaration.Only;

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => throw Declaration.Only;
}

public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    public InputMap() => throw Declaration.Only;

    public Input<TValue> this[string key]
    {
        set => throw Declaration.Only;
    }

    public void Add(string key, Input<TValue> value) => throw Declaration.Only;

    IEnumerator IEnumerable.GetEnumerator() => throw Declaration.Only;

    public IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken) => throw Declaration.Only;

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => throw Declaration.Only;

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => throw Declaration.Only;

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => throw Declaration.Only;
}
