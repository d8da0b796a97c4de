using ScmPulumi.Engine.Pictures;

namespace ScmPulumi.EndToEnd.Tests;

/// <summary>The picture in the README shows the output of the published binary.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task Committed_picture_shows_what_a_preview_prints() =>
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.At("docs/pictures/preview.svg")),
            await PreviewPicture.DrawAsync(Repository.Provider, Repository.At("examples")));
}
