using System.Text.Json;
using Moq;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateDeployment;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;
using ScmPulumi.Provider.Tests.Resources;

namespace ScmPulumi.Provider.Tests.Lifecycle.CertificateDeployment;

/// <summary>M6: Kuala Lumpur has no CDN. The European site has no list of deployments, so the provider never queries it there.</summary>
public sealed class DeploymentSiteTests
{
    private const string Europe = "scm.eu-west-101.myhuaweicloud.eu";
    private const string Id = "scs1554192131150";

    private readonly WaitingTime _time = new();
    private readonly RecordingLog _log = new();

    /// <summary>Any call that is not set up fails.</summary>
    private readonly Mock<IScmClient> _client = new(MockBehavior.Strict);

    [Theory]
    [InlineData("scm.my-kualalumpur-1.myhuaweicloud.com", "CDN", "fails")]
    [InlineData("scm.my-kualalumpur-1.myhuaweicloud.com", "WAF", "")]
    [InlineData(Europe, "CDN", "says something")]
    [InlineData("scm.cn-north-4.myhuaweicloud.com", "CDN", "")]
    public async Task Site_may_lack_a_service_or_the_list(string host, string service, string outcome)
    {
        _client.Setup(scm => scm.Host).Returns(host);
        using var operation = Operations.New(_time, _log, Deployments.Urn());
        var inputs = InputsOf(service, Values.Unknown);

        var failure = await Record.ExceptionAsync(() => Deployment().CreateAsync(new CreateArguments(Deployments.Urn(), inputs, Preview: true), operation));

        Assert.Equal(outcome == "fails", failure is ResourceException { Kind: FailureKind.Precondition });
        Assert.Equal(outcome == "says something" ? 1 : 0, _log.Messages.Count);
        Assert.All(_log.Messages.Append(failure?.Message ?? host), message => Shows(message, host));
    }

    [Fact]
    public async Task Deployment_without_the_list_is_not_confirmed_and_says_what_a_killed_run_costs()
    {
        Prepare("UPLOAD");

        var created = await CreateAsync();

        Assert.False(created.Outputs.Flag("isConfirmed"));
        Assert.Equal(TimeSpan.Zero, _time.Passed);
        Shows(_log.Messages[0], "30 CNY", Europe, "killed");
        var found = await ReadAsync(created);
        Assert.Equal(Values.Print(created.Outputs), Values.Print(found!.Outputs));
    }

    /// <summary>Only the user can find out, so the provider does not wait, and messages do not mention looks that it did not make.</summary>
    [Theory]
    [InlineData("UPLOAD")]
    [InlineData("ISSUED")]
    public async Task Doubt_without_the_list_makes_no_look_and_a_fee_is_not_paid_again(string status)
    {
        Prepare(status);
        _client.Setup(scm => scm.DeployAsync(Id, It.IsAny<DeployRequest>(), It.IsAny<Deadline>())).ThrowsAsync(Operations.Failure(ScmErrorKind.InDoubt));

        var doubt = await Assert.ThrowsAsync<InitializationException>(() => CreateAsync());
        var still = await Assert.ThrowsAsync<InitializationException>(() => ReadAsync(doubt.State));
        Prepare(status);
        var update = UpdateAsync(doubt.State);

        var messages = doubt.Reasons.Concat(still.Reasons).Concat(_log.Messages);
        if (status == "UPLOAD") messages = messages.Concat((await Assert.ThrowsAsync<InitializationException>(() => update)).Reasons);
        else Assert.False((await update).Flag("isInDoubt"));
        Assert.Equal(TimeSpan.Zero, _time.Passed);
        Shows(doubt.Reasons.Single(), "SCM does not list deployments at this site");
        Assert.All(messages, message => Assert.DoesNotMatch("does not list it|looks? again|could not be queried", message));
        _client.Verify(scm => scm.DeployAsync(Id, It.IsAny<DeployRequest>(), It.IsAny<Deadline>()), Times.Exactly(status == "UPLOAD" ? 1 : 2));
    }

    private void Prepare(string status)
    {
        var certificate = new Certificate { Id = Id, Status = status, Domain = Deployments.Domain };
        _client.Setup(scm => scm.Host).Returns(Europe);
        _client.Setup(scm => scm.ShowAsync(Id, It.IsAny<Deadline>())).ReturnsAsync(certificate);
        _client.Setup(scm => scm.ListAsync(It.IsAny<CertificateQuery>(), It.IsAny<Deadline>())).ReturnsAsync(new CertificatePage { TotalCount = 0 });
        _client.Setup(scm => scm.DeployAsync(Id, It.IsAny<DeployRequest>(), It.IsAny<Deadline>())).ReturnsAsync((string?)null);
    }

    private DeploymentResource Deployment() => new(Operations.Services(_time, _client.Object));

    private async Task<ResourceState> CreateAsync()
    {
        using var operation = Operations.New(_time, _log);
        return await Deployment().CreateAsync(new CreateArguments(Deployments.Urn(), InputsOf("CDN", Id), Preview: false), operation);
    }

    private async Task<ResourceState?> ReadAsync(ResourceState state)
    {
        using var operation = Operations.New(_time, _log);
        return await Deployment().ReadAsync(new ReadArguments(Deployments.Urn(), state.Id, state.Outputs, InputsOf("CDN", Id)), operation);
    }

    private async Task<PropertyMap> UpdateAsync(ResourceState state)
    {
        using var operation = Operations.New(_time, _log);
        var inputs = InputsOf("CDN", Id);
        return await Deployment().UpdateAsync(
            new UpdateArguments(Deployments.Urn(), state.Id, state.Outputs, inputs, inputs, [], Preview: false), operation);
    }

    private static PropertyMap InputsOf(string service, object certificateId) =>
        Values.Map([.. Deployments.To(service, Id).With("acceptFee", true).Select(input => (input.Key, input.Key == "certificateId" ? certificateId
            : input.Value!.GetValueKind() == JsonValueKind.True ? true : (object?)(string)input.Value!))]);
}
