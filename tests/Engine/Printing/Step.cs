namespace ScmPulumi.Engine.Printing;

/// <summary>A step of a run in the CLI's words: the two signs before the line, what is planned, what is going on, what was done.</summary>
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
