using Pulumirpc;
using ScmPulumi.Emulator;
using ScmPulumi.Provider.Properties;

namespace ScmPulumi.Benchmarks;

/// <summary>An application with every field except a CSR, as in a large stack.</summary>
internal static class Sample
{
    public static PropertyMap Inputs(int number)
    {
        var inputs = new PropertyMap
        {
            ["sans"] = PropertyValue.Of(["example.com", "mail.example.com", "shop.example.com"]),
            ["autoDnsAuth"] = PropertyValue.Of(false),
            ["agreePrivacyProtection"] = PropertyValue.Of(true),
        };
        inputs.SetText("certificateId", $"scs{number:D13}");
        inputs.SetText("domain", "www.example.com");
        inputs.SetText("companyName", "Example Company");
        inputs.SetText("companyProvince", "Sichuan");
        inputs.SetText("companyCity", "Chengdu");
        inputs.SetText("country", "CN");
        inputs.SetText("applicantName", "Zhang San");
        inputs.SetText("applicantPhone", "13800000000");
        inputs.SetText("applicantEmail", "zhangsan@example.com");
        inputs.SetText("contactName", "Li Si");
        inputs.SetText("contactPhone", "13800000001");
        inputs.SetText("contactEmail", "lisi@example.com");
        inputs.SetText("domainMethod", "DNS");
        inputs.SetText("keyAlgorithm", "RSA_2048");
        return inputs;
    }

    public static CheckRequest Check(int number)
    {
        var inputs = StructCodec.Encode(Inputs(number));
        return new CheckRequest { Urn = Urn(number), Olds = inputs, News = inputs };
    }

    public static DiffRequest Diff(int number)
    {
        var inputs = StructCodec.Encode(Inputs(number));
        return new DiffRequest { Urn = Urn(number), Id = $"scs{number:D13}", Olds = inputs, OldInputs = inputs, News = inputs };
    }

    /// <summary>The smallest valid application for a DV certificate.</summary>
    public static CreateRequest Create(int number, string certificateId)
    {
        var inputs = new PropertyMap { ["agreePrivacyProtection"] = PropertyValue.Of(true) };
        inputs.SetText("certificateId", certificateId);
        inputs.SetText("domain", $"n{number}.example.com");
        inputs.SetText("applicantName", "Zhang San");
        inputs.SetText("applicantPhone", "13800000000");
        inputs.SetText("applicantEmail", "zhangsan@example.com");
        return new CreateRequest { Urn = Urn(number), Properties = StructCodec.Encode(inputs) };
    }

    public static ConfigureRequest Configure(Uri endpoint)
    {
        var arguments = new PropertyMap();
        arguments.SetText("endpoint", endpoint.AbsoluteUri);
        arguments.SetText("accessKey", EmulatorOptions.DefaultAccessKey);
        arguments.SetText("secretKey", EmulatorOptions.DefaultSecretKey);
        return new ConfigureRequest { Args = StructCodec.Encode(arguments), AcceptSecrets = true, AcceptResources = true };
    }

    public static void Verify(byte[] check, byte[] diff)
    {
        if (CheckResponse.Parser.ParseFrom(check).Failures.Count > 0 || DiffResponse.Parser.ParseFrom(diff).Changes != DiffResponse.Types.DiffChanges.DiffNone)
        {
            throw new InvalidOperationException("The sample must pass Check unchanged.");
        }
    }

    private static string Urn(int number) => $"urn:pulumi:dev::bench::huaweicloud-scm:index:CertificateApplication::app{number}";
}
