using System.Runtime.InteropServices;
using ScmPulumi.Provider.Hosting;
using ScmPulumi.Provider.Rpc;

// After its Cancel and a signal the engine waits five seconds, then kills.
var grace = TimeSpan.FromSeconds(4.9);
var random = new Random();

using var runtime = new ProviderRuntime(TimeProvider.System, Environment.GetEnvironmentVariable, random.NextDouble);
if (Arguments.EngineAddress(args) is { } engine) runtime.BeginRun(engine);

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

await using var host = await ProviderHost.StartAsync(new ResourceProviderService(runtime));
Console.Out.Write($"{host.Port}\n");
await ended.Task;
runtime.Cancel();
await Task.WhenAny(runtime.WhenIdle(), Task.Delay(grace, TimeProvider.System));
Environment.Exit(0); // what is still open is the engine's connection

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
