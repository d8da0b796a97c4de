using ScmPulumi.Provider.Tests.Properties;

namespace ScmPulumi.Provider.Tests.Resources.CertificateApplication;

/// <summary>The set of names, and the rules between fields.</summary>
public sealed class ApplicationCheckNamesTests
{
    [Fact]
    public void Repetitions_and_the_primary_name_are_dropped_with_a_warning()
    {
        var verdict = Applications.Check(Applications.Minimal.With(("sans", new[] { "a.example.com", "A.example.com.", "WWW.example.com", "b.example.com" })));

        Assert.Equal("['a.example.com', 'b.example.com']", Values.Print(verdict.Inputs["sans"]));
        Assert.Equal(["sans[1]", "sans"], verdict.Warnings.Select(warning => warning.Split(':')[0]));
        Assert.False(Applications.Check(Applications.Minimal.With(("sans", new[] { "www.example.com" }))).Inputs.ContainsKey("sans"));
    }

    [Fact]
    public void Limit_counts_what_is_left()
    {
        var names = Enumerable.Range(0, 249).Select(number => $"n{number}.e.com").ToList();

        Assert.Empty(Applications.Check(Applications.Minimal.With(("sans", names.Concat(["n1.e.com", "www.example.com"])))).Failures);
        // C2: the unknown primary name may be the one that is too many.
        Assert.Empty(Applications.Check(Applications.Minimal.With(("domain", Values.Unknown), ("sans", names.Append("www.example.com")))).Failures);
    }

    [Theory]
    [InlineData("*.example.com", null, "FILE", false)]
    [InlineData("www.example.com", "*.example.com", "FILE", false)]
    [InlineData("8.8.8.8", "*.example.com", "FILE", false)]
    [InlineData("8.8.8.8", null, "DNS", false)]
    [InlineData("8.8.8.8", "8.8.4.4", "EMAIL", false)]
    [InlineData("8.8.8.8", null, "FILE", true)]
    [InlineData("8.8.8.8", null, null, true)]
    [InlineData("8.8.8.8", "www.example.com", "DNS", true)]
    [InlineData("www.example.com", null, "FILE", true)]
    [InlineData("*.example.com", null, null, true)]
    public void Method_agrees_with_the_names(string domain, string? additional, string? method, bool agrees)
    {
        var sans = additional is null ? null : new[] { additional };
        var verdict = Applications.Check(Applications.Minimal.With(("domain", domain), ("sans", sans), ("domainMethod", method)));

        Assert.Equal(agrees ? [] : ["domainMethod"], verdict.Failures.Select(failure => failure.Property));
    }

    [Fact]
    public void Method_is_not_checked_while_a_relevant_name_is_unknown()
    {
        var unknown = new[] { Values.Unknown };

        Assert.Empty(Applications.Check(Applications.Minimal.With(("domain", "8.8.8.8"), ("domainMethod", "DNS"), ("sans", unknown))).Failures);
        Assert.Empty(Applications.Check(
            Applications.Minimal.With(("domain", Values.Unknown), ("domainMethod", "DNS"), ("sans", new[] { "8.8.8.8" }))).Failures);
        // The known names are enough here, no matter what the unknown one turns out to be.
        Assert.Single(Applications.Check(Applications.Minimal.With(("domain", "*.example.com"), ("domainMethod", "FILE"), ("sans", unknown))).Failures);
    }

    /// <summary>C6, R3: the error names the other resource; a certificate that was given up in the same run is free.</summary>
    [Fact]
    public void Certificate_of_another_resource_is_an_error_that_names_it()
    {
        var resource = Applications.Resource();
        Assert.Empty(Applications.Check(resource, "urn:one", Applications.Minimal).Failures);

        Assert.Contains("urn:one", Assert.Single(Applications.Check(resource, "urn:two", Applications.Minimal).Told), StringComparison.Ordinal);
        Assert.Empty(Applications.Check(resource, "urn:two", Applications.Minimal.With(("certificateId", Values.Unknown))).Failures);
        Assert.Empty(Applications.Check(resource, "urn:one", Applications.Minimal).Failures);
        Assert.Empty(Applications.Check(resource, "urn:one", Applications.Minimal.With(("certificateId", "scs0000000000001"))).Failures);
        Assert.Empty(Applications.Check(resource, "urn:two", Applications.Minimal).Failures);
    }
}
