using System.Collections.Immutable;

namespace Pulumi.Testing
{
    public interface IMocks
    {
        Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

        Task<object> CallAsync(MockCallArgs args);

        Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => throw Declaration.Only;
    }

    public sealed class EmptyMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => throw Declaration.Only;

        public Task<object> CallAsync(MockCallArgs args) => throw Declaration.Only;
    }

    public class MockResourceArgs
    {
        public string? Type { get; set; }
        public string? Name { get; set; }
        public string? Provider { get; set; }
        public string? Id { get; set; }
        public ImmutableDictionary<string, object> Inputs { get; set; } = null!;
    }

    public class MockCallArgs
    {
        public string? Token { get; set; }
        public string? Provider { get; set; }
        public ImmutableDictionary<string, object> Args { get; set; } = null!;
    }

    public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
    {
        public readonly string Urn = urn;
        public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
    }

    public class TestOptions
    {
        public string? ProjectName { get; set; }
        public string? StackName { get; set; }
        public string? RootDirectory { get; set; }
        public string? OrganizationName { get; set; }
        public bool? IsPreview { get; set; }
    }
}

namespace Pulumi.Utilities
{
    public static class OutputUtilities
    {
        public static Task<T> GetValueAsync<T>(Output<T> output) => throw Declaration.Only;

        public static Task<bool> GetIsKnownAsync<T>(Output<T> output) => throw Declaration.Only;

        public static Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => throw Declaration.Only;

        public static Output<T> CreateUnknown<T>(T value) => throw Declaration.Only;

        public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => throw Declaration.Only;

        public static Output<T> WithDependency<T>(Output<T> output, Resource resource) => throw Declaration.Only;
    }
}
