using System.ComponentModel;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Demo;
using ScmPulumi.Engine.Pictures;
using ScmPulumi.Engine.Recordings;

try
{
    switch (args)
    {
        case ["demo", "--provider", var binary, "--examples", var examples]:
            await using (var scm = await ScmEmulator.StartAsync(new EmulatorOptions()))
            {
                await new DemoRun(binary, examples, scm, Console.Out).RunAsync();
            }

            return 0;
        case ["picture", var file, "--provider", var binary, "--examples", var examples]:
            await File.WriteAllTextAsync(file, await PreviewPicture.DrawAsync(binary, examples));
            return 0;
        case ["record", var folder, "--provider", var binary, "--examples", var examples]:
            await new Recorder(binary, examples, folder).RunAsync();
            return 0;
        default:
            Console.Error.WriteLine("usage: engine demo | picture <file.svg> | record <folder>, and then --provider <binary> --examples <folder>");
            return 2;
    }
}
catch (Exception e) when (e is InvalidOperationException or FormatException or NotSupportedException or IOException or TimeoutException or Win32Exception)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}
