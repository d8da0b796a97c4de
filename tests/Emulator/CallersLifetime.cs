namespace ScmPulumi.Emulator;

/// <summary>Leaves SIGINT and SIGTERM to the process that hosts the server. The default lifetime of the framework would handle them.</summary>
public sealed class CallersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
