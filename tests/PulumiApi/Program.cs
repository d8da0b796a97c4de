using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;

namespace Pulumi;

public sealed class Deployment
{
    private Deployment() { }

    public static DeploymentInstance Instance => throw Declaration.Only;

    public static Task<int> RunAsync(Action action) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<Task> func) => throw Declaration.Only;

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => throw Declaration.Only;

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => throw Declaration.Only;

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new()
        => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) => throw Declaration.Only;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) => throw Declaration.Only;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) => throw Declaration.Only;

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null) where TStack : Stack => throw Declaration.Only;
}

public sealed class Config
{
    public Config(string? name = null) => throw Declaration.Only;

    public string? Get(string key) => throw Declaration.Only;

    public bool? GetBoolean(string key) => throw Declaration.Only;

    public int? GetInt32(string key) => throw Declaration.Only;

    public double? GetDouble(string key) => throw Declaration.Only;

    public T? GetObject<T>(string key) => throw Declaration.Only;

    public T? GetObject<T>(string key, JsonSerializerOptions options) => throw Declaration.Only;

    public Output<string>? GetSecret(string key) => throw Declaration.Only;

    public Output<bool>? GetSecretBoolean(string key) => throw Declaration.Only;

    public Output<int>? GetSecretInt32(string key) => throw Declaration.Only;

    public Output<double>? GetSecretDouble(string key) => throw Declaration.Only;

    public Output<T>? GetSecretObject<T>(string key) => throw Declaration.Only;

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) => throw Declaration.Only;

    public string Require(string key) => throw Declaration.Only;

    public bool RequireBoolean(string key) => throw Declaration.Only;

    public int RequireInt32(string key) => throw Declaration.Only;

    public double RequireDouble(string key) => throw Declaration.Only;

    public T RequireObject<T>(string key) => throw Declaration.Only;

    public T RequireObject<T>(string key, JsonSerializerOptions options) => throw Declaration.Only;

    public Output<string> RequireSecret(string key) => throw Declaration.Only;

    public Output<bool> RequireSecretBoolean(string key) => throw Declaration.Only;

    public Output<int> RequireSecretInt32(string key) => throw Declaration.Only;

    public Output<double> RequireSecretDouble(string key) => throw Declaration.Only;

    public Output<T> RequireSecretObject<T>(string key) => throw Declaration.Only;

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => throw Declaration.Only;
}

public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => throw Declaration.Only;

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => throw Declaration.Only;

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => throw Declaration.Only;

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => throw Declaration.Only;

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => throw Declaration.Only;
}

public class RunException : Exception
{
    public RunException(string message) => throw Declaration.Only;

    public RunException(string message, Exception? innerException) => throw Declaration.Only;
}

public class ResourceException : Exception
{
    public ResourceException(string message, Resource? resource, bool hideStack = false) => throw Declaration.Only;
}

public class LogException : Exception
{
    public LogException(Exception exception) => throw Declaration.Only;
}
