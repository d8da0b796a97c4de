using System.Text;

namespace ScmPulumi.Generator;

/// <param name="Path">Relative, with slashes.</param>
internal sealed record GeneratedFile(string Path, byte[] Content)
{
    public static GeneratedFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
