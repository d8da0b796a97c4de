using System.Runtime.InteropServices;
using System.Text.Json;
using ScmPulumi.Emulator;

var untilStdinCloses = args is [.., "--until-stdin-closes"];
var options = (untilStdinCloses ? args[..^1] : args) switch
{
    [] => new EmulatorOptions(),
    ["--access-key", var accessKey, "--secret-key", var secretKey] => new EmulatorOptions { AccessKey = accessKey, SecretKey = secretKey },
    _ => null,
};
if (options is null)
{
    Console.Error.WriteLine("usage: scm-emulator [--access-key KEY --secret-key KEY] [--until-stdin-closes]");
    return 2;
}

await using var scm = await ScmEmulator.StartAsync(options);
var stop = new TaskCompletionSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

Console.WriteLine(JsonSerializer.Serialize(new
{
    endpoint = scm.Endpoint.GetLeftPart(UriPartial.Authority),
    management = scm.Management.GetLeftPart(UriPartial.Authority),
}));

if (untilStdinCloses) await Task.WhenAny(stop.Task, Console.In.ReadToEndAsync());
else await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
