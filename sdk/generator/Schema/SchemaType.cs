namespace ScmPulumi.Generator.Schema;

/// <summary>The type of a value in a package schema.</summary>
internal abstract record SchemaType
{
    public sealed record Text : SchemaType;

    public sealed record Boolean : SchemaType;

    public sealed record Integer : SchemaType;

    public sealed record Number : SchemaType;

    public sealed record Array(SchemaType Items) : SchemaType;

    /// <summary>Keys are strings.</summary>
    public sealed record Map(SchemaType Values) : SchemaType;

    public sealed record Enumeration(EnumSpec Spec) : SchemaType;

    public sealed record Object(ObjectSpec Spec) : SchemaType;
}
