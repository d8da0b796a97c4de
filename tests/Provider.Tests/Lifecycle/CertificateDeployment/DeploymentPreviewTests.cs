using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M5, M6: a preview looks at the certificate once, reads one page of the list, and says what the update would run into.</summary>
public sealed class DeploymentPreviewTests : ProviderFixture
{
    [Fact]
    public async Task Preview_looks_once_at_the_certificate_and_at_the_list_and_knows_no_outputs()
    {
        var id = Add(Deployments.Issued);

        var planned = await PreviewAsync(Deployments.To("CDN", id));

        Assert.Equal(["show", "list"], Emulator.History.Select(request => request.Operation));
        AssertUnknown(planned.Outputs, "isConfirmed", "deployedCertificateId");
        Assert.Null(planned.Outputs["isInDoubt"]);
        Assert.Equal((id, ""), ((string?)planned.Outputs["certificateId"], planned.Id));
        Assert.Empty(Warnings);
        Assert.Empty(Infos);
    }

    [Theory]
    [InlineData("CDN", null, 1)]
    [InlineData("CDN", true, 0)]
    [InlineData("ELB", null, 2)] // the fee, and that the domain names are replaced
    public async Task Preview_with_an_unknown_certificate_makes_no_request_and_mentions_an_unaccepted_fee(string service, bool? acceptFee, int infos)
    {
        await PreviewAsync(Deployments.To(service, Property.Unknown).With("acceptFee", acceptFee));

        Assert.Empty(Emulator.History);
        Assert.Equal((infos, acceptFee is null), (Infos.Count, Infos.Any(info => info.Contains("30 CNY", StringComparison.Ordinal))));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Preview_with_an_unknown_acceptFee_mentions_the_fee()
    {
        await PreviewAsync(Deployments.To("CDN", Add(Deployments.Imported)).With("acceptFee", Property.Unknown));

        Shows(Assert.Single(Infos), "30 CNY", "acceptFee");
        Assert.Empty(Warnings);
    }

    /// <summary>A CA may add the parent name of <c>www.</c> or of a wildcard, or the <c>www.</c> name, and SCM may not show it, so CDN decides.</summary>
    [Theory]
    [InlineData("*.example.com", "example.com")]
    [InlineData("www.example.com", "example.com")]
    [InlineData("example.com", "www.example.com")]
    public async Task Name_that_the_CA_may_have_added_is_a_warning_and_CDN_decides(string domain, string cdnDomain)
    {
        Emulator.AddTarget(Deployments.Target("CDN") with { Name = cdnDomain });
        var program = Deployments.To("CDN", Add(Deployments.Issued with { Domain = domain })).With("domainName", cdnDomain);

        await PreviewAsync(program);

        Shows(Assert.Single(Warnings), cdnDomain, "The CA may have added the name");
        await FailsAsync(this.DeployAsync(program), "FailedPrecondition", "CDN did not accept it");
        Assert.Equal(1, Sent("deploy"));
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("CHECKING_DOMAIN")]
    [InlineData("SUPPLEMENTCHECKING")]
    [InlineData("SOMETHING_NEW")]
    public async Task Preview_of_a_certificate_that_cannot_be_deployed_yet_warns(string status)
    {
        var id = AddApplied(status);

        await PreviewAsync(Deployments.To("CDN", id));

        Shows(Assert.Single(Warnings), id, status);
    }

    [Theory]
    [InlineData("REVOKED", "CDN")]
    [InlineData("EXPIRED", "CDN")]
    [InlineData("missing", "CDN", "NotFound")]
    [InlineData("UPLOAD", "WAF")] // the fee
    [InlineData("SM2", "ELB")]
    [InlineData("shop.example.com", "CDN")]
    public async Task Preview_fails_if_no_update_can_succeed(string what, string service, string code = "FailedPrecondition")
    {
        var id = what switch
        {
            "missing" => "scs0000000000000",
            "SM2" => Add(Deployments.Issued with { KeyAlgorithm = what }),
            "shop.example.com" => Add(Deployments.Issued with { Domain = what }),
            _ => AddApplied(what),
        };

        await FailsAsync(PreviewAsync(Deployments.To(service, id)), code, id);
    }

    /// <summary>M6: the field says what the console would say. If it is absent, the provider concludes nothing.</summary>
    [Theory]
    [InlineData("false", 1)]
    [InlineData("true", 0)]
    [InlineData("null", 0)]
    [InlineData("[]", 0)]
    public async Task Preview_warns_if_SCM_says_that_the_certificate_cannot_be_deployed(string deploySupport, int warnings)
    {
        var id = Add(Deployments.Issued);
        Emulator.Faults.Next("list", Fault.Answer(200, $$"""{"total_count":1,"certificates":[{"id":"{{id}}","deploy_support":{{deploySupport}}}]}"""));

        await PreviewAsync(Deployments.To("CDN", id));

        Assert.Equal(warnings, Warnings.Count);
        Assert.All(Warnings, warning => Shows(warning, id, "CSR"));
    }

    [Fact]
    public async Task Preview_of_a_certificate_whose_key_SCM_does_not_have_warns()
    {
        await PreviewAsync(Deployments.To("CDN", Add(Deployments.Issued with { KeyAlgorithm = null, Csr = Rules.CsrSamples.Read("ec-p256") })));

        Shows(Assert.Single(Warnings), "CSR");
    }

    [Fact]
    public async Task Preview_without_the_list_concludes_nothing()
    {
        Emulator.Faults.Onward("list", 1, Fault.Error(401, "SCM.4002", "no"));

        await PreviewAsync(Deployments.To("CDN", Add(Deployments.Issued)));

        Assert.Empty(Warnings);
    }

    /// <summary>The list only gives a hint.</summary>
    [Fact]
    public async Task Preview_passes_if_the_list_does_not_answer()
    {
        Emulator.Faults.Onward("list", 1, Fault.HangBeforeCommit);
        var preview = await HeldAsync(PreviewAsync(Deployments.To("CDN", Add(Deployments.Issued))));

        Time.Advance(TimeSpan.FromMinutes(1));

        AssertUnknown((await preview.WaitAsync(WaitingTime.Patience)).Outputs, "isConfirmed");
        Assert.Empty(Warnings);
    }

    /// <summary>Only the first deployment to an ELB certificate can be a surprise.</summary>
    [Fact]
    public async Task Preview_of_the_first_deployment_to_ELB_says_that_its_domain_names_are_replaced()
    {
        Emulator.AddTarget(Deployments.Target("ELB"));
        var program = Deployments.To("ELB", Add(Deployments.Issued));
        await PreviewAsync(program);
        Shows(Assert.Single(Infos), Deployments.ObjectId);
        var deployed = await this.DeployedAsync(program);

        await this.UpdateAsync(deployed, program.With("certificateId", Add(Deployments.Issued)), preview: true);

        Assert.Empty(Infos);
    }

    [Theory]
    [InlineData(Property.Unknown)]
    [InlineData("another")]
    public async Task Preview_of_an_update_knows_no_outputs_and_does_not_look_at_the_target(string certificateId)
    {
        Emulator.AddTarget(Deployments.Target("CDN"));
        var deployed = await this.DeployedAsync(Deployments.To("CDN", Add(Deployments.Issued)));
        var id = certificateId == "another" ? Add(Deployments.Issued) : certificateId;

        var planned = await this.UpdateAsync(deployed, deployed.Inputs.With("certificateId", id), preview: true);

        AssertUnknown(planned.Outputs, "isConfirmed", "deployedCertificateId");
        Assert.Equal((0, 0), (Sent("deploy"), Sent("deployed-resources")));
    }

    /// <summary>P5: a pull request gets its preview without the secrets.</summary>
    [Theory]
    [InlineData("unreachable", "127.0.0.1")]
    [InlineData("without credentials", "huaweicloud-scm:accessKey")]
    public async Task Preview_without_the_service_warns_and_the_update_fails(string service, string text)
    {
        if (service == "unreachable") await BeginRunAsync(Nowhere);
        else await BeginRunAsync(accessKey: null);

        await PreviewAsync(Deployments.To("CDN", CertificateId));

        Shows(Assert.Single(Warnings), text);
        await Assert.ThrowsAnyAsync<Exception>(() => this.DeployAsync(Deployments.To("CDN", CertificateId)));
    }

    [Fact]
    public async Task Preview_that_is_refused_fails()
    {
        Emulator.Faults.Next("show", Fault.Error(403, "SCM.4002", "no"));

        await FailsAsync(PreviewAsync(Deployments.To("CDN", CertificateId)), "PermissionDenied", "SCM.4002");
    }

    private Task<Resource> PreviewAsync(JsonObject program) => this.DeployAsync(program, preview: true);
}
