using System.Runtime.InteropServices;
using ScmPulumi.Provider.Hosting;
using ScmPulumi.Provider.Rpc;
using ScmPulumi.Provider.Run;

#pragma warning disable RS0030 // This is the only place that may use them. It passes them to the rest of the provider.
var random = new Random(); // not thread-safe

var shared = new SharedRun(
    () => RunFolder.PathOf(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), Path.GetTempPath(), Environment.UserName), Environment.ProcessId);
using var runtime = new ProviderRuntime(TimeProvider.System, Environment.GetEnvironmentVariable, NextDouble, shared);
#pragma warning restore RS0030
var engine = Arguments.EngineAddress(args);
if (engine is not null) runtime.BeginRun(engine);

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

await using var host = await ProviderHost.StartAsync(new ResourceProviderService(runtime));
Console.Out.Write($"{host.Port}\n");
await Task.WhenAny(ended.Task, WhenEngineIsGone());
runtime.Cancel();
// After its Cancel and a signal, the engine waits five seconds, then kills the process.
using var grace = new CancellationTokenSource(TimeSpan.FromSeconds(4.9), TimeProvider.System);
await runtime.WhenIdle().WaitAsync(grace.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
await host.StopAsync(grace.Token);

double NextDouble()
{
    lock (random) return random.NextDouble();
}

// An attached process has no engine of its own, and serves one engine after the other.
Task WhenEngineIsGone() => engine is null
    ? ended.Task
    : new EngineWatch(engine, TimeProvider.System, () => host.IsConnected || !runtime.WhenIdle().IsCompleted).WhenGoneAsync(CancellationToken.None);

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
