using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Model = ArchUnitNET.Domain.Architecture;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>The compiled provider as ArchUnitNET sees it.</summary>
internal static class CompiledProvider
{
    public const string Root = "ScmPulumi.Provider";

    public static readonly Model Model = new ArchLoader().LoadAssemblies(typeof(Catalogue).Assembly).Build();

    /// <summary>The folder in <c>provider/</c>, such as <c>Resources.Certificates</c>. Empty for generated types and those of other assemblies.</summary>
    public static string FolderOf(IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..] : "";
}
