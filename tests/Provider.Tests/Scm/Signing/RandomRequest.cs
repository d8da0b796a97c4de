using System.Text;
using CsCheck;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Provider.Tests.Scm.Signing;

/// <summary>A request with a random method, path, query, headers and body.</summary>
internal sealed record RandomRequest(string Method, string Path, string Query, (string Name, string Value)[] Headers, byte[] Body)
{
    private static readonly Gen<string> Words = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[1, 12].Select(letters => new string(letters));

    /// <summary>Letters and digits, what URLs reserve, what they do not, and what needs several bytes.</summary>
    private static readonly Gen<string> Texts =
        Gen.OneOf("abcXYZ019-_.~ !#$%&'()*+,/:;=?@[]{}|\"\\<>^`äß中文字𠀀".EnumerateRunes().Select(rune => rune.ToString()).ToArray())
            .Array[1, 12].Select(parts => string.Concat(parts));

    public static readonly Gen<RandomRequest> Any = Gen.Select(
        Gen.OneOf("GET", "POST", "PUT", "DELETE", "PATCH"),
        Texts.Where(text => text is not ("." or "..")).Select(Uri.EscapeDataString).Array[1, 5],
        Gen.Select(Texts, Gen.OneOf(Texts, Gen.Const("")), (key, value) => $"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(value)}").Array[0, 5],
        Gen.Select(Words, Words, (name, value) => (Name: $"x-{name}", Value: value)).Array[1, 4],
        Gen.OneOf(Texts, Gen.Const("")),
        (method, path, query, headers, body) => new RandomRequest(
            method, string.Join('/', path), string.Join('&', query), [.. headers.DistinctBy(header => header.Name)], Encoding.UTF8.GetBytes(body)));

    /// <summary>Another method, or one character more in the path, the query, a header or the body.</summary>
    public RandomRequest Changed(int part) => part switch
    {
        0 => this with { Method = Method == "GET" ? "PUT" : "GET" },
        1 => this with { Path = Path + "x" },
        2 => this with { Query = Query + (Query.Length == 0 ? "x=" : "x") },
        3 => this with { Headers = [.. Headers[..^1], (Headers[^1].Name, Headers[^1].Value + "x")] },
        _ => this with { Body = [.. Body, (byte)'x'] },
    };

    /// <summary>The request as it is sent, with the signature of <paramref name="signed"/>.</summary>
    public HttpRequestMessage Message(Uri endpoint, RandomRequest signed, RequestSigner signer, string date)
    {
        var headers = signed.Headers.Append(("host", endpoint.Authority)).Append((RequestSigner.DateHeader, date))
            .Select(header => KeyValuePair.Create(header.Item1, header.Item2));
        var canonical = new CanonicalRequest(signed.Method, signed.Address(endpoint), headers, signed.Body);
        var message = new HttpRequestMessage(new HttpMethod(Method), Address(endpoint)) { Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        message.Headers.TryAddWithoutValidation(RequestSigner.DateHeader, date);
        message.Headers.TryAddWithoutValidation("Authorization", signer.Authorize(canonical, date));
        return message;
    }

    public override string ToString() => $"{Method} {Path}?{Query} {string.Join(' ', Headers)} {Convert.ToHexString(Body)}";

    private Uri Address(Uri endpoint) => new($"{endpoint.GetLeftPart(UriPartial.Authority)}/{Path}{(Query.Length == 0 ? "" : "?")}{Query}");
}
