using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>A U-label and its A-label are the same name; and what the framework alone would get wrong without ICU.</summary>
public sealed class IdnaTests
{
    /// <summary>Published pairs: https://www.rfc-editor.org/rfc/rfc3492#section-7.1, and those of https://data.iana.org/TLD/tlds-alpha-by-domain.txt.</summary>
    [Theory]
    [InlineData("他们为什么不说中文.cn", "xn--ihqwcrb4cv8a8dqg056pqjye.cn")]
    [InlineData("他們爲什麽不說中文.tw", "xn--ihqwctvzc91f659drss3x8bo0yb.tw")]
    [InlineData("Pročprostěnemluvíčesky.cz", "xn--proprostnemluvesky-uyb24dma41a.cz")]
    [InlineData("למההםפשוטלאמדבריםעברית.co.il", "xn--4dbcagdahymbxekheh6e0a7fei0b.co.il")]
    [InlineData("なぜみんな日本語を話してくれないのか.jp", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa.jp")]
    [InlineData("почемужеонинеговорятпорусски.ru", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.ru")]
    [InlineData("PorquénopuedensimplementehablarenEspañol.es", "xn--porqunopuedensimplementehablarenespaol-fmd56a.es")]
    [InlineData("TạisaohọkhôngthểchỉnóitiếngViệt.vn", "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g.vn")]
    [InlineData("例.中国", "xn--fsq.xn--fiqs8s")]
    [InlineData("a.香港", "a.xn--j6w193g")]
    [InlineData("a.рф", "a.xn--p1ai")]
    [InlineData("a.ελ", "a.xn--qxam")]
    [InlineData("a.السعودية", "a.xn--mgberp4a5d4ar")]
    [InlineData("a.ישראל", "a.xn--4dbrk0ce")]
    [InlineData("a.みんな", "a.xn--q9jyb4c")]
    [InlineData("a.გე", "a.xn--node")]
    [InlineData("a.հայ", "a.xn--y9a3aq")]
    [InlineData("a.한국", "a.xn--3e0b707e")]
    [InlineData("华为云.com", "xn--siq1ht8k.com")]
    [InlineData("faß.de", "xn--fa-hia.de")]
    public void Published_name_has_the_published_A_label(string name, string ascii)
    {
        Assert.Null(DomainName.Problem(name));
        Assert.Equal(ascii, DomainName.Normalise(name));
        Assert.Equal(ascii, DomainName.Normalise(ascii));
    }

    /// <summary>What RFC 5892 and RFC 5893 allow.</summary>
    [Theory]
    [InlineData("สวัสดี.example.com", "xn--l3c1bib8a0a.example.com")]
    [InlineData("əlifba.example.com", "xn--lifba-dlc.example.com")] // Azerbaijani
    [InlineData("עברית1.example.com", "xn--1-1hcy8a5an.example.com")]
    [InlineData("مثال3.example.com", "xn--3-ymcl5hc.example.com")]
    [InlineData("شبكة۲.example.com", "xn--ngbc5azd04c.example.com")]
    [InlineData("नमस्ते.example.com", "xn--h2bhs4b8d8a.example.com")]
    [InlineData("தமிழ்.example.com", "xn--rlcus7b3d.example.com")]
    [InlineData("አማርኛ.example.com", "xn--1xd0bwwra.example.com")]
    [InlineData("ქართული1.example.com", "xn--1-w2gvej8awm.example.com")]
    [InlineData("សួស្តី.example.com", "xn--x2e5aa5hwa1k.example.com")]
    [InlineData("ᏣᎳᎩ.example.com", "xn--f9dt7l.example.com")] // capitals, which are all that IDNA allows of Cherokee
    [InlineData("ß.example.com", "xn--zca.example.com")]
    [InlineData("x\u0302.example.com", "xn--x-zbb.example.com")] // nothing to compose to
    [InlineData("l·l.example.com", "xn--ll-0ea.example.com")]
    [InlineData("col·lecció.example.com", "xn--collecci-ioa91d.example.com")]
    [InlineData("\u0375α.example.com", "xn--wva4j.example.com")]
    [InlineData("צ\u05f3ק.example.com", "xn--rebc9a.example.com")]
    [InlineData("カ・ナ.example.com", "xn--lck2c6g.example.com")]
    [InlineData("نامه\u200cای.example.com", "xn--mgba3gch31f060k.example.com")]
    [InlineData("ශ\u0dca\u200dර.example.com", "xn--10cl1a711o.example.com")]
    [InlineData("\U00011f04a.example.com", "xn--a-l03j.example.com")] // assigned in Unicode 15
    [InlineData("\U0002ebf0.example.com", "xn--8g0n.example.com")] // assigned later: another version of Unicode may allow it (C7)
    [InlineData("3com.ישראל", "3com.xn--4dbrk0ce")] // the Bidi rule applies only to the right-to-left label
    public void Letters_that_IDNA_allows_are_accepted(string name, string ascii)
    {
        Assert.Null(DomainName.Problem(name));
        Assert.Equal(ascii, DomainName.Normalise(name));
        Assert.Null(DomainName.Problem(ascii));
    }

    [Fact]
    public void Case_and_ideographic_full_stops_make_no_difference() =>
        Assert.All(
            [
                "bücher.example.com", "BÜCHER.Example.com", "bücher.example.com.", "bücher。example。com", "bücher．example.com。", "bücher｡example.com",
                "XN--BCHER-KVA.example.com", "xn--BcHeR-kVa.example.com",
            ],
            (string name) => Assert.Equal("xn--bcher-kva.example.com", DomainName.Normalise(name)));

    [Theory]
    [InlineData("*.华为云.com", "*.xn--siq1ht8k.com")]
    [InlineData("*。华为云。com", "*.xn--siq1ht8k.com")]
    [InlineData("www。example。com", "www.example.com")]
    [InlineData("8。8。8。8", "8.8.8.8")]
    [InlineData("\u212angström.example.com", "xn--kngstrm-f1a.example.com")] // the lower case of the Kelvin sign is k
    public void Mapping_precedes_every_other_rule(string name, string ascii) => Assert.Equal(ascii, DomainName.Normalise(name));

    /// <summary>The message names the character and the rule.</summary>
    [Theory]
    [InlineData("(U+0308) that is not in normal form", "bu\u0308cher.example.com", "xn--bucher-xyd.example.com")]
    [InlineData("(U+0301) that is not in normal form", "ε\u0301.example.com")]
    [InlineData("(U+0306) that is not in normal form", "и\u0306.example.com")]
    [InlineData("(U+3099) that is not in normal form", "か\u3099.example.com")]
    [InlineData("(U+0323) that is not in normal form", "ê\u0323.example.com")]
    [InlineData("(U+0301) that is not in normal form", "x\u0301\u0323.example.com")] // the wrong order
    [InlineData("(U+09C7) that is not in normal form", "ক\u09c7\u09be.example.com")]
    [InlineData("(U+0301), which RFC 5891", "\u0301a.example.com")]
    [InlineData("full-width or half-width character (U+FF41)", "ａ.com")]
    [InlineData("full-width or half-width character (U+FF76)", "ｶﾞ.example.com")]
    [InlineData("full-width or half-width character (U+FF1B)", "例；例.example.com")]
    [InlineData("(U+0130) that is not allowed in host names (RFC 5892)", "İstanbul.example.com")]
    [InlineData("(U+FB01) that is not allowed in host names (RFC 5892)", "ﬁn.example.com")]
    [InlineData("(U+00B2) that is not allowed in host names (RFC 5892)", "x².example.com")]
    [InlineData("(U+2460) that is not allowed in host names (RFC 5892)", "①.example.com")]
    [InlineData("(U+2019) that is not allowed in host names (RFC 5892)", "o’brien.example.com")]
    [InlineData("(U+2013) that is not allowed in host names (RFC 5892)", "a–b.example.com")]
    [InlineData("(U+2603) that is not allowed in host names (RFC 5892)", "☃.example.com", "xn--n3h.example.com")]
    [InlineData("(U+1F600) that is not allowed in host names (RFC 5892)", "😀.example.com", "xn--e28h.example.com")]
    [InlineData("(U+1112) that is not allowed in host names (RFC 5892)", "\u1112\u1161\u11ab.example.com")]
    [InlineData("(U+F900) that is not allowed in host names (RFC 5892)", "\uf900.example.com")]
    [InlineData("(U+0640) that is not allowed in host names (RFC 5892)", "مـثال.example.com")]
    [InlineData("(U+FFFE) that is not allowed in host names (RFC 5892)", "a\ufffe.example.com")]
    [InlineData("(U+FFFD) that is not allowed in host names (RFC 5892)", "\ud800.example.com")]
    [InlineData("(U+00DC) that is not allowed in host names (RFC 5892)", "xn--wca.example.com")] // a capital in an A-label
    [InlineData("(U+00B7) that RFC 5892 allows", "a·b.example.com", "·.example.com", "l·.example.com", "·l.example.com")]
    [InlineData("(U+0375) that RFC 5892 allows", "α\u0375.example.com", "\u0375a.example.com")]
    [InlineData("(U+05F3) that RFC 5892 allows", "\u05f3א.example.com")]
    [InlineData("(U+05F4) that RFC 5892 allows", "\u05f4א.example.com")]
    [InlineData("(U+30FB) that RFC 5892 allows", "・.example.com", "a・b.example.com")]
    [InlineData("(U+0661) that RFC 5892 allows", "م۱\u0661.example.com")]
    [InlineData("(U+05D0) that RFC 5893 does not allow", "aא.example.com", "xn--a-0hc.example.com")]
    [InlineData("(U+0061) that RFC 5893 does not allow", "אaב.example.com", "אa.example.com", "xn--a-zhc.example.com")]
    [InlineData("(U+0031) that RFC 5893 does not allow", "1א.example.com", "1م.example.com")]
    [InlineData("(U+0661) that RFC 5893 does not allow", "م1\u0661.example.com", "\u0661.example.com")]
    [InlineData("contains a space", "例\u00a0例.example.com", "例\u3000例.example.com", "\u00a0www.example.com", "www.example.com\u2028")]
    [InlineData("begins or ends with a hyphen", "-ü.example.com", "ü-.example.com", "xn----eha.example.com")]
    [InlineData("letters", "ü_b.example.com")]
    [InlineData("wildcard", "ü*.example.com")]
    [InlineData("empty label", "ü。。example.com")]
    [InlineData("single label", "例例")]
    public void Character_that_IDNA_forbids_is_refused_with_the_rule(string advice, params string[] names) => Assert.All(names, name =>
        Assert.Contains(advice, DomainName.Problem(name), StringComparison.Ordinal));

    /// <summary>Copied from a page, a chat, a spreadsheet, or a file with a byte order mark.</summary>
    [Theory]
    [InlineData("U+200B", "www\u200b.example.com", "bü\u200bcher.example.com", "*.\u200bexample.com")]
    [InlineData("U+FEFF", "\ufeffwww.example.com", "www.example.com\ufeff")]
    [InlineData("U+00AD", "a\u00adb.example.com", "xn--ab-5da.example.com")]
    [InlineData("U+200E", "www.example.com\u200e")]
    [InlineData("U+202A", "\u202awww.example.com\u202c")]
    [InlineData("U+2066", "\u2066عربي.example.com\u2069")]
    [InlineData("U+2060", "www\u2060.example.com")]
    [InlineData("U+200D", "a\u200db.example.com", "م\u200dم.example.com")]
    [InlineData("U+200C", "a\u200cb.example.com", "م\u200c.example.com", "\u200cم.example.com", "د\u200cم.example.com", "xn--ab-j1t.example.com")]
    [InlineData("U+FE0F", "例\ufe0f.example.com")]
    [InlineData("U+3164", "\u3164.example.com")]
    public void Invisible_character_is_reported(string character, params string[] names) => Assert.All(names, name =>
        Assert.Contains($"an invisible character ({character})", DomainName.Problem(name), StringComparison.Ordinal));

    [Theory]
    [InlineData("hyphens in its third", "ab--cd.example.com", "AB--CD.example.com", "*.12--34.example.com", "www.zz--a1.example.com", "ux--example.com")]
    [InlineData("hyphens in its third", "xn--ü.example.com", "üü--a.example.com", "xn--xn---3ra.example.com")]
    [InlineData("Punycode", "xn--zz.example.com", "XN--ZZ.example.com", "*.xn--0.example.com", "xn---abc.example.com", "xn--99999999999999.example.com")]
    public void Label_with_the_hyphens_of_an_A_label_is_treated_as_one(string advice, params string[] names) => Assert.All(names, name =>
        Assert.Contains(advice, DomainName.Problem(name), StringComparison.Ordinal));

    [Theory]
    [InlineData("a--b.example.com")]
    [InlineData("a-b--c.example.com")]
    [InlineData("xn-a.example.com")]
    [InlineData("a-xn--b.example.com")]
    [InlineData("abc--d.example.com")]
    public void Hyphens_in_other_places_are_not_reserved(string name) => Assert.Null(DomainName.Problem(name));

    [Fact]
    public void Limit_of_a_label_is_that_of_its_A_label()
    {
        Assert.Null(DomainName.Problem(new string('例', 35) + ".example.com"));
        Assert.Contains("63", DomainName.Problem(new string('ü', 60) + ".example.com"), StringComparison.Ordinal);
    }
}
