using System.Text;
using ScmPulumi.Provider.Scm.Signing;

namespace ScmPulumi.Provider.Tests.Scm.Signing;

/// <summary>A request with a random method, path, query, headers and body, and a change of it by one bit.</summary>
internal sealed record RandomRequest(
    string Method, List<string> Segments, List<(string Key, string Value)> Query, List<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>Letters and digits, what URLs reserve, what they do not, and what needs several bytes.</summary>
    private const string Characters = "abcXYZ019-_.~ !#$%&'()*+,/:;=?@[]{}|\"\\<>^`äß中文字𠀀";

    public static RandomRequest Next(Random random) => new(
        random.GetItems(["GET", "POST", "PUT", "DELETE", "PATCH"], 1)[0],
        Many(random, 1, 5, () => Text(random, 1) is var text and not ("." or "..") ? text : "x"),
        Many(random, 0, 5, () => (Text(random, 1), Text(random, 0))),
        Many(random, 0, 4, () => Letters(random)).Distinct().Select(name => ($"x-{name}", Letters(random))).ToList(),
        random.Next(3) == 0 ? [] : Encoding.UTF8.GetBytes(Text(random, 1) + Text(random, 0)));

    public Uri Address(Uri endpoint)
    {
        var path = string.Join('/', Segments.Select(Uri.EscapeDataString));
        var query = string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}/{path}{(query.Length == 0 ? "" : "?")}{query}");
    }

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

    /// <summary>One bit of one part is another, chosen so that the request stays one that can be sent.</summary>
    public RandomRequest Flipped(Random random)
    {
        while (true)
        {
            var changed = random.Next(6) switch
            {
                0 when Segments.Count > 0 => this with { Segments = With(Segments, random, text => Flip(text, random)) },
                1 when Query.Count > 0 => this with { Query = With(Query, random, pair => (Flip(pair.Key, random), pair.Value)) },
                2 when Query.Count > 0 => this with { Query = With(Query, random, pair => (pair.Key, Flip(pair.Value, random))) },
                3 when Headers.Count > 0 => this with { Headers = With(Headers, random, header => (header.Name, Flip(header.Value, random))) },
                4 when Body.Length > 0 => this with { Body = FlipByte(Body, random) },
                5 => this with { Method = Flip(Method, random) },
                _ => this,
            };
            if (changed.CanBeSent() && changed.ToString() != ToString()) return changed;
        }
    }

    public override string ToString() => $"{Method} {Address(Anywhere).PathAndQuery} {string.Join(' ', Headers)} {Convert.ToHexString(Body)}";

    private static Uri Anywhere { get; } = new("http://host/");

    private bool CanBeSent() =>
        Method.All(char.IsAsciiLetterUpper)
        && Segments.TrueForAll(segment => segment is not ("" or "." or "..") && IsText(segment))
        && Query.TrueForAll(pair => pair.Key.Length > 0 && IsText(pair.Key) && IsText(pair.Value))
        && Headers.TrueForAll(header => header.Value.Length > 0 && header.Value.All(char.IsAsciiLetterOrDigit));

    /// <summary>No half of a surrogate pair, nothing that a URL library drops.</summary>
    private static bool IsText(string text) =>
        text.All(character => character >= ' ' && character != '\u007f') && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Flip(string text, Random random)
    {
        if (text.Length == 0) return text;
        var characters = text.ToCharArray();
        characters[random.Next(characters.Length)] ^= (char)(1 << random.Next(7));
        return new string(characters);
    }

    private static byte[] FlipByte(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static List<T> With<T>(List<T> items, Random random, Func<T, T> change)
    {
        var copy = items.ToList();
        var index = random.Next(copy.Count);
        copy[index] = change(copy[index]);
        return copy;
    }

    private static List<T> Many<T>(Random random, int least, int most, Func<T> next) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => next())];

    private static string Text(Random random, int least)
    {
        var runes = Characters.EnumerateRunes().ToArray();
        return string.Concat(random.GetItems(runes, random.Next(least, 12)).Select(rune => rune.ToString()));
    }

    private static string Letters(Random random) => random.GetString("abcdefghijklmnopqrstuvwxyz0123456789", random.Next(1, 12));
}
