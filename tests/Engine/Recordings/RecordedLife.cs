using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Running;

namespace ScmPulumi.Engine.Recordings;

/// <summary>A stack, and the commands and calls of its lifecycle so far, in the format of <c>Traces</c>.</summary>
internal sealed partial class RecordedLife(Stack stack, StackProgram program, ScmEmulator scm)
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _yaml = File.ReadAllText(Path.Combine(program.Folder, "Pulumi.yaml"));
    private readonly StringBuilder _calls = new();
    private int _steps;

    public Stack Stack => stack;

    public ScmEmulator Scm => scm;

    /// <summary>The version that the provider reports.</summary>
    public string Version { get; private set; } = "";

    public Task UpAsync() => RecordAsync("up", "pulumi up --yes", stack.UpAsync(program));

    public Task RefreshAsync() => RecordAsync("refresh", "pulumi refresh --yes", stack.RefreshAsync());

    public Task ImportAsync(string type, string name, string id) =>
        RecordAsync("import", $"pulumi import {type} {name} {id} --yes", stack.ImportAsync(program, type, name, id));

    public void SaveTo(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(program.Folder).Where(file => Path.GetExtension(file) is ".yaml" or ".csr"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        new Recording(folder).Save(stack, _calls.ToString());
    }

    /// <exception cref="InvalidOperationException">The command failed, so there is nothing to record.</exception>
    private async Task RecordAsync(string step, string command, Task<RunResult> running)
    {
        var run = await running;
        if (!run.Succeeded || run.Violations.Count > 0)
        {
            throw new InvalidOperationException($"{command} failed:\n{run.Text}{string.Join('\n', run.Violations)}");
        }

        Write(new JsonObject { ["step"] = $"{++_steps:00}-{step}", ["command"] = command, ["program"] = _yaml });
        foreach (var call in run.Calls) Write(Recorded(call));
        Version = (string)run.Calls.First(call => call.Method == "GetPluginInfo").Response!["version"]!;
    }

    /// <summary>Leaves out the schema, which is large and in the repository at that version's tag, and the exported private key.</summary>
    private static JsonObject Recorded(ProviderCall call) => new()
    {
        ["method"] = call.Method,
        ["request"] = call.Request.DeepClone(),
        ["response"] = call.Method is "GetSchema" or "Invoke" ? new JsonObject() : call.Response!.DeepClone(),
    };

    /// <summary>Replaces addresses and folders of this machine with fixed values.</summary>
    private void Write(JsonObject line)
    {
        if (line["request"] is JsonObject request)
        {
            foreach (var folder in (string[])["rootDirectory", "programDirectory"])
            {
                if (request.ContainsKey(folder)) request[folder] = "/opt/scm";
            }
        }

        _calls.Append(Address().Replace(line.ToJsonString(Line), "127.0.0.1:1")).Append('\n');
    }

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Address();
}
