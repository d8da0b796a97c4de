using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>
/// <c>pulumi do</c> is safe with every resource (L2; <c>DirectUpdateTests</c> has the patches of an application). It runs without a program and, without a
/// stack, also without a state.
/// </summary>
public sealed class DirectOperationTests : ProviderFixture
{
    private const string Application = "CertificateApplication";
    private const string Deployment = "CertificateDeployment";

    public static TheoryData<string> Resources => [.. Catalogue.Resources.Select(resource => resource.Table.Name)];

    /// <summary>L2: the CLI asks for the update although Diff calls it a replacement.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Patch_that_would_replace_fails_and_says_how_to_make_the_change(string type)
    {
        var (id, program) = Creatable(type);
        var (property, value) = type == Deployment ? ("domainName", "shop.example.com") : ("certificateId", AddApplied("ISSUED"));
        await this.CreateDirectlyAsync(program, type);

        foreach (var preview in (bool[])[true, false])
        {
            await FailsAsync(this.PatchAsync(id, new JsonObject { [property] = value }, preview, type), "FailedPrecondition", property, "pulumi up");
        }

        await FailsAsync(this.UpsertAsync(id, program.With(property, value), type), "FailedPrecondition", property, "pulumi up");
        Assert.Equal(0, Withdrawals);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Created_resource_is_read_and_updated_without_a_change(string type)
    {
        var (id, program) = Creatable(type);
        var created = await this.CreateDirectlyAsync(program, type);

        var read = (await this.ReadDirectlyAsync(id, type))!;
        var patched = await this.PatchAsync(id, [], type: type);
        var upserted = await this.UpsertAsync(id, program, type);

        Assert.Equal(created.Id, read.Id);
        Assert.All([read, patched, upserted], resource => Assert.Equal(created.Status, resource.Status));
        Assert.Empty(await this.ChangesAsync(read, upserted.Inputs));
        Assert.Equal((type == Application ? 1 : 0, 0), (Applies, Withdrawals));
    }

    /// <summary>T2. The CLI prints what is not marked.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Secrets_are_marked_in_every_answer(string type)
    {
        var (id, program) = Creatable(type);
        Resource[] answers =
        [
            await this.CreateDirectlyAsync(program, type, dryRun: true),
            await this.CreateDirectlyAsync(program, type),
            (await this.ReadDirectlyAsync(id, type))!,
            await this.PatchAsync(id, [], preview: true, type),
            await this.PatchAsync(id, [], type: type),
            await this.UpsertAsync(id, program, type),
        ];

        var secrets = Catalogue.Resources.Single(resource => resource.Table.Name == type).Table.Inputs.All
            .Where(field => field.IsSecret && program.ContainsKey(field.Name)).ToList();
        Assert.Equal(type == Application, secrets.Count > 0);
        Assert.All(answers, answer => Assert.All(secrets, secret =>
        {
            Assert.True(Property.IsSecret(answer.Inputs[secret.Name]), secret.Name);
            Assert.True(Property.IsSecret(answer.Outputs[secret.Name]), secret.Name);
        }));
    }

    [Fact]
    public async Task Dry_run_of_a_create_sends_nothing()
    {
        var planned = await this.CreateDirectlyAsync(Program(CertificateId), dryRun: true);

        AssertUnknown(planned.Outputs, "status");
        Assert.Equal(0, Applies);
    }

    [Fact]
    public async Task Create_adopts_an_existing_application()
    {
        await this.CreateDirectlyAsync(Program(CertificateId));

        Assert.Equal("CHECKING_DOMAIN", (await this.CreateDirectlyAsync(Program(CertificateId))).Status);

        Assert.Equal(1, Applies);
    }

    /// <summary>Without a state, only Read knows the persons, and the CLI compares the patch with what Read found.</summary>
    [Fact]
    public async Task Patch_of_an_unmasked_echo_needs_only_what_changes()
    {
        await this.UpAsync(Program(CertificateId));

        var patched = await this.PatchAsync(CertificateId, new JsonObject { ["companyUnit"] = "IT" });

        Assert.Equal(("IT", Canaries.ApplicantName), ((string?)patched.Outputs["companyUnit"], (string?)patched.Outputs["applicantName"]));
        AssertSecretsMarked(patched.Outputs);
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    /// <summary>A masked value is never treated as a real one (D4), so it is missing, and Check names it.</summary>
    [Theory]
    [InlineData(PersonalData.Masked)]
    [InlineData(PersonalData.Empty)]
    public async Task Patch_of_a_masked_echo_requires_the_persons_and_records_them(PersonalData persons)
    {
        await this.UpAsync(Program(CertificateId));
        Emulator.Switches.PersonalData = persons;

        var (_, check) = await this.CheckPatchAsync(CertificateId, new JsonObject { ["companyUnit"] = "IT" });
        string[] missing = [.. check["failures"]!.AsArray().Select(failure => ((string)failure!["reason"]!).Split(':')[0])]; // secret, so not under "property"
        var patch = new JsonObject(missing.Select(name => KeyValuePair.Create(name, Program(CertificateId)[name]?.DeepClone()))) { ["companyUnit"] = "IT" };
        var patched = await this.PatchAsync(CertificateId, patch);

        Assert.Equal(["applicantEmail", "applicantName", "applicantPhone"], missing.Order());
        Assert.Equal("IT", (string?)patched.Outputs["companyUnit"]);
        Assert.DoesNotContain("*", patched.Outputs.ToJsonString(), StringComparison.Ordinal);
        Assert.True(Property.IsSecret(patched.Outputs["applicantPhone"]));
        Assert.Equal((1, 0), (Applies, Withdrawals));
    }

    [Theory]
    [InlineData("CHECKING_DOMAIN", 1)]
    [InlineData("CHECKING_ORG", 1)]
    [InlineData("ISSUED", 0)]
    [InlineData("SUPPLEMENTCHECKING", 0)]
    [InlineData("REVOKING", 0)]
    [InlineData("EXPIRED", 0)]
    [InlineData("REVOKED", 0)]
    public async Task Delete_withdraws_only_what_is_under_review(string status, int withdrawals)
    {
        var id = AddApplied(status);

        await this.DeleteDirectlyAsync(id);

        Assert.Equal(withdrawals, Withdrawals);
        Assert.Equal(withdrawals == 1 ? "PAID" : status, Emulator.Certificate(id).Status);
    }

    /// <summary>What a withdrawal would do in this status is not known.</summary>
    [Fact]
    public async Task Delete_in_an_unknown_status_is_refused()
    {
        var id = AddApplied("CHECKING_DOMAIN");
        Emulator.SetStatus(id, "SOMETHING_NEW");

        await FailsAsync(this.DeleteDirectlyAsync(id), "FailedPrecondition", id, "SOMETHING_NEW");

        Assert.Equal(0, Withdrawals);
    }

    [Theory]
    [InlineData("CertificateValidation")]
    [InlineData("CertificateSubscription")]
    public async Task Delete_of_a_resource_that_only_reads_sends_nothing(string type)
    {
        var (id, program) = Creatable(type);
        await this.CreateDirectlyAsync(program, type);

        await this.DeleteDirectlyAsync(id, type);

        Assert.Equal((0, "ISSUED"), (Withdrawals, Emulator.Certificate(id).Status));
    }

    /// <summary>L2: SCM does not show the mode of a WAF object, so the patch only records it, and says so.</summary>
    [Fact]
    public async Task Patch_of_what_SCM_does_not_show_is_recorded_with_a_message()
    {
        var id = Add(Deployments.Issued);
        Emulator.AddTarget(Deployments.Target("WAF") with { CertificateId = id });

        var patched = await this.PatchAsync($"{Deployments.IdOf("WAF")}/{id}", new JsonObject { ["wafMode"] = "premium" }, type: Deployment);

        Assert.Equal("premium", (string?)patched.Outputs["wafMode"]);
        Assert.Equal(0, Sent("deploy"));
        Shows(Assert.Single(Infos), "Recorded wafMode", "Nothing was sent");
    }

    /// <summary>M2: SCM cannot undo a deployment.</summary>
    [Fact]
    public async Task Delete_of_a_deployment_leaves_the_certificate_on_the_target()
    {
        var (id, program) = Creatable(Deployment);
        await this.CreateDirectlyAsync(program, Deployment);
        Emulator.ClearHistory();

        await this.DeleteDirectlyAsync(id, Deployment);

        Assert.DoesNotContain(Emulator.History, request => request.Operation == "deploy");
        Assert.Equal((string?)program["certificateId"], Assert.Single(Emulator.Targets).CertificateId);
    }

    /// <summary>In a stack the same patch is a replacement (direct-operations 14): withdrawn, then applied for again.</summary>
    [Fact]
    public async Task Patch_in_a_stack_withdraws_and_applies_again()
    {
        var old = await this.UpBeforeAsync(Program(CertificateId));
        var patched = Program(CertificateId).With("domain", "shop.example.com");
        Assert.True((bool)(await this.PlanAsync(old, patched))["deleteBeforeReplace"]!);
        await this.PreviewAsync(patched);
        await BeginRunAsync();
        await this.PlanAsync(old, patched);
        var inputs = await this.CheckAsync(patched);

        await this.DeleteAsync(old);
        await this.CreateAsync(inputs);

        Assert.Equal((2, 1), (Applies, Withdrawals));
        Assert.Equal("shop.example.com", Emulator.Certificate(CertificateId).Application!["domain"]);
    }

    /// <summary>The inputs of a resource that can be created, and the ID by which it is found afterwards.</summary>
    private (string Id, JsonObject Program) Creatable(string type)
    {
        if (type == Application) return (CertificateId, Program(CertificateId));
        var id = Add(Deployments.Issued);
        if (type != Deployment) return (id, new JsonObject { ["certificateId"] = id });
        Emulator.AddTarget(Deployments.Target("CDN"));
        return ($"{Deployments.IdOf("CDN")}/{id}", Deployments.To("CDN", id));
    }
}
