using System.Runtime.InteropServices;
using System.Text;
using ScmPulumi.Fuzz.Mutations;
using ScmPulumi.Provider.Configuration;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Rules;
using ScmPulumi.Provider.Scm;

namespace ScmPulumi.Fuzz.Parsers;

/// <summary>
/// The rules for short strings: names, email addresses, phones, codes, configuration. Never an exception; what was normalised is normal. An input is the
/// text in UTF-16, which unlike UTF-8 has halves of surrogate pairs.
/// </summary>
internal sealed class TextTarget : FuzzTarget
{
    private static readonly string[] Good =
    [
        "www.example.com", "*.Example.COM.", "bücher.example.com", "华为云.com", "xn--bcher-kva.example.com", "8.8.8.8", "2606:4700::1111",
        "tom@example.com", "+86 (10) 1234-5678", "CN", "RSA_2048", "https://scm.cn-north-4.myhuaweicloud.com", "ap-southeast-1", "30", "v2",
    ];

    private static readonly Action<string>[] Rules =
    [
        NameTarget.Judge, text => ContactRules.EmailProblem(text), text => ContactRules.PhoneProblem(text),
        text => ContactRules.PhoneDoubt(text), text => ContactRules.ApplicantNameDoubt(text), text => CountryCode.Problem(text),
        text => CountryCode.Doubt(text), text => CertificateId.Problem(text), text => CertificateId.Doubt(text),
        text => Same(KeyAlgorithmName.Normalise, text), text => KeyAlgorithmName.Doubt(text),
        text => NearMiss.Advice(text, ApplicationTable.Fields.Select(field => field.Name)), text => Endpoints.Problem(text), Configuration,
        text => PersonalShapes.Hide(text), Quote,
    ];

    public override string Name => "texts";

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

    private static void Configuration(string text)
    {
        foreach (var key in ConfigurationKey.All)
        {
            new ConfigurationReader(_ => null).Read(new PropertyMap { [key.Name] = PropertyValue.Of(text) }, new Findings());
        }

        new ConfigurationReader(_ => text).Read([], new Findings());
    }

    /// <summary>What the service says goes into a gRPC status and a terminal.</summary>
    private static void Quote(string text)
    {
        var quoted = new HiddenValues().Quote(text);
        if (quoted.Any(char.IsControl)) throw new FindingException("a quotation has control characters");
        if (IsWhole(text) && !IsWhole(quoted)) throw new FindingException("a quotation has half a character");
    }

    private static bool IsWhole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static void Same(Func<string, string> normalise, string text)
    {
        var normal = normalise(text);
        if (normalise(normal) != normal) throw new FindingException("the normal form has another normal form");
    }
}
