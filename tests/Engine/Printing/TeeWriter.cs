using System.Text;

namespace ScmPulumi.Engine.Printing;

/// <summary>Writes every line to two writers.</summary>
internal sealed class TeeWriter(TextWriter one, TextWriter other) : TextWriter
{
    public override Encoding Encoding => one.Encoding;

    public override void Write(char value)
    {
        one.Write(value);
        other.Write(value);
    }

    public override void WriteLine(string? value)
    {
        one.WriteLine(value);
        other.WriteLine(value);
    }
}
