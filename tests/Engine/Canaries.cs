using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Rpc;
using ScmPulumi.Engine.Values;

namespace ScmPulumi.Engine;

/// <summary>T2: plants recognizable values in every secret or personal field, and checks where they appear.</summary>
public static class Canaries
{
    public const string ApplicantName = "Wanda Canary";
    public const string ApplicantPhone = "+86 139-0011-2233";
    public const string ApplicantEmail = "canary.applicant+scm@example.org";
    public const string ContactName = "库尔特 Canary";
    public const string ContactPhone = "13900445566";
    public const string ContactEmail = "canary.contact@example.org";
    public const string CompanyName = "Canary \"Works\" Ltd";

    /// <summary>The beginning of every exported private key, whatever its type.</summary>
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

    /// <summary>The ways in which a value can be written: as it is, and as JSON encodes it.</summary>
    private static readonly Func<string, string>[] Forms = [text => text, JavaScriptEncoder.Default.Encode, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode];

    /// <summary>The canaries for fields that few programs set.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfPersons =>
        All.Where(value => value.Key.StartsWith("contact", StringComparison.Ordinal) || value.Key == "companyName");

    /// <summary>A copy in which each string with the name of a canary is replaced by the canary, inside or outside a secret envelope.</summary>
    public static JsonNode Planted(JsonNode tree) => Planted(tree, null)!;

    /// <summary>The same message without canaries. In a message with mixed-up fields, a canary may end up in a field that is shown, such as a URN.</summary>
    public static byte[] WithoutCanaries(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        foreach (var value in All.Values.Select(value => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value))))
        {
            text = text.Replace(value, new string('w', value.Length), StringComparison.OrdinalIgnoreCase);
        }

        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Asserts that a string that is shown to the user contains no secret and no personal value.</summary>
    /// <exception cref="InvalidOperationException">It contains one.</exception>
    public static void AssertNoneIn(string text, string where) => AssertAbsent(All.Values, text, where);

    /// <summary>Asserts that no secret is in the plaintext state.</summary>
    public static void AssertNoneInState(JsonObject answer) =>
        AssertAbsent([.. Secrets.Values, PrivateKey], WithoutSecrets(answer).ToJsonString(), "plain state");

    /// <summary>Asserts that an error contains no secret and no personal value.</summary>
    public static void AssertNoneInFailure(RpcFailure failure)
    {
        AssertNoneIn(failure.Message + failure.Display, "an error");
        foreach (var detail in failure.Details.Values) AssertNoneInState(detail);
    }

    /// <summary>Asserts that a log message contains no secret and no personal value.</summary>
    public static void AssertNoneInLog(LogMessage message) => AssertNoneIn(message.Message, "a log message");

    /// <summary>Asserts that the secret key is never sent, and the other canaries only in the body of an apply.</summary>
    public static void AssertNoneOnTheWay(RecordedRequest request)
    {
        var headers = string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        AssertAbsent([EmulatorOptions.DefaultSecretKey], headers + request.Path + request.Body, "a request");
        var body = request.Operation == "apply" ? "" : request.Body;
        AssertAbsent(All.Values.Except([EmulatorOptions.DefaultAccessKey]), headers + request.Path + body, "a request other than an apply");
    }

    /// <summary>Asserts that no secret is in the output, the log, the answers, or the state of a command.</summary>
    public static void AssertNoneIn(RunResult run, Stack stack)
    {
        AssertAbsent(Secrets.Values, run.Text + stack.State.ToJson(), "the output or the state");
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
