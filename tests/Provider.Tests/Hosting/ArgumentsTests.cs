using ScmPulumi.Provider.Hosting;

namespace ScmPulumi.Provider.Tests.Hosting;

/// <summary>
/// The command line that the engine writes (https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/plugin.go, buildPluginArguments): flags are
/// ignored, known or not; the address may be missing.
/// </summary>
public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("127.0.0.1:1234", "127.0.0.1:1234")]
    [InlineData("--logtostderr -v=9 127.0.0.1:1234", "127.0.0.1:1234")]
    [InlineData("-v 9 127.0.0.1:1234", "127.0.0.1:1234")]
    [InlineData("--tracing http://localhost:9411 127.0.0.1:1234", "127.0.0.1:1234")]
    [InlineData("--tracing=http://localhost:9411 127.0.0.1:1234", "127.0.0.1:1234")]
    [InlineData("127.0.0.1:1234 --unknown", "127.0.0.1:1234")]
    [InlineData("--logtostderr", null)]
    [InlineData("--tracing http://localhost:9411", null)]
    [InlineData("--tracing", null)]
    public void Engine_address_is_the_argument_that_is_not_a_flag(string line, string? address) =>
        Assert.Equal(address, Arguments.EngineAddress(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
