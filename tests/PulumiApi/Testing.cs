using System.Collections.Immutable;

namespace Pulumi.Testing
{
    public interface IMocks
    {
        Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

        Task<object> CallAsync(MockCallArgs args);
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
    }
}
