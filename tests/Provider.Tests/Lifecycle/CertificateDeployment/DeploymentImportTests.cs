using System.Text.Json.Nodes;
using ScmPulumi.Emulator;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M1, M4: import and get take the ID of the target, followed by that of the certificate.</summary>
public sealed class DeploymentImportTests : ProviderFixture
{
    [Theory]
    [InlineData("CDN")]
    [InlineData("ELB")]
    [InlineData("WAF")]
    public async Task Import_of_a_deployment_that_SCM_lists_has_the_inputs_of_a_program(string service)
    {
        var id = Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target(service) with { CertificateId = id });

        var imported = (await ImportAsync($"{Deployments.IdOf(service)}/{id}"))!;

        var program = Deployments.To(service, id);
        if (service == "WAF") program.Remove("wafMode"); // SCM does not show it
        Assert.Equal((Deployments.IdOf(service), true, id), (imported.Id, imported.IsConfirmed(), imported.DeployedCertificateId()));
        AssertSame(program, imported.Inputs);
        Assert.Empty(await this.ChangesAsync(imported, Deployments.To(service, id)));
        Assert.Empty(Warnings);
        Assert.Equal(imported.Id, (await this.ReadAsync(imported))!.Id);
    }

    [Fact]
    public async Task Import_of_an_ID_in_capitals_has_the_inputs_of_a_program()
    {
        var id = Add(Deployments.Issued);

        var imported = (await ImportAsync($"ELB/{Deployments.Project}/{Deployments.ObjectId.ToUpperInvariant()}/{id}"))!;

        Assert.Equal(Deployments.IdOf("ELB"), imported.Id);
        AssertSame(Deployments.To("ELB", id), imported.Inputs);
    }

    /// <summary>SCM may not list every deployment, so the provider trusts the user.</summary>
    [Fact]
    public async Task Import_of_a_deployment_that_SCM_does_not_list_is_not_confirmed_and_warns()
    {
        var id = Add(Deployments.Issued);

        var imported = (await ImportAsync($"CDN/WWW.example.com/{id}"))!;

        Assert.Equal(("CDN/www.example.com", false), (imported.Id, imported.IsConfirmed()));
        Shows(Assert.Single(Warnings), id, Deployments.Domain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("www.example.com")]
    [InlineData("OBS/bucket/scs1554192131150")]
    [InlineData("CDN")]
    [InlineData("CDN//scs1554192131150")]
    [InlineData("CDN/www.example.com")] // which certificate?
    [InlineData("CDN/www.example.com/short")]
    [InlineData("CDN/www.example.com/scs1554192131150/x")]
    [InlineData("ELB/cn-north-4/982b8a6a6ebc43809d82a46ca99aaeb7")]
    [InlineData("ELB/cn-north-4//scs1554192131150")]
    [InlineData("WAF/cn-north-4/982b8a6a6ebc43809d82a46ca99aaeb7/scs1554192131150/x")]
    public async Task Import_with_a_malformed_ID_is_refused_without_a_call(string id)
    {
        await FailsAsync(ImportAsync(id), "InvalidArgument");

        Assert.Empty(Emulator.History);
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("UNPASSED")]
    [InlineData("missing")]
    public async Task Import_of_a_certificate_that_was_never_issued_imports_nothing(string status)
    {
        var import = ImportAsync($"CDN/www.example.com/{(status == "missing" ? "scs0000000000000" : AddApplied(status))}");

        if (status == "missing")
        {
            Assert.Null(await import);
            return;
        }

        var failure = await FailsAsync(import, "FailedPrecondition", status, "so no target has it");
        Assert.DoesNotContain("Nothing was sent", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The next update may deploy another certificate, so this one need not be deployable.</summary>
    [Theory]
    [InlineData("EXPIRED")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("SOMETHING_NEW")]
    public async Task Import_of_a_certificate_that_cannot_be_deployed_again_warns(string status)
    {
        var id = Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target("CDN") with { CertificateId = id });
        Emulator.SetStatus(id, status);

        Assert.True((await ImportAsync($"CDN/www.example.com/{id}"))!.IsConfirmed());

        Shows(Assert.Single(Warnings), id, status);
    }

    /// <summary>An import has no old state to return.</summary>
    [Theory]
    [InlineData("not allowed", "PermissionDenied")]
    [InlineData("unavailable", "Unavailable")]
    public async Task Import_fails_if_SCM_cannot_be_queried(string trouble, string code)
    {
        Emulator.Switches.DeployedResourcesDenied = trouble == "not allowed";
        if (trouble == "unavailable") Emulator.Faults.Onward("deployed-resources", 1, Fault.Html(503));

        await FailsAsync(ImportAsync($"CDN/www.example.com/{Add(Deployments.Issued)}"), code);
    }

    /// <summary>A get passes its arguments as the old inputs, and they may be incomplete.</summary>
    [Fact]
    public async Task Get_with_arguments_reads_the_others_from_the_ID()
    {
        var id = Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target("ELB") with { CertificateId = id });
        var arguments = new JsonObject { ["service"] = "ELB" };

        var found = (await this.ReadAsync(new Resource($"{Deployments.IdOf("ELB")}/{id}", arguments, arguments) { Urn = Deployments.Urn() }))!;

        Assert.Equal((Deployments.IdOf("ELB"), true), (found.Id, found.IsConfirmed()));
        AssertSame(Deployments.To("ELB", id), found.Inputs);
    }

    private Task<Resource?> ImportAsync(string id) => this.ImportAsync(id, Deployments.Urn());
}
