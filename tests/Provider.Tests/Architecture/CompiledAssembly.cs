using System.Reflection;
using System.Reflection.Emit;
using ScmPulumi.Provider.Configuration;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>One reference of the compiled provider: what a type of a folder names in a signature, a local or an instruction.</summary>
/// <param name="From">The outermost type, so that lambdas and state machines count as the type that they stand in.</param>
/// <param name="Type">The type that is named, or the one that declares the member.</param>
/// <param name="Member">The member, if it is one.</param>
internal sealed record Reference(Type From, Type Type, MemberInfo? Member)
{
    private const string Root = "ScmPulumi.Provider";

    /// <summary>The folder of the provider that a type lives in; empty for Program, null for other assemblies and generated code.</summary>
    public static string? LayerOf(Type type) => type switch
    {
        _ when type.Assembly != CompiledAssembly.Provider => null,
        { Namespace: null } => "",
        { Namespace: { } name } when name == Root || name.StartsWith(Root + ".", StringComparison.Ordinal) => name[Root.Length..].TrimStart('.').Split('.')[0],
        _ => null,
    };

    public string Layer => LayerOf(From)!;

    public override string ToString() => $"{From.FullName} -> {Type.FullName}{(Member is null ? "" : "." + Member.Name)}";
}

/// <summary>Reads the references of the provider's own types from its metadata and code.</summary>
internal static class CompiledAssembly
{
    public static readonly Assembly Provider = typeof(ProviderConfiguration).Assembly;

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static readonly Reference[] References =
        [.. Provider.GetTypes().Where(type => Reference.LayerOf(Outermost(type)) is not null).SelectMany(Of).Distinct()];

    private static IEnumerable<Reference> Of(Type type)
    {
        var from = Outermost(type);
        var types = type.GetInterfaces().Append(type.BaseType).Concat(type.GetFields(Declared).Select(Type? (field) => field.FieldType));
        var methods = type.GetMembers(Declared).OfType<MethodBase>().ToList();
        types = types.Concat(methods.SelectMany(Signature));
        return types.OfType<Type>().SelectMany(Parts).Select(part => new Reference(from, part, null)).Concat(methods.SelectMany(method => Named(method, from)));
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var result } ? [result] : [])
            .Concat(method.GetMethodBody() is { } body ? body.LocalVariables.Select(local => local.LocalType).Concat(Caught(body)) : []);

    private static IEnumerable<Type> Caught(MethodBody body) =>
        body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!);

    /// <summary>What the instructions of a method name.</summary>
    private static IEnumerable<Reference> Named(MethodBase method, Type from)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? []))
        {
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments)!;
            var declaring = member as Type ?? member.DeclaringType!;
            yield return new Reference(from, Outermost(declaring), member is Type ? null : member);
            var arguments = member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [];
            foreach (var part in arguments.Append(declaring).SelectMany(Parts)) yield return new Reference(from, part, null);
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var opCode = OpCodesByValue[code[at] == 0xfe ? unchecked((short)(0xfe00 | code[at + 1])) : code[at]];
            at += opCode.Size;
            var hasToken = opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok;
            if (hasToken) yield return BitConverter.ToInt32(code, at);
            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>The type without pointers and arrays, and its arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(Outermost(type))
        : [Outermost(type)];

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
