using System.Text.Json;

namespace ScmPulumi.Provider.Scm;

/// <summary>
/// What a response says about an error. Three forms are in use: <c>error_code</c> + <c>error_msg</c> (SCM and the gateway), <c>code</c> + <c>message</c>, and
/// either of them inside <c>error</c> (IAM).
/// </summary>
/// <param name="Code">Null if the response has none or is not JSON.</param>
/// <param name="Message">In the service's words and language.</param>
/// <param name="RequestId">From the body.</param>
/// <param name="HasErrorCode">Whether the response has an <c>error_code</c>, which is a failure whatever the status.</param>
internal sealed record ScmErrorBody(string? Code, string? Message, string? RequestId, bool HasErrorCode)
{
    private const int LongestIdentifier = 64;
    private static readonly ScmErrorBody None = new(null, null, null, false);

    public static ScmErrorBody Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the latter for an unpaired surrogate in a name
        {
            return None;
        }
    }

    private static ScmErrorBody Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return None;
        var source = SaysError(root) || !root.TryGetProperty("error", out var nested) || nested.ValueKind != JsonValueKind.Object ? root : nested;
        var errorCode = Text(source, "error_code");
        return new ScmErrorBody(
            Identifier(errorCode ?? Text(source, "code")),
            Text(source, "error_msg") ?? Text(source, "message"),
            Identifier(Text(root, "request_id")),
            errorCode is not null);
    }

    private static bool SaysError(JsonElement element) => Text(element, "error_code") is not null || Text(element, "code") is not null;

    /// <summary>An identifier is shown and compared as it is, so it must look like one, and not like a value that was sent.</summary>
    public static string? Identifier(string? text) =>
        text?.Length <= LongestIdentifier && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_') ? text : null;

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An unpaired surrogate, or bytes that are not UTF-8.
            return null;
        }
    }
}
