using ScmPulumi.Generator.Schema;

namespace ScmPulumi.Generator.CSharp;

/// <summary>A function: a static class with three ways to call it, its argument classes, and its result.</summary>
internal sealed class FunctionClass(TypeNames types)
{
    private enum Way
    {
        AtOnce,
        AsOutput,
        AsOutputAfter,
    }

    public IReadOnlyList<TypeDeclaration> Declare(FunctionSpec function)
    {
        var name = Names.OfToken(function.Token);
        var classes = new List<TypeDeclaration>
        {
            new($"public static class {name}", [Call(function, name, Way.AtOnce), Call(function, name, Way.AsOutput), Call(function, name, Way.AsOutputAfter)])
            {
                Docs = function.Description,
            },
        };
        if (function.Inputs is not null)
        {
            var plain = new ArgumentsClass(types) { Kind = ArgumentKind.Plain, Parent = "InvokeArgs" };
            var inputs = new ArgumentsClass(types) { Kind = ArgumentKind.Input, Parent = "InvokeArgs" };
            classes.Add(plain.Declare($"{name}Args", $"What `{name}` takes, as plain values.", function.Inputs));
            classes.Add(inputs.Declare($"{name}InvokeArgs", $"What `{name}` takes, outputs of resources among it.", function.Inputs));
        }

        classes.Add(OutputClass.Declare($"{name}Result", $"What `{name}` gives back.", function.Outputs, types));
        return classes;
    }

    private static Member Call(FunctionSpec function, string name, Way way)
    {
        var (method, returned) = way == Way.AtOnce ? ("InvokeAsync", $"Task<{name}Result>") : ("Invoke", $"Output<{name}Result>");
        var arguments = function.Inputs is null ? "InvokeArgs.Empty" : $"args ?? new {ArgumentsName(name, way)}()";
        return new Member($"public static {returned} {method}({Parameters(function, name, way)})")
        {
            Docs = way switch
            {
                Way.AtOnce => "Calls the function at once, with plain values; it waits for no resource.",
                Way.AsOutput => "Calls the function when the values that it takes are known.",
                _ => "Calls the function when the values that it takes are known and the resources of `DependsOn` are done.",
            },
            Parameters =
            [
                .. function.Inputs is null ? [] : new[] { ("args", "Arguments of the function.") },
                ("options", "Options for the call, such as the provider."),
            ],
            Body = $"return global::Pulumi.Deployment.Instance.{method}<{name}Result>(\"{function.Token}\", {arguments}, options.WithDefaults());",
        };
    }

    private static string Parameters(FunctionSpec function, string name, Way way)
    {
        var options = way == Way.AsOutputAfter ? "InvokeOutputOptions options" : "InvokeOptions? options = null";
        if (function.Inputs is null) return options;
        var isOptional = way != Way.AsOutputAfter && !function.Inputs.Any(input => input.Required);
        return $"{ArgumentsName(name, way)}{(isOptional ? "? args = null" : " args")}, {options}";
    }

    private static string ArgumentsName(string name, Way way) => way == Way.AtOnce ? $"{name}Args" : $"{name}InvokeArgs";
}
