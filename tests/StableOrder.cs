using Xunit.Abstractions;

namespace ScmPulumi.Tests;

/// <summary>Starts the test classes in the same order in each run. By default, xunit shuffles them.</summary>
public sealed class StableOrder : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
