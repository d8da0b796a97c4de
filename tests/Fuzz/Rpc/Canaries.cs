using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Fuzz.Rpc;

/// <summary>T2: values in the place of all that is secret or personal, and a look at where they turn up.</summary>
internal static class Canaries
{
    public const string AccessKey = "CANARYACCESSKEY00000";
    public const string SecretKey = "canary-secret-key-of-no-value-whatever";

    private static readonly Dictionary<string, string> Values = new()
    {
        ["accessKey"] = AccessKey,
        ["secretKey"] = SecretKey,
        ["securityToken"] = "canary-security-token",
        ["authToken"] = "canary-iam-token",
        ["applicantName"] = "Wanda Canary",
        ["applicantPhone"] = "+86 139-CANARY-2233",
        ["applicantEmail"] = "canary.applicant+scm@example.org",
        ["contactName"] = "库尔特 Canary",
        ["contactPhone"] = "13900445566",
        ["contactEmail"] = "canary.contact@example.org",
        ["companyName"] = "Canary \"Works\" Ltd",
    };

    /// <summary>Without what the fields that only few programs have hold.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfPersons =>
        Values.Where(value => value.Key.StartsWith("contact", StringComparison.Ordinal) || value.Key == "companyName");

    /// <summary>A copy in which each string under such a name is the canary of that name, in an envelope or not.</summary>
    public static JsonNode Planted(JsonNode tree) => Planted(tree, null)!;

    /// <summary>The same message without canaries: in a message whose fields are mixed up they may be anything, a URN for instance, which is shown.</summary>
    public static byte[] Freed(byte[] message) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(message)
            .Replace("canary", "wagtai", StringComparison.OrdinalIgnoreCase)
            .Replace("13900445566", "13900445567", StringComparison.Ordinal));

    /// <exception cref="FindingException">A string that is shown to somebody holds a canary.</exception>
    public static void AssertNoneIn(string text, string where)
    {
        foreach (var (name, value) in Values)
        {
            if (text.Contains(value, StringComparison.OrdinalIgnoreCase))
            {
                throw new FindingException($"{where} shows the value of {name}: {text[..Math.Min(text.Length, 2000)]}");
            }
        }
    }

    private static JsonNode? Planted(JsonNode? value, string? canary) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, Planted(member.Value, member.Key == "value" ? canary : Values.GetValueOrDefault(member.Key[(member.Key.LastIndexOf(':') + 1)..]))))),
        JsonArray items => new JsonArray([.. items.Select(item => Planted(item, null))]),
        JsonValue text when canary is not null && text.GetValueKind() == JsonValueKind.String => canary,
        _ => value?.DeepClone(),
    };
}
