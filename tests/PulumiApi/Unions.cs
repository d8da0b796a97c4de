using System.Text.Json;

namespace Pulumi;

public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>
{
    public object Value => throw Declaration.Only;

    public bool IsT0 => throw Declaration.Only;

    public bool IsT1 => throw Declaration.Only;

    public T0 AsT0 => throw Declaration.Only;

    public T1 AsT1 => throw Declaration.Only;

    public static Union<T0, T1> FromT0(T0 input) => throw Declaration.Only;

    public static Union<T0, T1> FromT1(T1 input) => throw Declaration.Only;

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => throw Declaration.Only;

    public void Switch(Action<T0> f0, Action<T1> f1) => throw Declaration.Only;

    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => throw Declaration.Only;

    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => throw Declaration.Only;

    public bool TryPickT0(out T0 value, out T1 remainder) => throw Declaration.Only;

    public bool TryPickT1(out T1 value, out T0 remainder) => throw Declaration.Only;

    public bool Equals(Union<T0, T1> other) => throw Declaration.Only;

    public override bool Equals(object? obj) => throw Declaration.Only;

    public override int GetHashCode() => throw Declaration.Only;

    public override string ToString() => throw Declaration.Only;

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => throw Declaration.Only;

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => throw Declaration.Only;

    public static implicit operator Union<T0, T1>(T0 t) => throw Declaration.Only;

    public static implicit operator Union<T0, T1>(T1 t) => throw Declaration.Only;
}

public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    public InputUnion() => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(T0 value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(T1 value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Output<T0> value) => throw Declaration.Only;

    public static implicit operator InputUnion<T0, T1>(Output<T1> value) => throw Declaration.Only;
}

public static class InputListExtensions
{
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value) => throw Declaration.Only;

    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value) => throw Declaration.Only;
}

public static class InputMapExtensions
{
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value) => throw Declaration.Only;

    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value) => throw Declaration.Only;
}

public sealed class InputJson : Input<JsonElement>
{
    public InputJson() => throw Declaration.Only;

    public static implicit operator InputJson(string json) => throw Declaration.Only;

    public static implicit operator InputJson(JsonDocument document) => throw Declaration.Only;

    public static implicit operator InputJson(JsonElement element) => throw Declaration.Only;

    public static implicit operator InputJson(Output<string> json) => throw Declaration.Only;

    public static implicit operator InputJson(Output<JsonDocument> document) => throw Declaration.Only;

    public static implicit operator InputJson(Output<JsonElement> element) => throw Declaration.Only;
}
