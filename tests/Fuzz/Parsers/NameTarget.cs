using System.Runtime.InteropServices;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>
/// Names in many scripts, and A-labels of any form. The parser never throws, and a name that it accepts is the same in either form. An input is the name in
/// UTF-16.
/// </summary>
internal sealed class NameTarget : FuzzTarget
{
    /// <summary>Scripts with special rules: combining marks, joiners, their own digits, right-to-left writing, or letters that compose.</summary>
    private static readonly (int First, int Last)[] Letters =
    [
        ('a', 'z'), ('0', '9'), ('-', '-'), ('-', '.'), ('A', 'Z'), (0xb7, 0x17f), (0x300, 0x345), (0x370, 0x3ff), (0x430, 0x45f), (0x5b0, 0x5f4),
        (0x620, 0x6ff), (0x900, 0x97f), (0xdca, 0xddf), (0xe01, 0xe5b), (0x1100, 0x11ff), (0x1e00, 0x1fff), (0x2000, 0x206f), (0x2600, 0x26ff),
        (0x3041, 0x30ff), (0x4e00, 0x4eff), (0xac00, 0xacff), (0xfe00, 0xffff), (0x11080, 0x110cf), (0x1f600, 0x1f64f), (0xe0000, 0xe01ef), (0x80, 0x10ffff),
    ];

    private static readonly string[] Endings = [".example.com", ".例.com", ".local", "。中国", ".onion", ".", ""];

    public override string Name => "names";

    public override int BatchSize => 100;

    public override byte[] NewInput(Random random)
    {
        var name = new StringBuilder(random.Next(8) == 0 ? "*." : "");
        for (var labels = random.Next(0, 3); labels > 0; labels--) name.Append(AnyLabel(random)).Append('.');
        var text = name.Append(AnyLabel(random)).Append(Odd.Pick(random, Endings)).ToString();
        return MemoryMarshal.AsBytes((random.Next(10) == 0 ? Odd.Changed(text, random) : text).AsSpan()).ToArray();
    }

    public override Task TryAsync(byte[] input)
    {
        Judge(new string(MemoryMarshal.Cast<byte, char>(input)));
        return Task.CompletedTask;
    }

    public static void Judge(string text)
    {
        var isName = DomainName.TryParse(text, out var name, out var problem);
        if (isName == (problem is not null)) throw new FindingException("a valid name with a problem, or an invalid name without one");
        var normal = DomainName.Normalise(text);
        if (DomainName.Normalise(normal) != normal) throw new FindingException("the normal form is not its own normal form");
        if (!DomainName.AreSame(text, normal)) throw new FindingException("the name and its normal form are not the same name");
        _ = (DomainName.Doubt(text), DomainName.PrimaryDoubt(text), InvisibleCharacter.Problem(text));
        if (isName) JudgeAccepted(name);
    }

    private static void JudgeAccepted(DomainName name)
    {
        if (!Ascii.IsValid(name.Text) || !DomainName.TryParse(name.Text, out var again, out _) || again != name)
        {
            throw new FindingException($"the normal form {name.Text} is another name");
        }

        var readable = string.Join('.', name.Text.Split('.').Select(Idna.ToReadable));
        if (DomainName.Normalise(readable) != name.Text) throw new FindingException($"{name.Text} is another name in its Unicode form");
        if (name.Twin is { Length: <= DomainName.MaxLength } twin && DomainName.TryParse(twin, out var other, out _) && other.IsAddress)
        {
            throw new FindingException("its twin is an address");
        }

        if (name.Covers(name)) throw new FindingException("it covers itself");
        ScreenedWords.Find(name);
    }

    private static string AnyLabel(Random random) => random.Next(3) == 0 ? ALabel(random) : Label(random);

    private static string Label(Random random)
    {
        var scripts = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Odd.Pick(random, Letters)).ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Letter(Odd.Pick(random, scripts), random)));
    }

    private static string Letter((int First, int Last) script, Random random)
    {
        var letter = random.Next(script.First, script.Last + 1);
        return Rune.IsValid(letter) ? new Rune(letter).ToString() : "\ud800";
    }

    /// <summary>The Punycode of a random label, even if that has no A-label, or random letters and digits.</summary>
    private static string ALabel(Random random) =>
        "xn--" + (random.Next(2) == 0
            ? Punycode.Encode([.. Label(random).EnumerateRunes()])
            : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letter(Letters[random.Next(4)], random))));
}
