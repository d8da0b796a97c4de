namespace ScmPulumi.Provider.Hosting;

/// <summary>
/// The command line: <c>[--logtostderr] [-v=N] [--tracing endpoint] [engine address]</c>. Flags are for the engine and are ignored here. Without an address,
/// the engine attaches later.
/// </summary>
internal static class Arguments
{
    private static readonly string[] FlagsWithValue = ["--tracing", "-tracing", "-v", "--v"];

    public static string? EngineAddress(IReadOnlyList<string> arguments)
    {
        string? address = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (FlagsWithValue.Contains(arguments[i])) i++;
            else if (!arguments[i].StartsWith('-')) address = arguments[i];
        }

        return address;
    }
}
