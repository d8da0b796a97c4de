using System.Net;
using System.Net.Sockets;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Scm;
using Authentication = ScmPulumi.Emulator.Authentication;

namespace ScmPulumi.Provider.Tests.Scm;

/// <summary>S1, S5: what is repeated, when and how.</summary>
public sealed class RetryTests : ClientFixture
{
    public static TheoryData<Fault> Transient =>
    [
        Fault.ResetBeforeCommit,
        Fault.Error(500, "SCM.0091", "Connect jwt server failed."),
        Fault.Html(502),
        Fault.Answer(503, ""),
        Fault.Throttle(),
        Fault.TruncatedJson,
        Fault.Html(200),
        Fault.Answer(200, """{"id":5,"status":["PAID"]}"""),
        Fault.Answer(200, """{"status":null,"id":"scs0000000000000"}"""),
        Fault.Answer(200, "{}"),
    ];

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Show_is_repeated_after_a_transient_fault(Fault fault)
    {
        Emulator.Faults.Next("show", fault, fault, fault);

        var certificate = await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal("PAID", certificate.Status);
        Assert.Equal(4, Sent("show").Count);
        Assert.Equal([0.5, 1.0, 2.0], Time.Waits);
    }

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Show_fails_after_the_last_attempt(Fault fault)
    {
        Emulator.Faults.Next("show", fault, fault, fault, fault);

        var error = await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(fault.Status == 429 ? ScmErrorKind.Throttled : ScmErrorKind.Unavailable, error.Kind);
        Assert.Equal(4, Sent("show").Count);
    }

    [Theory]
    [InlineData(429, ScmErrorKind.Throttled)]
    [InlineData(503, ScmErrorKind.Unavailable)]
    public async Task Wait_between_many_attempts_grows_to_its_cap_and_no_further(int status, object kind)
    {
        const int attempts = 60;
        for (var i = 0; i < attempts; i++) Emulator.Faults.Next("show", Fault.Html(status));

        var error = await FailureAsync(NewClient(attempts: attempts).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(attempts, Sent("show").Count);
        Assert.Equal((attempts - 1, 20), (Time.Waits.Count(), Time.Waits.Max()));
        Assert.Equal(Time.Waits.Order(), Time.Waits);
    }

    [Fact]
    public async Task Show_is_tried_as_often_as_configured()
    {
        Emulator.Faults.Next("show", Fault.Html(502));

        await FailureAsync(NewClient(attempts: 1).ShowAsync(CertificateId, CancellationToken.None));

        Assert.Single(Sent("show"));
    }

    [Fact]
    public async Task Refusal_of_a_show_is_not_repeated()
    {
        Emulator.Switches.PermissionDenied = true;

        await FailureAsync(Client.ShowAsync(CertificateId, CancellationToken.None));

        Assert.Single(Sent("show"));
    }

    [Fact]
    public async Task Every_attempt_is_signed_anew()
    {
        Emulator.Faults.Next("show", Fault.Throttle(TimeSpan.FromSeconds(3)), Fault.Throttle(TimeSpan.FromSeconds(3)));

        await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal(
            ["20250301T080000Z", "20250301T080003Z", "20250301T080006Z"],
            Sent("show").Select(request => request.Headers["X-Sdk-Date"]));
        Assert.Equal(3, Sent("show").Select(request => request.Headers["Authorization"]).Distinct().Count());
        Assert.All(Sent("show"), request => Assert.Equal(Authentication.Signature, request.Authentication));
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_measured_by_the_answerers_clock()
    {
        Emulator.Faults.Next("show", Fault.Throttle() with
        {
            Headers = new Dictionary<string, string>
            {
                ["Date"] = "Sat, 01 Mar 2025 09:00:00 GMT",
                ["Retry-After"] = "Sat, 01 Mar 2025 09:00:07 GMT",
            },
        });

        await Client.ShowAsync(CertificateId, CancellationToken.None);

        Assert.Equal([7], Time.Waits);
    }

    [Theory]
    [InlineData("0", 0.5)]
    [InlineData("9", 9)]
    [InlineData("999999999", 24 * 60 * 60)]
    [InlineData("Sat, 01 Mar 2025 07:00:00 GMT", 0.5)]
    [InlineData("Sun, 01 Mar 2026 08:00:00 GMT", 24 * 60 * 60)]
    [InlineData("-5", 0.5)]
    [InlineData("soon", 0.5)]
    [InlineData("", 0.5)]
    public async Task Retry_after_is_taken_within_reason_and_else_not(string value, double seconds)
    {
        Emulator.Faults.Next("show", Fault.Throttle() with { Headers = new Dictionary<string, string> { ["Retry-After"] = value } });

        await Client.ShowAsync(CertificateId, CancellationToken.None).WaitAsync(WaitingTime.Patience);

        Assert.Equal([seconds], Time.Waits);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Sent("show")[1].Time - Sent("show")[0].Time);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public async Task Wait_is_any_part_of_its_bound(double random)
    {
        Emulator.Faults.Next("show", Fault.Html(503), Fault.Html(503), Fault.Html(503));

        await NewClient(random: random).ShowAsync(CertificateId, CancellationToken.None);

        var last = Sent("show").Select(request => request.Time).ToList();
        Assert.Equal([0.5 * random, 1 * random, 2 * random], last.Skip(1).Zip(last, (later, earlier) => (later - earlier).TotalSeconds));
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Write_is_repeated_after_429(string operation)
    {
        await ApplyIfNeededAsync(operation);
        Emulator.Faults.Next(operation, Fault.Throttle(), Fault.Throttle(TimeSpan.FromSeconds(2)));
        Emulator.ClearHistory();

        await WriteAsync(Client, operation);

        Assert.Equal(3, Sent(operation).Count);
        Assert.Equal([0.5, 2.0], Time.Waits);
        Assert.Equal(1, Emulator.AcceptedApplications);
    }

    [Theory]
    [InlineData("APIGW.0308")]
    [InlineData("APIG.0308")]
    public async Task Write_throttled_under_another_status_than_429_is_in_doubt(string code)
    {
        Emulator.Switches.SecondApplyAccepted = true;
        Emulator.Faults.Next("apply", Fault.Error(503, code, "The throttling threshold has been reached.") with { AfterCommit = true });

        var error = await FailureAsync(Client.ApplyAsync(CertificateId, Application(), CancellationToken.None));

        Assert.Equal(ScmErrorKind.InDoubt, error.Kind);
        Assert.Equal((1, 1), (Sent("apply").Count, Emulator.AcceptedApplications));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    [InlineData("cancel-cert")]
    public async Task Refused_connection_is_tried_again_then_unreachable(string operation)
    {
        var client = NewClient(endpoint: ClosedPort());

        var error = await FailureAsync(operation == "show" ? client.ShowAsync(CertificateId, CancellationToken.None) : WriteAsync(client, operation));

        Assert.Equal(ScmErrorKind.Unreachable, error.Kind);
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, Time.Waits.Count());
    }

    [Theory]
    [InlineData("show")]
    [InlineData("apply")]
    public async Task Tls_that_fails_is_tried_again_then_unreachable(string operation)
    {
        // The emulator does not speak TLS.
        var client = NewClient(endpoint: new UriBuilder(Emulator.Endpoint) { Scheme = "https" }.Uri);

        var error = await FailureAsync(operation == "show" ? client.ShowAsync(CertificateId, CancellationToken.None) : WriteAsync(client, operation));

        Assert.Equal(ScmErrorKind.Unreachable, error.Kind);
        Assert.Contains("TLS failed", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, Time.Waits.Count());
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task Write_that_gets_no_connection_in_time_is_unreachable_not_in_doubt()
    {
        using var server = SilentServer(out var endpoint);
        var apply = NewClient(endpoint: endpoint, attempts: 1).ApplyAsync(CertificateId, Application(), CancellationToken.None);

        Time.Advance(RequestLimit);
        var error = await FailureAsync(apply);

        Assert.Equal((ScmErrorKind.Unreachable, "no connection within 30 s"), (error.Kind, error.Message));
    }

    private async Task ApplyIfNeededAsync(string operation)
    {
        if (operation == "cancel-cert") await Client.ApplyAsync(CertificateId, Application(), CancellationToken.None);
    }

    private Task WriteAsync(ScmClient client, string operation) => operation == "apply"
        ? client.ApplyAsync(CertificateId, Application(), CancellationToken.None)
        : client.CancelAsync(CertificateId, CancellationToken.None);

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
