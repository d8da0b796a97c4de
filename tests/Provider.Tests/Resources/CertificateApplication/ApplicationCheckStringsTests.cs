using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.CertificateValidation;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>Strings as editors, spreadsheets, input methods, CI variables, and YAML produce them (C1, C7).</summary>
public sealed class ApplicationCheckStringsTests
{
    /// <summary>Characters before or after a value that come from a YAML block, a file, a cell, a page, or an input method.</summary>
    public static TheoryData<string> Surroundings => ["\n", "\r\n", "\r", "  ", "\t", "\u00a0", "\u3000", "\u2028", "\u0085", "\v \f\n\n"];

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Value_with_spaces_or_line_breaks_around_it_is_the_value_without_them(string around)
    {
        var verdict = Applications.Check(Surrounded(Applications.Full, around));

        Assert.Empty(verdict.Failures);
        Assert.Equal(Values.Print(Applications.Check(Applications.Full).Inputs), Values.Print(verdict.Inputs));
    }

    /// <summary>Earlier releases recorded such values.</summary>
    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Recorded_value_with_spaces_or_line_breaks_around_it_is_no_change(string around)
    {
        var recorded = Surrounded(Applications.Full, around);
        var diff = new StructuralDiff(recorded, Applications.Check(recorded).Inputs, []);

        Assert.Empty(diff.Compare(ApplicationTable.Table.Inputs));
    }

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Argument_of_a_validation_or_a_function_is_trimmed(string around)
    {
        var validation = Values.Map(("certificateId", Applications.Id), ("waitFor", "DOMAIN_VALIDATED"));
        var filters = Values.Map(("domain", "www.example.com"), ("name", "scm-1"), ("status", "ISSUED"));

        AssertTrimmed(ValidationTable.Table.Inputs, validation, around);
        AssertTrimmed(GetCertificates.Table.Arguments, filters, around);
    }

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Blank_string_is_not_set(string blank)
    {
        var missing = Applications.Check(Applications.Minimal.With(("applicantEmail", blank)));
        var optional = Applications.Check(Applications.Minimal.With(("companyName", blank), ("country", blank), ("domainMethod", blank), ("csr", blank)));

        Assert.Equal(["applicantEmail: is required"], missing.Told);
        Assert.Empty(optional.Failures);
        Assert.Equal(Values.Print(Applications.Minimal), Values.Print(optional.Inputs));
    }

    [Theory]
    [InlineData("Example\tLtd")] // two cells of a spreadsheet
    [InlineData("Example\nLtd")] // a cell with a line break
    [InlineData("Example\r\nLtd")]
    [InlineData("Example\0Ltd")]
    [InlineData("Example\u007f Ltd")]
    [InlineData("Example\u0090Ltd")] // Windows-1252 read as Latin-1
    [InlineData("Example\u001b[0m Ltd")] // copied from a terminal
    [InlineData("Example\u2028Ltd")]
    public void Control_character_inside_is_an_error(string text)
    {
        string[] fields = ["companyName", "companyUnit", "companyProvince", "companyCity", "applicantName", "contactName"];

        Assert.All(fields, field => AssertVerdict("error", field, text));
        AssertVerdict("error", "applicantPhone", $"138 {text[7..]} 000");
        AssertVerdict("error", "keyAlgorithm", text);
    }

    [Theory]
    [InlineData("warning", "-", ".", "--", "—", "…", "N/A", "NA", "n.a.", "#N/A", "none", "(none)", "NONE.", "null")]
    [InlineData("warning", "<null>", "undefined", "Not applicable")]
    [InlineData("warning", "TBD", "ＮＡ", "Ｎ／Ａ", "无", "暂无", "不适用", "/", "***", "?")]
    [InlineData("accepted", "Nanjing", "Nullarbor Ltd", "A.", "3M", "Nona SpA", "None Such Records", "O2")]
    [InlineData("accepted", "无锡", "无印良品", "示例（北京）有限公司", "𠮷野家")]
    public void Placeholder_for_a_missing_value_of_the_company_is_doubtful(string outcome, params string[] texts)
    {
        foreach (var field in (string[])["companyName", "companyProvince", "companyCity"])
        {
            Assert.All(texts, text => AssertVerdict(outcome, field, text));
        }
    }

    /// <summary>An address is for a machine, and a name is for people.</summary>
    [Theory]
    [InlineData("\u200b")] // from a web page
    [InlineData("\ufeff")] // from a file of the Windows editor
    [InlineData("\u00ad")] // from a word processor
    [InlineData("\u202a")] // from the contacts of Windows
    [InlineData("\u2060")]
    public void Invisible_character_is_an_error_in_an_email_address_and_doubtful_elsewhere(string invisible)
    {
        AssertVerdict("error", "applicantEmail", $"li{invisible}@example.com");
        AssertVerdict("error", "contactEmail", $"{invisible}li@example.com");
        foreach (var field in (string[])["companyName", "companyProvince", "companyCity", "applicantName", "contactName"])
        {
            AssertVerdict("warning", field, $"Exam{invisible}ple");
        }

        AssertVerdict("warning", "applicantPhone", $"{invisible}13800000000");
    }

    [Theory]
    [InlineData("warning", "<a@b.com>", "a@b.com;", "a@b.com,", "a@b.com.", "a@b,com", "a@.com", "a@b..com", "a.@b.com", ".a@b.com", "a..b@b.com")]
    [InlineData("warning", "mailto:a@b.com", "\"a@b.com\"", "'a@b.com'", "“a@b.com”", "(a@b.com)", "[a@b.com]", "a@b.com>", "A<a@b.com>", "a@b.com/")]
    [InlineData("warning", "a@b.com:25")]
    [InlineData("warning", "a@localhost", "a@[192.0.2.1]", "a@192.0.2.1", "a@-b.com", "a@b-.com", "a@b_c.com", "a\\b@b.com")]
    [InlineData("warning", "a@b.com、", "a@b.com；", "a@b。com")]
    [InlineData("warning", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.com", "😀@b.com", "ａ@b.com", "a@ｂ.com", "a@b．com")]
    [InlineData("warning", "li１２３@b.com", "li@１６３.com")]
    [InlineData("error", "a.b.com", "@b.com", "a@", "a@b@c.com", "Li Wei <a@b.com>", "a@b.com c@d.com", "a@b.com, c@d.com", "a@b.com\nc@d.com")]
    [InlineData("error", "a＠b.com", "a@b.com\0", "a\u0007@b.com")]
    [InlineData("accepted", "li.wei+scm@example.com", "o'brien@example.ie", "a@b.co", "A_B-c=d@sub.example.museum", "1@2.3m", "x@example.photography")]
    [InlineData("accepted", "李@例子.中国", "li@bücher.example", "li@xn--bcher-kva.example", "δοκιμή@παράδειγμα.ελ")]
    [InlineData("accepted", "li@उदाहरण.भारत")]
    [InlineData("accepted", "a@col·lecció.cat", "{a}!#$%&*/?^`|~@b.com")]
    public void Email_address_that_no_mailbox_has_is_doubtful_and_a_rare_one_is_not(string outcome, params string[] texts) =>
        Assert.All(texts, text => AssertVerdict(outcome, "applicantEmail", text));

    [Theory]
    [InlineData("applicantPhone", "error", "１３８００００００００")]
    [InlineData("applicantPhone", "error", "＋８６　１３８")]
    [InlineData("applicantPhone", "warning", "+86 １３８0000")]
    [InlineData("contactPhone", "warning", "（010）1234567")]
    [InlineData("contactPhone", "warning", "＋86 13800000000")]
    [InlineData("applicantEmail", "error", "li＠example.com")]
    [InlineData("contactEmail", "warning", "ｌｉ@example.com")]
    [InlineData("contactEmail", "warning", "li@example．com")]
    [InlineData("country", "error", "ＣＮ")]
    [InlineData("country", "error", "Cｎ")]
    [InlineData("certificateId", "error", "scs１５５４１９２１３１１５０")]
    [InlineData("domain", "error", "ｗｗｗ.example.com")]
    [InlineData("domainMethod", "error", "ＤＮＳ")]
    [InlineData("keyAlgorithm", "warning", "RSA＿2048")]
    [InlineData("applicantName", "warning", "Ｌｉ，Wei")]
    public void Full_width_character_is_reported_as_such(string field, string outcome, string text) =>
        Assert.Contains("full-width", AssertVerdict(outcome, field, text), StringComparison.Ordinal);

    [Fact]
    public void Full_width_character_in_an_additional_name_is_reported_as_such() =>
        Assert.Contains(
            "full-width",
            Assert.Single(Applications.Check(Applications.Minimal.With(("sans", new[] { "ｍail.example.com" }))).Told),
            StringComparison.Ordinal);

    /// <summary>Then the width is not what is wrong.</summary>
    [Theory]
    [InlineData("applicantPhone", "ｎｏｎｅ")]
    [InlineData("country", "Ｃｈｉｎａ")]
    [InlineData("applicantEmail", "ｅｘａｍｐｌｅ.com")]
    public void Full_width_character_is_not_reported_for_another_mistake(string field, string text) =>
        Assert.DoesNotContain("full-width", AssertVerdict("error", field, text), StringComparison.Ordinal);

    [Theory]
    [InlineData("warning", "Li Wei 2", "li@example.com", "李雷😀", "Li/Wei", "Wei（法人）", "12345", "Li Wei ①", "Li;Wei", "ext_7", "Li“Wei”")]
    [InlineData("accepted", "Zhang San", "李小明", "Jean-Luc", "J. Smith", "Smith, John", "José María", "O'Brien", "D’Arcy", "买买提·艾力", "li_wei")]
    [InlineData("accepted", "Nguyễn Văn", "अनिल", "Μαρία", "Zhang\u3000San")]
    public void Applicant_name_with_other_than_letters_is_doubtful(string outcome, params string[] texts) =>
        Assert.All(texts, text => AssertVerdict(outcome, "applicantName", text));

    /// <summary>YAML reads a phone number as a number, and Norway's code as false.</summary>
    [Theory]
    [InlineData("applicantPhone", 13800000000d, true)]
    [InlineData("certificateId", 1234567890123456d, true)]
    [InlineData("companyName", 360d, true)]
    [InlineData("country", false, true)]
    [InlineData("domainMethod", true, true)]
    [InlineData("domain", new string[0], false)]
    [InlineData("autoDnsAuth", 1d, false)]
    [InlineData("autoDnsAuth", "true", false)]
    [InlineData("agreePrivacyProtection", 1d, false)]
    [InlineData("sans", 5d, false)]
    [InlineData("sans", "a.example.com", false)]
    public void Quotes_are_suggested_only_if_a_string_is_expected(string field, object value, bool areAdvised)
    {
        var told = Assert.Single(Applications.Check(Applications.Minimal.With((field, value))).Told);

        Assert.StartsWith(field, told, StringComparison.Ordinal);
        Assert.Equal(areAdvised, told.Contains("quotes", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_are_suggested_for_an_item_that_must_be_a_string() =>
        Assert.Contains("quotes", Assert.Single(Applications.Check(Applications.Minimal.With(("sans", new object[] { 1.5 }))).Told), StringComparison.Ordinal);

    /// <summary>C5, T2: the CLI prints the value of the property that a failure names.</summary>
    [Theory]
    [InlineData("domain", "https://ci:CANARY@www.example.com/")]
    [InlineData("domain", "canary@example.com")]
    [InlineData("domain", "canary＠example.com")]
    [InlineData("certificateId", "CANARY@scm")]
    [InlineData("country", "CANARY@CN")]
    [InlineData("domainMethod", "canary@example.com")]
    public void Email_address_or_password_in_an_open_field_is_not_printed(string field, string value)
    {
        var failure = Assert.Single(Applications.Check(Applications.Minimal.With((field, value))).Failures);

        Assert.Empty(failure.Property);
        Assert.StartsWith($"{field}: ", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Email_address_in_an_item_is_not_printed() =>
        Assert.All(
            Applications.Check(Applications.Minimal.With(("sans", new[] { "a.example.com", "https://u:p@b.example.com" }))).Failures,
            failure => Assert.Empty(failure.Property));

    /// <returns>The message, if there is one.</returns>
    private static string AssertVerdict(string outcome, string field, string text)
    {
        var verdict = Applications.Check(Applications.Minimal.With((field, text)));
        var found = (outcome, outcome switch { "error" => verdict.Told.Count, "warning" => verdict.Warnings.Count, _ => 0 });
        Assert.Equal((outcome, outcome == "accepted" ? 0 : 1), found);
        Assert.True(outcome == "error" || verdict.Failures.Count == 0, $"{text} is an error");
        Assert.True(outcome == "warning" || verdict.Warnings.Count == 0 || field == "companyUnit", $"{text} is doubtful");
        var said = outcome == "error" ? verdict.Told : verdict.Warnings;
        Assert.All(said, message => Assert.StartsWith(field, message, StringComparison.Ordinal));
        return said.SingleOrDefault() ?? "";
    }

    private static void AssertTrimmed(FieldTable table, PropertyMap inputs, string around)
    {
        var findings = new Findings();
        var read = table.Normalise(Surrounded(inputs, around), findings);

        Assert.Empty(findings.Errors);
        Assert.Equal(Values.Print(inputs), Values.Print(read));
    }

    /// <summary>Each string, and each item of a list.</summary>
    private static PropertyMap Surrounded(PropertyMap inputs, string around) =>
        Values.Map([.. inputs.Select(field => (field.Key, (object?)Surrounded(field.Value, around)))]);

    private static PropertyValue Surrounded(PropertyValue value, string around) => value switch
    {
        PropertyValue.Text text => PropertyValue.Of(around + text.Value + around),
        PropertyValue.Secret secret => new PropertyValue.Secret(Surrounded(secret.Value, around)),
        PropertyValue.List list => new PropertyValue.List([.. list.Items.Select(item => Surrounded(item, around))]),
        _ => value,
    };
}
