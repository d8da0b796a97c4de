using System.Text;

namespace ScmPulumi.Provider.Rules;

/// <summary>Where a character may be in a label that is written from right to left (https://www.rfc-editor.org/rfc/rfc5893#section-2).</summary>
internal enum Direction
{
    LeftToRight,

    /// <summary>R or AL.</summary>
    RightToLeft,
    ArabicNumber,
    EuropeanNumber,

    /// <summary>ES, CS, ET, ON, or BN.</summary>
    Neutral,

    /// <summary>NSM.</summary>
    Mark,
}

/// <summary>How a letter is joined to its neighbors.</summary>
internal enum Joining
{
    None,
    Left,
    Dual,
    Right,
    Transparent,
}

/// <summary>The scripts that a rule about a context names.</summary>
internal enum Script
{
    Other,
    Greek,
    Hebrew,

    /// <summary>Hiragana, Katakana, or Han.</summary>
    Japanese,
}

/// <summary>What IDNA2008 needs to know about a character.</summary>
/// <param name="Bits">As <c>scripts/idna-table.mjs</c> writes them.</param>
internal readonly record struct IdnaCharacter(ushort Bits)
{
    private const int Virama = 9;
    private const ushort Disallowed = 7 << 13;

    private static readonly (int[] Ends, ushort[] Kinds) Table = Read();

    /// <summary>
    /// Whether the code point is PVALID, CONTEXTJ, or CONTEXTO (https://www.rfc-editor.org/rfc/rfc5892), or not assigned in the table's version of Unicode: a
    /// later one may allow it (C7).
    /// </summary>
    public bool IsAllowed => Bits != Disallowed;

    public Direction Direction => (Direction)(Bits >> 13);

    public Joining Joining => (Joining)((Bits >> 10) & 7);

    public Script Script => (Script)((Bits >> 8) & 3);

    public int CombiningClass => Bits & 0xff;

    public bool IsVirama => CombiningClass == Virama;

    public static IdnaCharacter Of(Rune character)
    {
        var found = Array.BinarySearch(Table.Ends, character.Value + 1);
        return new IdnaCharacter(Table.Kinds[found < 0 ? ~found : found]);
    }

    private static (int[] Ends, ushort[] Kinds) Read()
    {
        var (ends, kinds) = (new List<int>(), new List<ushort>());
        var runs = IdnaTable.Runs;
        for (var (at, end) = (0, 0); at < runs.Length; at++)
        {
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = runs[at++];
                length |= (part & 0x7f) << shift;
                if (part < 0x80) break;
            }

            ends.Add(end += length);
            kinds.Add(IdnaTable.Kinds[runs[at]]);
        }

        return ([.. ends], [.. kinds]);
    }
}
