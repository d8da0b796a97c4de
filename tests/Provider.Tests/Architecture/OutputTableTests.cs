using System.Reflection;
using System.Text.Json;
using ScmPulumi.Provider.Functions;
using ScmPulumi.Provider.Properties;
using ScmPulumi.Provider.Resources;
using ScmPulumi.Provider.Resources.Certificates;
using ScmPulumi.Provider.Scm;
using static ScmPulumi.Provider.Tests.Architecture.WireRecord;

namespace ScmPulumi.Provider.Tests.Architecture;

/// <summary>House rule 6: the tables of outputs agree with the wire's records. Names are the API's in camelCase, except a few that are too general.</summary>
public sealed class OutputTableTests
{
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["id"] = "certificateId", ["name"] = "certificateName", ["type"] = "certificateType", ["authentification"] = "validationRecords",
        ["signature_algrithm"] = "signatureAlgorithm",
    };

    private static readonly Output<Certificate>[] OfCertificate =
        [.. typeof(CertificateOutputs).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (Output<Certificate>)field.GetValue(null)!)];

    private static readonly IReadOnlyList<Output>[] OfPackage =
        [.. Catalogue.Resources.Select(entry => entry.Table.Outputs), .. Catalogue.Functions.Select(entry => entry.Table.Results)];

    /// <summary>With those of the records in them.</summary>
    private static readonly IReadOnlyList<Output>[] Tables =
        [.. OfPackage, .. OfPackage.SelectMany(table => table).Select(output => output.Record?.Properties).OfType<IReadOnlyList<Output>>()];

    [Fact]
    public void Each_key_of_a_certificate_is_read_by_the_output_of_its_name()
    {
        foreach (var (key, property) in Keys(typeof(Certificate)).Where(pair => pair.Key != "application_info"))
        {
            var certificate = new Certificate();
            property.SetValue(certificate, Sample(property.PropertyType));

            var shown = OfCertificate.Where(output => output.Read(certificate) is not null).Select(output => output.Name);
            Assert.Contains(OtherNames.GetValueOrDefault(key) ?? Camel(key), shown);
        }
    }

    /// <summary>
    /// Everything that the show call returns except the persons, and everything that only the list returns. The failure reason is not included, because it
    /// needs another call.
    /// </summary>
    [Fact]
    public void Each_output_of_a_certificate_is_returned_somewhere()
    {
        var given = Tables.SelectMany(table => table).Select(output => output.Name).ToHashSet();

        Assert.Superset(OfCertificate.Select(output => output.Name).ToHashSet(), given);
        Assert.Equal(
            OfCertificate.Select(output => output.Name).Except(["failureReason", "expireTime", "deploySupport"]).Order(StringComparer.Ordinal),
            GetCertificate.Table.Results.Select(output => output.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_key_of_an_export_is_read_by_the_output_of_its_name()
    {
        foreach (var (key, property) in Keys(typeof(ExportedCertificate)))
        {
            var exported = new ExportedCertificate();
            property.SetValue(exported, "x");

            var values = ExportCertificate.Table.Results.Read(exported);

            Assert.Equal([Camel(key)], values.Keys);
            Assert.Equal(key.Contains("key", StringComparison.Ordinal) || key.StartsWith("enc_", StringComparison.Ordinal), values[Camel(key)].IsSecret());
        }
    }

    [Fact]
    public void Every_row_has_a_name_of_its_own_and_a_description_of_whole_sentences()
    {
        foreach (var table in Tables)
        {
            Assert.Equal(table.Count, table.Select(output => output.Name).Distinct().Count());
            Assert.All(table, output => Assert.Matches("^[A-Z].*[.]$", output.Description));
            Assert.DoesNotContain(table, output => output.Name is "id" or "urn");
        }
    }

    private static object Sample(Type type) =>
        type == typeof(int?) ? 5
        : type == typeof(bool?) ? false
        : type == typeof(string) ? "x"
        : new List<ScmPulumi.Provider.Scm.Authentication> { new() { RecordName = "x", RecordValue = "x" } };

    private static string Camel(string key) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(key.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
