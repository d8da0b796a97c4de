namespace Pulumi;

public abstract class InputArgs
{
    protected InputArgs() => throw Declaration.Only;
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = null!;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = null!;
}
