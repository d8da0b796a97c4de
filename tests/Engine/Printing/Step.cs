namespace ScmPulumi.Engine.Printing;

/// <summary>A step as the CLI names it: the sign before the line, and the words for a planned, a running, and a completed step.</summary>
public sealed record Step(string Sign, string Plan, string Doing, string Done)
{
    public static readonly Step Same = new("  ", "", "", "");
    public static readonly Step Create = new("+ ", "create", "creating", "created");
    public static readonly Step Update = new("~ ", "update", "updating", "updated");
    public static readonly Step Delete = new("- ", "delete", "deleting", "deleted");
    public static readonly Step Replace = new("+-", "replace", "replacing", "replaced");
    public static readonly Step CreateReplacement = new("++", "create replacement", "creating replacement", "created replacement");
    public static readonly Step DeleteReplaced = new("--", "delete original", "deleting original", "deleted original");
    public static readonly Step Import = new("= ", "import", "importing", "imported");
    public static readonly Step Refresh = new("~ ", "refreshing", "refreshing", "");
}
