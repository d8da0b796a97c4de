namespace ScmPulumi.Emulator;

/// <summary>The process is its owner's: the framework's own lifetime would take the SIGINT and SIGTERM of the process that hosts a server.</summary>
public sealed class CallersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
