namespace ScmPulumi.Provider.Rules;

/// <summary>A problem of an input: something that is wrong or, in a warning, doubtful.</summary>
/// <param name="Property">The top-level property.</param>
/// <param name="Path">Where in the property, as <c>[1]</c>; empty for the property itself.</param>
/// <param name="Reason">What is wrong and what to do; never the value.</param>
internal readonly record struct FieldError(string Property, string Path, string Reason)
{
    public override string ToString() => $"{Property}{Path}: {Reason}";
}
