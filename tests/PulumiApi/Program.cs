using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed class Deployment
{
    private Deployment() { }

    public static DeploymentInstance Instance => throw Declaration.Only;

    public static Task<int> RunAsync(Action action) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<Task> func) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func) => throw Declaration.Only;

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new()
        => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) => throw Declaration.Only;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) => throw Declaration.Only;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) => throw Declaration.Only;
}

public sealed class DeploymentInstance
{
    private DeploymentInstance() { }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => throw Declaration.Only;

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => throw Declaration.Only;
}

public sealed class Config
{
    public Config(string? name = null) => throw Declaration.Only;

    public string? Get(string key) => throw Declaration.Only;

    public bool? GetBoolean(string key) => throw Declaration.Only;

    public int? GetInt32(string key) => throw Declaration.Only;

    public double? GetDouble(string key) => throw Declaration.Only;

    public T? GetObject<T>(string key) => throw Declaration.Only;

    public string Require(string key) => throw Declaration.Only;

    public Output<string> RequireSecret(string key) => throw Declaration.Only;
}

public class RunException : Exception
{
    public RunException(string message) => throw Declaration.Only;
}
