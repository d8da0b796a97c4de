using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>T2: strings that look like a phone number or an email address in messages of the service.</summary>
public sealed class PersonalShapesTests
{
    [Theory]
    [InlineData("联系人tom@example.com,13212345678无效", "联系人[hidden],[hidden]无效")]
    [InlineData("call +86 (10) 1234-5678 or phone(+86 132 1234 5678).", "call [hidden] or phone([hidden]).")]
    [InlineData("tel+8613212345678", "tel+[hidden]")]
    [InlineData("/users?mail=tom%40example.com&x=1", "/users?mail=[hidden]&x=1")]
    [InlineData("%40tom%40example.com", "[hidden]")]
    [InlineData("<t**@e*.com>", "<[hidden]>")]
    public void Phone_and_email_address_are_hidden_in_every_notation(string words, string shown) =>
        Assert.Equal(shown, PersonalShapes.Hide(words));

    [Fact]
    public void All_else_is_shown() => Assert.All(
        ["scs1554192131150 of order CS20052117270N7V9 is CHECKING at 10.0.0.1:443 (SCM.0010, 123456)", "me@ @you a.b-c %40 ((( +++ *** 1 2 3"],
        (string words) => Assert.Equal(words, PersonalShapes.Hide(words)));

    /// <summary>It took more than a quarter of an hour, since each end of a run of marks was looked at for itself.</summary>
    [Theory]
    [InlineData(".")]
    [InlineData("(")]
    [InlineData("a.")]
    [InlineData("1(a")]
    public async Task Very_long_text_is_searched_once(string part)
    {
        var words = string.Concat(Enumerable.Repeat(part, 1_100_000 / part.Length));

        Assert.Equal(words, await Task.Run(() => PersonalShapes.Hide(words)).WaitAsync(TimeSpan.FromMinutes(1)));
    }
}
