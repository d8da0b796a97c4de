using System.Xml.Linq;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Provider.Tests.Documentation;

/// <summary><c>docs/pictures/application.svg</c> shows the statuses that the provider knows and what <see cref="ApplicationLifecycle"/> does at each.</summary>
public sealed class ApplicationPictureTests
{
    private static readonly XElement Picture = XElement.Load(Path.Combine(AppContext.BaseDirectory, "docs", "pictures", "application.svg"));

    private static readonly IReadOnlyList<string> Shown = [.. WithClass("g", "status").Select(box => (string)box.Attribute("id")!)];

    [Fact]
    public void Every_kind_of_status_that_an_application_can_have_is_shown() =>
        Assert.Equal(
            Enum.GetValues<StatusFamily>().Except([StatusFamily.Missing, StatusFamily.Imported, StatusFamily.Unknown]),
            Shown.Select(status => Of(status).Family).Distinct().Order());

    [Fact]
    public void Box_has_the_name_of_its_status() =>
        Assert.All(
            WithClass("g", "status"),
            box => Assert.Equal((string)box.Attribute("id")!, box.Elements().Single(element => element.Name.LocalName == "text").Value));

    [Fact]
    public void Colors_show_what_is_under_review_and_what_is_issued()
    {
        Assert.Equal(
            Shown.Where(status => Of(status).Family is StatusFamily.UnderReview or StatusFamily.Issuing),
            WithClass("g", "review").Select(box => (string)box.Attribute("id")!));
        Assert.Equal(Shown.Where(status => Of(status).Family == StatusFamily.Issued), WithClass("g", "issued").Select(box => (string)box.Attribute("id")!));
    }

    [Fact]
    public void Arrows_of_an_application_lead_to_a_review()
    {
        Assert.Equal(
            Shown.Where(status => ApplicationLifecycle.Of(Of(status)).Create == OnCreate.Apply),
            Arrows("create", "data-from").Order(StringComparer.Ordinal));
        Assert.All(Arrows("create", "data-to"), status => Assert.Equal(StatusFamily.UnderReview, Of(status).Family));
    }

    [Fact]
    public void Arrows_of_a_withdrawal_lead_to_its_review()
    {
        Assert.Equal(
            Shown.Where(status => ApplicationLifecycle.Of(Of(status)).Delete == OnDelete.Withdraw),
            Arrows("withdraw", "data-from").Order(StringComparer.Ordinal));
        Assert.All(Arrows("withdraw", "data-to"), status => Assert.Equal(StatusFamily.Withdrawing, Of(status).Family));
    }

    private static CertificateStatus Of(string status) => CertificateStatus.Of(new Certificate { Status = status });

    private static IEnumerable<string> Arrows(string kind, string end) =>
        WithClass("path", kind).Select(arrow => (string?)arrow.Attribute(end)).OfType<string>();

    private static IEnumerable<XElement> WithClass(string element, string kind) =>
        Picture.Descendants()
            .Where(candidate => candidate.Name.LocalName == element && ((string?)candidate.Attribute("class") ?? "").Split(' ').Contains(kind));
}
