namespace ScmPulumi.Generator.Schema;

/// <summary>The schema is wrong, or uses a feature that this generator does not support.</summary>
/// <param name="path">The place, such as <c>resources/huaweicloud-scm:index:Thing/properties/domain</c>.</param>
internal sealed class SchemaException(string path, string problem) : Exception($"{path}: {problem}");
