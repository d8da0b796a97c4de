using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ScmPulumi.Engine.Rpc;

/// <summary>
/// A provider binary that is started as the engine starts it: the engine's address is the last argument, and the first line of standard output is the port.
/// </summary>
public sealed partial class ProviderProcess : IDisposable
{
    private const int Sigint = 2;
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ProviderProcess(Process process, int port, Task<string> output, Task<string> errors)
    {
        (_process, _output, _errors, Port) = (process, output, errors, port);
        Connection = ProviderConnection.Attach(port);
    }

    public int Id => _process.Id;

    public int Port { get; }

    public ProviderConnection Connection { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts <paramref name="binary"/> and waits for its port line.</summary>
    /// <param name="engineAddress">The <c>host:port</c> of the engine. Null starts the provider in attach mode.</param>
    /// <param name="environment">Variables in addition to those of this process. Null removes one.</param>
    /// <param name="flags">Arguments before the address, such as <c>-v=9</c>.</param>
    /// <exception cref="InvalidOperationException">The process ended, or its first line is not a port.</exception>
    /// <exception cref="TimeoutException">The process printed nothing.</exception>
    public static async Task<ProviderProcess> StartAsync(
        string binary, string? engineAddress, IReadOnlyDictionary<string, string?>? environment = null, IEnumerable<string>? flags = null)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(binary), [.. flags ?? [], .. engineAddress is null ? Array.Empty<string>() : [engineAddress]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string? first;
        try
        {
            first = await process.StandardOutput.ReadLineAsync().WithinAsync(Limits.Step, $"the port line of {binary}");
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        if (!int.TryParse(first?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > 65535)
        {
            process.Kill();
            throw new InvalidOperationException($"{binary} printed '{first}' instead of a port\n{await errors}");
        }

        return new ProviderProcess(process, port, process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors);
    }

    /// <summary>Sends SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends SIGINT, as the engine does after Cancel.</summary>
    public void Interrupt()
    {
        if (!_process.HasExited && SendSignal(_process.Id, Sigint) != 0)
        {
            throw new InvalidOperationException($"kill({_process.Id}, SIGINT) failed with {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Waits for the process to end and returns its exit code, which is 128 plus the signal number after a signal.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WithinAsync(Limits.Step, "the end of the provider");
        return _process.ExitCode;
    }

    /// <summary>Closes the connection, sends SIGINT, and kills the process if it has not ended after 5 s. Returns false if it was killed.</summary>
    public async Task<bool> ShutDownAsync()
    {
        Connection.Dispose();
        Interrupt();
        using var grace = new CancellationTokenSource(InterruptGrace, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(grace.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            return false;
        }
    }

    /// <summary>The output on standard output after the port line, and on standard error. Completes when the process has ended.</summary>
    public async Task<(string Output, string Errors)> ReadStreamsAsync()
    {
        await Task.WhenAll(_output, _errors).WithinAsync(Limits.Step, "the end of the provider's streams");
        return (await _output, await _errors);
    }

    public void Dispose()
    {
        Connection.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);
}
