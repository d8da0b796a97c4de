using System.Collections.Immutable;
using System.Text.Json;

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

    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) => throw Declaration.Only;

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) => throw Declaration.Only;

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => throw Declaration.Only;

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => throw Declaration.Only;

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) => throw Declaration.Only;

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7) => throw Declaration.Only;

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => throw Declaration.Only;
}

public static class OutputExtensions
{
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index) => throw Declaration.Only;

    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => throw Declaration.Only;

    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array) => throw Declaration.Only;

    public static Output<bool> IsT0<T0, T1>(this Output<Union<T0, T1>> output) => throw Declaration.Only;

    public static Output<bool> IsT1<T0, T1>(this Output<Union<T0, T1>> output) => throw Declaration.Only;

    public static Output<T0> AsT0<T0, T1>(this Output<Union<T0, T1>> output) => throw Declaration.Only;

    public static Output<T1> AsT1<T0, T1>(this Output<Union<T0, T1>> output) => throw Declaration.Only;

    public static Output<object> Value<T0, T1>(this Output<Union<T0, T1>> output) => throw Declaration.Only;
}
