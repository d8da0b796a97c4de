using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine;

/// <summary>T2: values that are planted in every field that is secret or personal, and a look at where they turn up.</summary>
public static class Canaries
{
    public const string ApplicantName = "Wanda Canary";
    public const string ApplicantPhone = "+86 139-0011-2233";
    public const string ApplicantEmail = "canary.applicant+scm@example.org";
    public const string ContactName = "库尔特 Canary";
    public const string ContactPhone = "13900445566";
    public const string ContactEmail = "canary.contact@example.org";
    public const string CompanyName = "Canary \"Works\" Ltd";

    /// <summary>The beginning of an exported key of any kind.</summary>
    private const string PrivateKey = "PRIVATE KEY-----";

    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["accessKey"] = EmulatorOptions.DefaultAccessKey,
        ["secretKey"] = EmulatorOptions.DefaultSecretKey,
        ["securityToken"] = "canary-security-token",
        ["authToken"] = "canary-iam-token",
        ["applicantPhone"] = ApplicantPhone,
        ["applicantEmail"] = ApplicantEmail,
        ["contactPhone"] = ContactPhone,
        ["contactEmail"] = ContactEmail,
    };

    private static readonly Dictionary<string, string> Persons = new()
    {
        ["applicantName"] = ApplicantName,
        ["contactName"] = ContactName,
        ["companyName"] = CompanyName,
    };

    private static readonly Dictionary<string, string> All = Secrets.Concat(Persons).ToDictionary();

    /// <summary>As they are, and as JSON writes them.</summary>
    private static readonly Func<string, string>[] Forms = [text => text, JavaScriptEncoder.Default.Encode, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode];

    /// <summary>The canaries of fields that few programs set.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfPersons =>
        All.Where(value => value.Key.StartsWith("contact", StringComparison.Ordinal) || value.Key == "companyName");

    /// <summary>A copy in which each string under such a name is the canary of that name, in an envelope or not.</summary>
    public static JsonNode Planted(JsonNode tree) => Planted(tree, null)!;

    /// <summary>The same message without canaries. If its fields are mixed up, a canary may become something that is shown, such as a URN.</summary>
    public static byte[] Freed(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        foreach (var value in All.Values.Select(value => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value))))
        {
            text = text.Replace(value, new string('w', value.Length), StringComparison.OrdinalIgnoreCase);
        }

        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Asserts that a string that is shown contains no secret and no name.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void AssertNoneIn(string text, string where) => AssertAbsent(All.Values, text, where);

    /// <summary>No secret in plain state.</summary>
    public static void AssertNoneInState(JsonObject answer) =>
        AssertAbsent([.. Secrets.Values, PrivateKey], WithoutSecrets(answer).ToJsonString(), "plain state");

    /// <summary>No secret and no name in an error.</summary>
    public static void AssertNoneInFailure(RpcFailure failure)
    {
        AssertNoneIn(failure.Message + failure.Display, "an error");
        foreach (var detail in failure.Details.Values) AssertNoneInState(detail);
    }

    /// <summary>No secret and no name in a message.</summary>
    public static void AssertNoneInLog(LogMessage message) => AssertNoneIn(message.Message, "a log message");

    /// <summary>The secret key is never sent, the rest of the canaries in the body of an apply only.</summary>
    public static void AssertNoneOnTheWay(RecordedRequest request)
    {
        var headers = string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        AssertAbsent([EmulatorOptions.DefaultSecretKey], headers + request.Path + request.Body, "a request");
        var body = request.Operation == "apply" ? "" : request.Body;
        AssertAbsent(All.Values.Except([EmulatorOptions.DefaultAccessKey]), headers + request.Path + body, "a request that is no application");
    }

    /// <summary>No secret in what a command printed, logged, was answered and left behind.</summary>
    public static void AssertNoneIn(RunResult run, Stack stack)
    {
        AssertAbsent(Secrets.Values, run.Text + stack.State.ToJson(), "what was printed, or the state");
        foreach (var message in run.Messages) AssertNoneInLog(message);
        foreach (var call in run.Calls)
        {
            if (call.Response is not null) AssertNoneInState(call.Response);
            if (call.Failure is not null) AssertNoneInFailure(call.Failure);
        }
    }

    private static void AssertAbsent(IEnumerable<string> values, string text, string where)
    {
        if (values.FirstOrDefault(value => Forms.Any(form => text.Contains(form(value), StringComparison.OrdinalIgnoreCase))) is { } shown)
        {
            throw new InvalidOperationException($"{where} shows {shown}: {text[..Math.Min(text.Length, 2000)]}");
        }
    }

    private static JsonNode? Planted(JsonNode? value, string? canary) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, Planted(member.Value, member.Key == "value" ? canary : All.GetValueOrDefault(member.Key[(member.Key.LastIndexOf(':') + 1)..]))))),
        JsonArray items => new JsonArray([.. items.Select(item => Planted(item, null))]),
        JsonValue text when canary is not null && text.GetValueKind() == JsonValueKind.String => canary,
        _ => value?.DeepClone(),
    };

    private static JsonNode WithoutSecrets(JsonNode? value) => value switch
    {
        _ when Property.IsSecret(value) => "secret",
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)WithoutSecrets(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(WithoutSecrets)]),
        _ => value?.DeepClone() ?? "null",
    };
}
