using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>T2: values that are planted in every field that is secret or personal, and a look at where they turn up.</summary>
internal static class Canaries
{
    public const string ApplicantName = "Wanda Canary";
    public const string ApplicantPhone = "13900112233";
    public const string ApplicantEmail = "canary.applicant@example.org";
    public const string ContactName = "Kurt Canary";
    public const string ContactPhone = "13900445566";
    public const string ContactEmail = "canary.contact@example.org";
    public const string CompanyName = "Canary Works Ltd";

    private static readonly string[] Secrets =
        [ApplicantPhone, ApplicantEmail, ContactPhone, ContactEmail, EmulatorOptions.DefaultAccessKey, EmulatorOptions.DefaultSecretKey];

    /// <summary>What an exported key begins with, of whatever kind.</summary>
    private const string PrivateKey = "PRIVATE KEY-----";

    private static readonly string[] Persons = [ApplicantName, ContactName, CompanyName];

    /// <summary>No secret in plain state.</summary>
    public static void AssertNoneInState(JsonObject answer) => AssertAbsent([.. Secrets, PrivateKey], WithoutSecrets(answer).ToJsonString());

    /// <summary>No secret and no name in an error.</summary>
    public static void AssertNoneInFailure(RpcFailure failure)
    {
        AssertAbsent([.. Secrets, .. Persons], failure.Message + failure.Display);
        foreach (var detail in failure.Details.Values) AssertNoneInState(detail);
    }

    /// <summary>No secret and no name in a message.</summary>
    public static void AssertNoneInLog(LogMessage message) => AssertAbsent([.. Secrets, .. Persons], message.Message);

    /// <summary>The secret key is never sent, the rest of the canaries in the body of an apply only.</summary>
    public static void AssertNoneOnTheWay(RecordedRequest request)
    {
        var headers = string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        AssertAbsent([EmulatorOptions.DefaultSecretKey], headers + request.Path + request.Body);
        var body = request.Operation == "apply" ? "" : request.Body;
        AssertAbsent([.. Secrets.Except([EmulatorOptions.DefaultAccessKey]), .. Persons], headers + request.Path + body);
    }

    /// <summary>No secret in what a command printed, logged, was answered and left behind.</summary>
    public static void AssertNoneIn(RunResult run, Stack stack)
    {
        AssertAbsent(Secrets, run.Text + stack.State.ToJson());
        Assert.All(run.Messages, AssertNoneInLog);
        foreach (var call in run.Calls)
        {
            if (call.Response is not null) AssertNoneInState(call.Response);
            if (call.Failure is not null) AssertNoneInFailure(call.Failure);
        }
    }

    private static void AssertAbsent(IEnumerable<string> values, string text)
    {
        foreach (var value in values) Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonNode WithoutSecrets(JsonNode? value) => value switch
    {
        _ when Property.IsSecret(value) => "secret",
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)WithoutSecrets(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(WithoutSecrets)]),
        _ => value?.DeepClone() ?? "null",
    };
}
