using System.Collections.Immutable;

namespace Pulumi;

public sealed class Output<T>
{
    private Output() { }

    public static Output<T> Create(Task<T> value) => throw Declaration.Only;

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => throw Declaration.Only;

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => throw Declaration.Only;

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => throw Declaration.Only;

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => throw Declaration.Only;

    public Output<ValueTuple> Apply(Func<T, Task> func) => throw Declaration.Only;

    public override string ToString() => throw Declaration.Only;
}

public static class Output
{
    public static Output<T> Create<T>(T value) => throw Declaration.Only;

    public static Output<T> Create<T>(Task<T> value) => throw Declaration.Only;

    public static Output<T> CreateSecret<T>(T value) => throw Declaration.Only;

    public static Output<T> CreateSecret<T>(Task<T> value) => throw Declaration.Only;

    public static Output<T> CreateSecret<T>(Output<T> value) => throw Declaration.Only;

    public static Output<T> Unsecret<T>(Output<T> output) => throw Declaration.Only;

    public static Task<bool> IsSecretAsync<T>(Output<T> output) => throw Declaration.Only;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => throw Declaration.Only;

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => throw Declaration.Only;

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => throw Declaration.Only;

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => throw Declaration.Only;

    public static Output<string> Format(FormattableString formattableString) => throw Declaration.Only;

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => throw Declaration.Only;

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) => throw Declaration.Only;
}
