using System.Text.Json;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Programs;
using ScmPulumi.Engine.Replay;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Running;
using ScmPulumi.Engine.State;

namespace ScmPulumi.Engine.Recordings;

/// <summary>
/// A recording from one version of the provider for later versions: a folder with the program and the files that it reads, the stack's configuration, its
/// state, and the calls that led to it.
/// </summary>
public sealed record Recording(string Folder)
{
    private const string ConfigName = "config.json";
    private const string StateName = "state.json";
    private const string CallsName = "calls.jsonl";
    private const string PrivateKey = "PRIVATE KEY-----";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private string StateFile => Path.Combine(Folder, StateName);

    /// <summary>Version and scenario, such as <c>v1.2.3/issued</c>.</summary>
    public string Name => Path.Combine(Path.GetFileName(Path.GetDirectoryName(Folder))!, Path.GetFileName(Folder));

    public StackProgram Program => StackProgram.Load(Folder);

    public Trace Calls => new(Path.GetFileName(Path.GetDirectoryName(Folder))!, Path.GetFileName(Folder), Trace.ReadSteps(Path.Combine(Folder, CallsName)));

    /// <summary>The recordings of all versions in a folder.</summary>
    public static IEnumerable<Recording> All(string folder) => Directory.EnumerateFiles(folder, StateName, SearchOption.AllDirectories)
        .Select(file => new Recording(Path.GetDirectoryName(file)!)).OrderBy(recording => recording.Name, StringComparer.Ordinal);

    /// <summary>
    /// Opens the stack in its recorded state with another provider version, and adds the certificates that the service had at that time to the emulator.
    /// </summary>
    /// <param name="binary">The provider.</param>
    /// <param name="scm">The emulator to add the certificates to.</param>
    /// <param name="stateFile">The file for the state from now on.</param>
    public Stack Open(string binary, ScmEmulator scm, string stateFile)
    {
        File.Copy(StateFile, stateFile, overwrite: true);
        var target = ProviderTarget.Start(binary) with { Environment = ProviderEnvironment.LeadingTo(scm) };
        var stack = new Stack(target, Program.Name) { StateFile = stateFile, State = StackState.Load(stateFile) };
        var config = JsonSerializer.Deserialize<Dictionary<string, ConfigValue>>(File.ReadAllText(Path.Combine(Folder, ConfigName)), Readable)!;
        foreach (var (key, value) in config) stack.Config[key] = value;
        CertificateSeeds.Plant(scm, stack.State);
        return stack;
    }

    /// <summary>Leaves out outputs that are private keys. They are only test keys, but a secret scanner cannot know that.</summary>
    internal void Save(Stack stack, string calls)
    {
        File.WriteAllText(Path.Combine(Folder, ConfigName), JsonSerializer.Serialize(stack.Config, Readable) + "\n");
        File.WriteAllText(Path.Combine(Folder, CallsName), calls);
        WithoutKeys(stack.State).Save(StateFile);
    }

    private static StackState WithoutKeys(StackState state)
    {
        var copy = state.Copy();
        foreach (var outputs in copy.Resources.Where(resource => resource.Type == Urns.StackType).Select(stack => stack.Outputs))
        {
            var keys = outputs.Where(output => output.Value?.ToJsonString().Contains(PrivateKey, StringComparison.Ordinal) == true).ToList();
            foreach (var (name, _) in keys) outputs.Remove(name);
        }

        return copy;
    }
}
