using System.Runtime.InteropServices;
using System.Text.Json;
using ScmPulumi.Emulator;

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine($"{e.Message}\n{Arguments.Usage}");
    return 2;
}

await using var scm = await ScmEmulator.StartAsync(arguments.Emulator);
var stop = new TaskCompletionSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

Console.WriteLine(JsonSerializer.Serialize(new
{
    endpoint = scm.Endpoint.GetLeftPart(UriPartial.Authority),
    management = scm.Management.GetLeftPart(UriPartial.Authority),
}));

if (arguments.UntilStdinCloses) await Task.WhenAny(stop.Task, Console.In.ReadToEndAsync());
else await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
