namespace ScmPulumi.Provider.Resources;

/// <summary>Messages to the person who runs Pulumi. A message that cannot be delivered never fails the call that sent it.</summary>
internal interface IEngineLog
{
    /// <param name="urn">The resource that the message is about; empty for none.</param>
    /// <param name="ephemeral">Shown only while the operation runs.</param>
    /// <returns>Whether the engine accepted it.</returns>
    Task<bool> WriteAsync(LogLevel level, string urn, string message, bool ephemeral);
}
