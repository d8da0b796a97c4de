namespace ScmPulumi.Emulator;

/// <summary>The options of an emulator. The executable uses the same default credentials.</summary>
public sealed class EmulatorOptions
{
    public const string DefaultAccessKey = "EMULATORACCESSKEY000";
    public const string DefaultSecretKey = "emulator-secret-key-of-no-value-whatever";

    /// <summary>The only project of the account in v2 paths. Any other is refused with SCM.0002.</summary>
    public const string DefaultProjectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    /// <summary>The clock for states, dates and signature checks. <see cref="ScmEmulator.AdvanceClock"/> adds to it for states and dates.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string AccessKey { get; init; } = DefaultAccessKey;

    public string SecretKey { get; init; } = DefaultSecretKey;

    /// <summary>A request with this <c>X-Auth-Token</c> does not need a signature. Null: no token is accepted.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Makes the keys temporary: signed requests must carry this as <c>X-Security-Token</c>.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>The seed for request ids, names and record values. With the same seed, the same calls get the same values.</summary>
    public int Seed { get; init; } = 1;
}
