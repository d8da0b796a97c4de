using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.Client;
using ScmPulumi.Emulator;
using ScmPulumi.Engine.Values;
using ScmPulumi.Provider.Rpc;

namespace ScmPulumi.Provider.Tests.Lifecycle;

/// <summary>The protocol as the engine sees it: every method, versions and flags, sizes and depths.</summary>
public sealed class ProtocolTests : ProviderFixture
{
    [Theory]
    [InlineData("Call")]
    [InlineData("Construct")]
    [InlineData("Parameterize")]
    [InlineData("GetMapping")]
    [InlineData("GetMappings")]
    public async Task Unsupported_method_says_so(string method) =>
        await FailsAsync(CallAsync(method, []), "Unimplemented", method);

    [Fact]
    public async Task Every_other_method_responds()
    {
        var created = await this.UpAsync(Program(CertificateId)); // Check, Create
        await this.DiffAsync(created, created.Inputs);
        await this.UpdateAsync(created, created.Inputs);
        await this.ReadAsync(created);
        await this.DeleteAsync(created);
        await CallAsync("CheckConfig", new JsonObject { ["news"] = new JsonObject() });
        await CallAsync("DiffConfig", []);
        await CallAsync("Invoke", new JsonObject { ["tok"] = "huaweicloud-scm:index:getCertificates" });
        await CallAsync("GetPluginInfo", []);
        await CallAsync("GetSchema", []);
        await CallAsync("Attach", new JsonObject { ["address"] = "127.0.0.1:1" });
        await CallAsync("Cancel", []);
    }

    [Fact]
    public async Task Handshake_and_Configure_announce_the_same()
    {
        var handshake = await CallAsync("Handshake", new JsonObject { ["engineAddress"] = "127.0.0.1:1" });
        var configure = await CallAsync("Configure", new JsonObject { ["args"] = new JsonObject() });

        Assert.All(["acceptSecrets", "acceptResources"], flag => Assert.True((bool?)handshake[flag] == true && (bool?)configure[flag] == true, flag));
        Assert.All([handshake, configure], answer => Assert.Null(answer["acceptOutputs"])); // no resource needs to know what a value depends on
        Assert.True((bool?)configure["supportsPreview"]);
    }

    [Fact]
    public async Task Version_is_that_of_the_build_everywhere()
    {
        var schema = JsonNode.Parse((string)(await CallAsync("GetSchema", []))["schema"]!)!;

        Assert.Equal("huaweicloud-scm", (string?)schema["name"]);
        Assert.Equal(Package.Version, (string?)schema["version"]);
        Assert.Equal(Package.Version, (string?)(await CallAsync("GetPluginInfo", []))["version"]);
    }

    [Fact]
    public async Task Configure_takes_variables_alone_and_keys_of_the_environment()
    {
        Environment["HUAWEICLOUD_SDK_AK"] = EmulatorOptions.DefaultAccessKey;
        Environment["HUAWEICLOUD_SDK_SK"] = EmulatorOptions.DefaultSecretKey;

        await CallAsync("Configure", new JsonObject
        {
            ["variables"] = new JsonObject { ["huaweicloud-scm:config:endpoint"] = Emulator.Endpoint.AbsoluteUri },
        });

        Assert.Equal("CHECKING_DOMAIN", (await this.UpAsync(Program(CertificateId))).Status);
    }

    [Fact]
    public async Task Configure_that_is_wrong_names_every_mistake()
    {
        await FailsAsync(
            CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { ["region"] = "mars-1", ["maxRetries"] = "many" } }),
            "InvalidArgument", "region: ", "maxRetries: ");
        Assert.Empty(Emulator.History);
    }

    [Fact]
    public async Task CheckConfig_marks_secrets_and_hints_at_a_misspelt_key()
    {
        var answer = await CallAsync("CheckConfig", new JsonObject
        {
            ["news"] = new JsonObject { ["accessKey"] = EmulatorOptions.DefaultAccessKey, ["secretkey"] = "x", ["version"] = "0.0.0", ["__internal"] = "{}" },
        });

        Assert.True(Property.IsSecret(answer["inputs"]!["accessKey"]));
        Assert.Contains("secretKey", (string)Assert.Single(answer["failures"]!.AsArray())!["reason"]!, StringComparison.Ordinal);
    }

    /// <summary>T2: the CLI prints the value of the property that a failure names, and any value may hold a secret by mistake.</summary>
    [Theory]
    [InlineData("endpoint", "https://canary:canary@scm.example.com")]
    [InlineData("endpoint", "https://scm.example.com/?token=canary")]
    [InlineData("endpoint", "https://scm.example.com/#canary")]
    [InlineData("region", "canary-secret-key")]
    [InlineData("projectId", "canary/secret+key")]
    [InlineData("domainId", "https://canary:canary@example.com")]
    [InlineData("apiVersion", "canary")]
    [InlineData("maxRetries", "canary")]
    [InlineData("requestTimeoutSeconds", "canary")]
    [InlineData("secret_key", "canary")]
    [InlineData("token", "canary")]
    public async Task CheckConfig_names_no_property_whose_value_could_be_a_secret(string key, string value)
    {
        var answer = await CallAsync("CheckConfig", new JsonObject { ["news"] = new JsonObject { [key] = value } });

        var failure = Assert.Single(answer["failures"]!.AsArray())!;
        Assert.Equal("", (string?)failure["property"] ?? "");
        Assert.StartsWith($"{key}: ", (string)failure["reason"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", (string)failure["reason"]!, StringComparison.Ordinal);
        var refused = await FailsAsync(CallAsync("Configure", new JsonObject { ["args"] = new JsonObject { [key] = value } }), "InvalidArgument", key);
        Assert.DoesNotContain("canary", refused.Display, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiffConfig_finds_a_change_and_never_replaces()
    {
        var answer = await CallAsync("DiffConfig", new JsonObject
        {
            ["oldInputs"] = new JsonObject { ["region"] = "cn-north-4" },
            ["news"] = new JsonObject { ["region"] = "ap-southeast-1", ["endpoint"] = Property.Unknown },
        });

        Assert.Equal("DIFF_SOME", (string?)answer["changes"]);
        Assert.Equal(["endpoint", "region"], answer["diffs"]!.AsArray().Select(name => (string)name!).Order());
    }

    [Fact]
    public async Task Diff_without_old_inputs_compares_with_the_old_state()
    {
        // Engines of before send none.
        var created = await this.UpAsync(Program(CertificateId));

        var answer = await CallAsync("Diff", new JsonObject
        {
            ["urn"] = EngineCalls.Urn("app"), ["id"] = created.Id, ["olds"] = created.Outputs.DeepClone(), ["news"] = created.Inputs.With("companyUnit", "IT"),
        });

        Assert.Equal(["companyUnit"], answer["diffs"]!.AsArray().Select(name => (string)name!));
        Assert.Null(answer["replaces"]);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("-1")]
    public async Task Infinite_timeout_is_accepted(string timeout)
    {
        var inputs = await this.CheckAsync(Program(CertificateId));

        var answer = await CallAsync("Create", new JsonObject { ["urn"] = EngineCalls.Urn("app"), ["properties"] = inputs.DeepClone(), ["timeout"] = timeout });

        Assert.Equal(CertificateId, (string?)answer["id"]);
    }

    [Fact]
    public async Task Unknown_type_is_refused() =>
        await FailsAsync(
            CallAsync("Check", new JsonObject { ["urn"] = "urn:pulumi:dev::site::huaweicloud-scm:index:Nothing::app", ["news"] = new JsonObject() }),
            "InvalidArgument", "'huaweicloud-scm:index:Nothing'");

    [Fact]
    public async Task Init_failure_with_a_large_state_arrives()
    {
        var id = Add(ForNames(250));
        var names = Enumerable.Range(0, 200).Select(number => (JsonNode)$"name{number}.example.com").ToArray();
        var created = await this.UpAsync(Program(id).With("sans", new JsonArray(names)));
        Emulator.Reject(id);

        var rejected = await IsNotReadyAsync(this.UpdateAsync(created, created.Inputs));

        Assert.True(rejected.Outputs.ToJsonString().Length > 32 * 1024);
        Assert.Equal(201, rejected.Records.Count);
    }

    [Fact]
    public async Task Message_of_30_MB_is_accepted()
    {
        var news = Program(CertificateId).With("csr", new string('x', 30_000_000));
        var answer = await CallAsync("Check", new JsonObject { ["urn"] = EngineCalls.Urn("app"), ["news"] = news });

        Assert.Contains("csr", (string)Assert.Single(answer["failures"]!.AsArray())!["reason"]!, StringComparison.Ordinal);
    }

    /// <summary>Deeper than any value that a resource has.</summary>
    [Fact]
    public async Task Value_of_25_levels_is_decoded_and_encoded()
    {
        JsonNode nested = "deep";
        for (var level = 0; level < 25; level++) nested = new JsonObject { ["a"] = nested };

        var answer = await CallAsync("CheckConfig", new JsonObject { ["news"] = new JsonObject { ["endpoint"] = nested.DeepClone() } });

        Assert.True(JsonNode.DeepEquals(nested, answer["inputs"]!["endpoint"]));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(512)]
    [InlineData(5000)]
    public async Task Value_that_is_nested_too_deeply_is_refused_and_the_process_survives(int levels)
    {
        Assert.Equal(StatusCode.InvalidArgument, await StatusOfAsync("Check", NestedCheck(levels)));

        await CallAsync("GetPluginInfo", []);
    }

    /// <summary>The engine sends none, and a thousandth of the largest message would unpack to all of it.</summary>
    [Fact]
    public async Task Compressed_message_is_refused() =>
        Assert.Equal(
            StatusCode.Unimplemented, await StatusOfAsync("GetPluginInfo", [0x0a, 0], new Metadata { { "grpc-internal-encoding-request", "gzip" } }));

    private async Task<StatusCode> StatusOfAsync(string name, byte[] request, Metadata? headers = null)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Port}");
        var bytes = Marshallers.Create(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "pulumirpc.ResourceProvider", name, bytes, bytes);
        var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(headers), request).ResponseAsync;
        return (await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(WaitingTime.Patience))).StatusCode;
    }

    /// <summary>CheckRequest with <c>news</c> (field 3) of so many structs, one inside the other.</summary>
    private static byte[] NestedCheck(int levels)
    {
        byte[] value = [0x08, 0x00]; // Value.null_value
        for (var level = 0; level < levels; level++)
        {
            byte[] entry = [0x0A, 0x01, (byte)'a', .. Field(0x12, value)]; // Struct.FieldsEntry: key, value
            value = Field(0x2A, Field(0x0A, entry)); // Value.struct_value of Struct.fields
        }

        return Field(0x1A, Field(0x0A, [0x0A, 0x01, (byte)'a', .. Field(0x12, value)]));
    }

    private static byte[] Field(byte tag, byte[] content)
    {
        var field = new List<byte> { tag };
        for (var length = (uint)content.Length; ; length >>= 7)
        {
            field.Add((byte)(length < 0x80 ? length : (length & 0x7F) | 0x80));
            if (length < 0x80) break;
        }

        return [.. field, .. content];
    }
}
