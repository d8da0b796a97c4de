using System.Runtime.InteropServices;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>
/// The rules for short strings: names, email addresses, phone numbers, codes, and configuration. They never throw, and normalizing a value twice is the same as
/// once. An input is a string in UTF-16, which, unlike UTF-8, can contain half a surrogate pair.
/// </summary>
internal sealed class TextTarget : FuzzTarget
{
    private static readonly string[] Good =
    [
        "www.example.com", "*.Example.COM.", "bücher.example.com", "华为云.com", "xn--bcher-kva.example.com", "8.8.8.8", "2606:4700::1111",
        "tom@example.com", "+86 (10) 1234-5678", "CN", "RSA_2048", "https://scm.cn-north-4.myhuaweicloud.com", "ap-southeast-1", "30", "v2",
        "\"7\"", "1.5E+19", "http://user:p%40ss@proxy.example.com:3128", "socks5://[fd00::1]", "*.example.com:443, 10.0.0.0/8,[fd00::1]:443",
        " Example Ltd\n", "１３８", "138xxxx0000",
    ];

    private const string Password = "s3cret-of-the-proxy";

    private static readonly Uri Service = new("https://scm.cn-north-4.myhuaweicloud.com");

    private static readonly Action<string>[] Rules =
    [
        NameTarget.Judge, text => ContactRules.EmailProblem(text), text => ContactRules.PhoneProblem(text),
        text => ContactRules.PhoneDoubt(text), text => ContactRules.ApplicantNameDoubt(text), text => CountryCode.Problem(text),
        text => CountryCode.Doubt(text), text => CertificateId.Problem(text), text => CertificateId.Doubt(text), text => MaskedValue.Is(text),
        text => Same(FullWidth.Narrow, text), Fields, Proxy,
        text => Same(KeyAlgorithmName.Normalise, text), text => KeyAlgorithmName.Doubt(text),
        text => NearMiss.Advice(text, ApplicationTable.Fields.Select(field => field.Name)), text => Endpoints.Problem(text), Configuration,
        text => PersonalShapes.Hide(text), Quote,
    ];

    public override string Name => "strings";

    public override int BatchSize => 100;

    public override byte[] NewInput(Random random)
    {
        var text = random.Next(10) == 0 ? Odd.Anything(random) : Odd.Pick(random, random.Next(2) == 0 ? Good : Odd.Texts);
        for (var changes = random.Next(4); changes > 0; changes--) text = Odd.Changed(text, random);
        return MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
    }

    public override Task TryAsync(byte[] input)
    {
        var text = new string(MemoryMarshal.Cast<byte, char>(input));
        foreach (var rule in Rules) rule(text);
        return Task.CompletedTask;
    }

    /// <summary>Every string, or item of a list, that an application, a validation, or a function accepts.</summary>
    private static void Fields(string text)
    {
        var tables = Catalogue.Resources.Select(resource => resource.Table.Inputs).Concat(Catalogue.Functions.Select(function => function.Table.Arguments));
        foreach (var field in tables.SelectMany(table => table.All)) Field(field, field is ListField ? PropertyValue.Of([text]) : PropertyValue.Of(text));
    }

    private static void Field(Field field, PropertyValue value)
    {
        var findings = new Findings();
        if (field.Normalise(value, findings) is not { } once || findings.Errors.Count > 0) return;
        var again = new Findings();
        if (!once.SameAs(field.Normalise(once, again)) || again.Errors.Count > 0) throw new FindingException($"{field.Name} has two normal forms");
        if (once is PropertyValue.Text text && text.Value != text.Value.Trim()) throw new FindingException($"{field.Name} keeps surrounding whitespace");
    }

    /// <summary>A variable either names a proxy that can be used, or is an error. Neither shows the password.</summary>
    private static void Proxy(string text)
    {
        new ProxyVariables(name => name is "NO_PROXY" ? text : "proxy").For(Service, new Findings());
        foreach (var value in (string[])[text, $"http://user:{Password}{text}", $"http://user:{Password}@{text}"])
        {
            var findings = new Findings();
            var proxy = new ProxyVariables(name => name is "HTTPS_PROXY" ? value : null).For(Service, findings);
            if (proxy is null && findings.Errors.Count == 0 && !string.IsNullOrWhiteSpace(value)) throw new FindingException("a proxy is ignored");
            if (proxy is not null && proxy.GetProxy(Service) is { Port: < 1 or > 65535 } or { Host.Length: 0 }) throw new FindingException("an invalid proxy");
            var shown = $"{proxy}{string.Concat(findings.Errors)}";
            if (shown.Contains(Password, StringComparison.OrdinalIgnoreCase)) throw new FindingException("the password is shown");
        }
    }

    private static void Configuration(string text)
    {
        foreach (var key in ConfigurationKey.All)
        {
            new ConfigurationReader(_ => null).Read(new PropertyMap { [key.Name] = PropertyValue.Of(text) }, new Findings());
        }

        new ConfigurationReader(_ => text).Read([], new Findings());
    }

    /// <summary>Messages of the service go into a gRPC status and to a terminal.</summary>
    private static void Quote(string text)
    {
        var quoted = new HiddenValues().Quote(text);
        if (quoted.Any(char.IsControl)) throw new FindingException("a quoted message has control characters");
        if (IsWhole(text) && !IsWhole(quoted)) throw new FindingException("a quoted message has half a surrogate pair");
    }

    private static bool IsWhole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static void Same(Func<string, string> normalise, string text)
    {
        var normal = normalise(text);
        if (normalise(normal) != normal) throw new FindingException("the normal form is not its own normal form");
    }
}
