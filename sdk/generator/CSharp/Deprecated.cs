namespace ScmPulumi.Generator.CSharp;

internal static class Deprecated
{
    public static string Attribute(string message) => $"Obsolete(@\"{message.Replace("\"", "\"\"", StringComparison.Ordinal)}\")";
}
