namespace ScmPulumi.Emulator;

/// <summary>The command line of the executable.</summary>
internal sealed record Arguments(EmulatorOptions Emulator, bool UntilStdinCloses)
{
    private static readonly string[] Options = ["--access-key", "--secret-key"];

    public const string Usage = "usage: scm-emulator [--access-key KEY] [--secret-key KEY] [--until-stdin-closes]";

    /// <exception cref="FormatException">The command line is not as <see cref="Usage"/> says.</exception>
    public static Arguments Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        var untilStdinCloses = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--until-stdin-closes") untilStdinCloses = true;
            else if (Options.Contains(args[i]) && i + 1 < args.Length) values[args[i]] = args[++i];
            else throw new FormatException($"Unknown or incomplete argument {args[i]}.");
        }

        var options = new EmulatorOptions
        {
            AccessKey = values.GetValueOrDefault("--access-key", EmulatorOptions.DefaultAccessKey),
            SecretKey = values.GetValueOrDefault("--secret-key", EmulatorOptions.DefaultSecretKey),
        };
        return new Arguments(options, untilStdinCloses);
    }
}
