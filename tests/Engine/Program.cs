using System.ComponentModel;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Demo;
using ScmPulumi.Engine.Pictures;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Recordings;
using ScmPulumi.Engine.Running;

const string Usage = """
    Plays the commands of the Pulumi CLI on a YAML program with a provider binary. A test tool: no encryption, no locks, no parallel steps.

    usage: engine preview|up|refresh|destroy --provider <binary> --program <folder> --stack-file <state.json> [options]
           engine demo --provider <binary> --examples <folder>
           engine picture <file.svg> --provider <binary> --examples <folder>
           engine record <folder> --provider <binary> --examples <folder>
           engine import <type> <name> <id>  --provider <binary> --program <folder> --stack-file <state.json> [options]

      --config key=value          configuration of the stack, as in huaweicloud-scm:region=cn-north-4 (repeatable)
      --secret-config key=value   the same, marked secret
      --target-replace urn        replace a resource without asking (repeatable)
      --skip-preview              run at once
      --expect-no-changes         fail if anything is to be changed
    """;

try
{
    return await RunAsync(args);
}
catch (Exception e) when (e is InvalidOperationException or FormatException or NotSupportedException or IOException or Win32Exception)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}

static async Task<int> RunAsync(string[] args)
{
    if (args is ["picture", var file, "--provider", var previewed, "--examples", var programs])
    {
        await File.WriteAllTextAsync(file, await PreviewPicture.DrawAsync(previewed, programs));
        return 0;
    }

    if (args is ["record", var recordings, "--provider", var recorded, "--examples", var recordedPrograms])
    {
        await new Recorder(recorded, recordedPrograms, recordings).RunAsync();
        return 0;
    }

    if (args is ["demo", "--provider", var binary, "--examples", var examples])
    {
        await using var scm = await ScmEmulator.StartAsync(new EmulatorOptions());
        await new DemoRun(binary, examples, scm, Console.Out).RunAsync();
        return 0;
    }

    var arguments = Arguments.Parse(args);
    if (arguments is null)
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    using var interrupt = new CancellationTokenSource();
    Console.CancelKeyPress += (_, key) =>
    {
        key.Cancel = true;
        interrupt.Cancel();
    };

    var program = StackProgram.Load(arguments.Program);
    var target = ProviderTarget.Start(arguments.Provider) with { WorkingDirectory = Path.GetFullPath(arguments.Program) };
    var stack = Stack.Open(target, program.Name, arguments.StackFile, Console.Out);
    stack.TargetReplaces = arguments.TargetReplaces;
    foreach (var (key, value) in arguments.Config) stack.Config[key] = value;
    var result = arguments.Command switch
    {
        ["preview"] => await stack.PreviewAsync(program, interrupt.Token),
        ["up"] => await stack.UpAsync(program, arguments.SkipPreview, interrupt.Token),
        ["refresh"] => await stack.RefreshAsync(arguments.SkipPreview, interrupt.Token),
        ["destroy"] => await stack.DestroyAsync(arguments.SkipPreview, interrupt.Token),
        ["import", var type, var name, var id] => await stack.ImportAsync(program, type, name, id, arguments.SkipPreview, interrupt.Token),
        _ => null,
    };
    if (result is null)
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    foreach (var violation in result.Violations) Console.Error.WriteLine($"protocol: {violation}");
    if (arguments.ExpectNoChanges && result.HasChanges)
    {
        Console.Error.WriteLine("error: no changes were expected but changes occurred");
        return 1;
    }

    return result.Succeeded && result.Violations.Count == 0 ? 0 : 1;
}
