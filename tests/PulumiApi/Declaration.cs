namespace Pulumi;

/// <summary>The body of all members in this project.</summary>
internal static class Declaration
{
    public static NotSupportedException Only =>
        new("This is a declaration of the Pulumi API without behavior: programs compile against it and run with the package Pulumi.");
}
