using System.Globalization;
using System.Text;
using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>Invisible characters are reported, except those that a script is spelled with.</summary>
public sealed class InvisibleCharacterTests
{
    [Theory]
    [InlineData("a web page: zero width space", "www\u200b.example.com", "U+200B")]
    [InlineData("an editor: byte order mark", "\ufeffwww.example.com", "U+FEFF")]
    [InlineData("a word processor: soft hyphen", "ex\u00adample", "U+00AD")]
    [InlineData("a spreadsheet: left-to-right mark", "\u200etom@example.com", "U+200E")]
    [InlineData("Windows: the path of a file", "\u202aC:", "U+202A")]
    [InlineData("a chat: isolates", "\u2068tom@example.com\u2069", "U+2068")]
    [InlineData("a word processor: word joiner", "a\u2060b", "U+2060")]
    [InlineData("a form: Hangul filler", "\u3164", "U+3164")]
    [InlineData("a form: half-width Hangul filler", "a\uffa0", "U+FFA0")]
    [InlineData("an input method: combining grapheme joiner", "e\u034f", "U+034F")]
    [InlineData("a chat: tags", "a\U000e0041", "U+E0041")]
    [InlineData("a joiner that joins nothing", "a\u200db", "U+200D")]
    [InlineData("a joiner at the end", "م\u200c", "U+200C")]
    [InlineData("two joiners", "م\u200c\u200cم", "U+200C")]
    [InlineData("a selector after ASCII", "a\ufe0f", "U+FE0F")]
    [InlineData("two selectors", "葛\U000e0100\U000e0101", "U+E0101")]
    public void Invisible_character_is_reported(string origin, string text, string character) =>
        Assert.True(InvisibleCharacter.Problem(text)?.Contains($"({character})", StringComparison.Ordinal), origin);

    [Theory]
    [InlineData("")]
    [InlineData("www.example.com")]
    [InlineData("Zhang San")]
    [InlineData("张三\u3000李四")]
    [InlineData("شرکت نرم\u200cافزار")]
    [InlineData("ශ්\u200dරී")]
    [InlineData("葛\U000e0100城市")]
    [InlineData("❤\ufe0f\u200d\U0001f525")]
    [InlineData("\ud800")]
    public void Visible_or_required_character_is_not_a_finding(string text) => Assert.Null(InvisibleCharacter.Problem(text));

    /// <summary>Those that are drawn are signs above numbers, the end of a verse, and the like; and what arranges hieroglyphs.</summary>
    [Fact]
    public void Every_format_character_without_a_glyph_is_invisible()
    {
        int[] drawn = [.. Enumerable.Range(0x600, 6), 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd, .. Enumerable.Range(0x13430, 16)];
        Assert.Equal(
            drawn,
            Enumerable.Range(0, 0x110000).Where(Rune.IsValid)
                .Where(value => Rune.GetUnicodeCategory(new Rune(value)) == UnicodeCategory.Format && !InvisibleCharacter.IsInvisible(new Rune(value))));
    }
}
