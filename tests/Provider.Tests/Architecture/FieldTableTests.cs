using System.Text.Json;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.CertificateApplication;
using ScmPulumi.Provider.Scm;
using ScmPulumi.Provider.Tests.Properties;
using static ScmPulumi.Provider.Tests.Architecture.WireRecord;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>House rule 6: the table of fields and the records of the wire agree. Names are the API's, in camelCase.</summary>
public sealed class FieldTableTests
{
    [Fact]
    public void Each_field_writes_exactly_the_key_of_its_name()
    {
        foreach (var field in ApplicationTable.Fields)
        {
            var request = new ApplyRequest();
            object value = field.Field switch { FlagField => true, ListField => new[] { "a.example.com", "b.example.com" }, _ => "written" };
            field.Write(Values.Map((field.Name, value)), request);

            var written = Keys(typeof(ApplyRequest)).Select(key => (key.Key, Value: key.Value.GetValue(request))).Where(key => key.Value is not null);
            var sent = value is string[] names ? string.Join(';', names) : value;
            (string, object?)[] expected = field.Name == "certificateId" ? [] : [(Snake(field.Name), sent)];
            Assert.Equal(expected, written);
        }
    }

    [Fact]
    public void Each_key_of_the_request_has_a_field() =>
        Assert.Equal(
            ApplicationTable.Fields.Select(field => Snake(field.Name)).Where(name => name != "certificate_id").Order(StringComparer.Ordinal),
            Keys(typeof(ApplyRequest)).Keys.Order(StringComparer.Ordinal));

    /// <summary>The API requires the method even if the user does not set it. No other default is sent.</summary>
    [Fact]
    public void Only_the_method_is_sent_where_nothing_is_set()
    {
        var request = new ApplyRequest();
        foreach (var field in ApplicationTable.Fields) field.Write(Values.Map(("domain", "8.8.8.8")), request);

        Assert.Equal(["domain", "domain_method"], Keys(typeof(ApplyRequest)).Where(key => key.Value.GetValue(request) is not null).Select(key => key.Key));
        Assert.Equal("FILE", request.DomainMethod);
    }

    [Fact]
    public void Each_echo_reads_the_key_of_its_field()
    {
        var info = new ApplicationInfo();
        foreach (var (key, property) in Keys(typeof(ApplicationInfo))) property.SetValue(info, "echo of " + key);

        var echoes = ApplicationTable.Fields.Where(field => field.Echo(info) is not null).ToList();
        Assert.All(echoes, field => Assert.Equal("echo of " + Snake(field.Name), field.Echo(info)));
        Assert.Equal(Keys(typeof(ApplicationInfo)).Keys.Order(StringComparer.Ordinal), echoes.Select(field => Snake(field.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Fields_that_v2_does_not_support_are_omitted_in_its_call()
    {
        var request = new ApplyRequest();
        foreach (var (_, property) in Keys(typeof(ApplyRequest))) property.SetValue(request, property.PropertyType == typeof(string) ? "set" : true);
        var historical = HistoricalApply.Body(request);

        Assert.Equal(
            ApplicationTable.Fields.Where(field => field.OnV2 == OnV2.Unknown).Select(field => Snake(field.Name)),
            Keys(typeof(ApplyRequest)).Where(key => key.Value.GetValue(historical) is null).Select(key => key.Key));
    }

    /// <summary>T2.</summary>
    [Fact]
    public void Fields_that_are_not_public_are_hidden_in_errors()
    {
        var request = new ApplyRequest();
        foreach (var (key, property) in Keys(typeof(ApplyRequest))) property.SetValue(request, property.PropertyType == typeof(string) ? key : null);

        Assert.Equal(
            ApplicationTable.Fields.Where(field => field.Field.Secrecy != Secrecy.Open).Select(field => Snake(field.Name)).Order(StringComparer.Ordinal),
            HiddenValues.Of(request).Order(StringComparer.Ordinal));
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
