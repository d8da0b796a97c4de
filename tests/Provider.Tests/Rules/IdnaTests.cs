using ScmPulumi.Provider.Rules;

namespace ScmPulumi.Provider.Tests.Rules;

/// <summary>A U-label and its A-label are the same name; and what the framework alone would get wrong without ICU.</summary>
public sealed class IdnaTests
{
    /// <summary>Published pairs: https://www.rfc-editor.org/rfc/rfc3492#section-7.1, and top-level domains of https://www.iana.org/domains/root/db.</summary>
    [Theory]
    [InlineData("他们为什么不说中文.cn", "xn--ihqwcrb4cv8a8dqg056pqjye.cn")]
    [InlineData("他們爲什麽不說中文.tw", "xn--ihqwctvzc91f659drss3x8bo0yb.tw")]
    [InlineData("Pročprostěnemluvíčesky.cz", "xn--proprostnemluvesky-uyb24dma41a.cz")]
    [InlineData("למההםפשוטלאמדבריםעברית.example", "xn--4dbcagdahymbxekheh6e0a7fei0b.example")]
    [InlineData("なぜみんな日本語を話してくれないのか.jp", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa.jp")]
    [InlineData("почемужеонинеговорятпорусски.example", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example")]
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
    public void Published_name_has_its_published_A_label(string name, string ascii)
    {
        Assert.Null(DomainName.Problem(name));
        Assert.Equal(ascii, DomainName.Normalise(name));
        Assert.Equal(ascii, DomainName.Normalise(ascii));
    }

    [Fact]
    public void Case_and_ideographic_full_stops_make_no_difference() =>
        Assert.All(
            [
                "bücher.example", "BÜCHER.Example", "bücher.example.", "bücher。example", "bücher．example。", "bücher｡example",
                "XN--BCHER-KVA.example",
            ],
            (string name) => Assert.Equal("xn--bcher-kva.example", DomainName.Normalise(name)));

    [Theory]
    [InlineData("*.华为云.com", "*.xn--siq1ht8k.com")]
    [InlineData("*。华为云。com", "*.xn--siq1ht8k.com")]
    [InlineData("www。example。com", "www.example.com")]
    [InlineData("8。8。8。8", "8.8.8.8")]
    [InlineData("\u212angström.example", "xn--kngstrm-f1a.example")] // the Kelvin sign has a lower case of its own
    public void Mapping_goes_before_every_other_rule(string name, string ascii) => Assert.Equal(ascii, DomainName.Normalise(name));

    /// <summary>
    /// Without ICU the framework would silently turn some of these into another name: bu\u0308cher into xn--bucher-xyd, ａ.com into xn--mi7c.com.
    /// </summary>
    [Theory]
    [InlineData("combining mark", "bu\u0308cher.example", "ε\u0301.example", "и\u0306.example", "か\u3099.example")]
    [InlineData("full-width or half-width", "ａ.com", "ｶﾞ.example", "例；例.example")]
    [InlineData("cannot be turned", "İstanbul.example", "ﬁn.example", "x².example", "①.example", "☃.example", "สวัสดี.example")]
    [InlineData("cannot be turned", "a\u200db.example", "a\u00adb.example", "\u1112\u1161\u11ab.example")]
    [InlineData("cannot be turned", "\uf900.example")] // normalizes to another character
    [InlineData("cannot be turned", "\ud800.example")]
    [InlineData("blank", "例\u00a0例.example", "例\u3000例.example")]
    [InlineData("hyphen", "-ü.example", "ü-.example")]
    [InlineData("letters", "ü_b.example")]
    [InlineData("wildcard", "ü*.example")]
    [InlineData("empty label", "ü。。example")]
    [InlineData("single label", "例例")]
    [InlineData("A-label", "xn--ü.example")]
    [InlineData("from the right", "עברית1.example")]
    public void What_cannot_be_mapped_with_certainty_is_refused_with_advice(string advice, params string[] names) => Assert.All(names, name =>
    {
        Assert.Contains(advice, DomainName.Problem(name), StringComparison.Ordinal);
        Assert.Equal(name, DomainName.Normalise(name));
    });

    [Fact]
    public void Limit_of_a_label_counts_its_A_label()
    {
        Assert.Null(DomainName.Problem(new string('例', 35) + ".example"));
        Assert.Contains("63", DomainName.Problem(new string('ü', 60) + ".example"), StringComparison.Ordinal);
    }
}
