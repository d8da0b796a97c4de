using System.Text.Json.Nodes;
using ScmPulumi.Engine.Rules;

namespace ScmPulumi.EndToEnd.Tests.Engine;

/// <summary>Tests the rules themselves: each rule is broken once.</summary>
public sealed class AnswerRulesTests
{
    private const string Secret = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"1"}""";
    private const string Unknown = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";

    [Theory]
    [InlineData("GetPluginInfo", "{}", "{}", "no version")]
    [InlineData("Configure", "{}", """{"acceptSecrets":true}""", "supportsPreview")]
    [InlineData("CheckConfig", """{"news":{}}""", """{"inputs":{"__internal":1}}""", "__internal")]
    [InlineData("CheckConfig", """{"news":{"version":"1.0.0"}}""", """{"inputs":{"version":"2.0.0"}}""", "version was changed")]
    [InlineData("Check", """{"news":{"sans":["a"]}}""", """{"failures":[{"property":"sans[0]","reason":"no"}]}""", "top-level")]
    [InlineData("Check", """{"news":{"phone":SECRET}}""", """{"failures":[{"property":"phone","reason":"no"}]}""", "would be printed")]
    [InlineData("Check", """{"news":{}}""", """{"failures":[{"property":"domain"}]}""", "without a reason")]
    [InlineData("Check", """{"news":{"a":1}}""", "{}", "neither inputs nor failures")]
    [InlineData("Check", """{"news":{"phone":SECRET}}""", """{"inputs":{"phone":"1"}}""", "no longer")]
    [InlineData("Check", """{"news":{"a":"b"}}""", """{"inputs":{"a":UNKNOWN}}""", "unknown outside a preview")]
    [InlineData("Diff", "{}", "{}", "no verdict")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_NONE","replaces":["a"]}""", "DIFF_NONE, but")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_SOME"}""", "DIFF_SOME without diffs")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_SOME","diffs":["a"],"detailedDiff":{"a":{}}}""", "hasDetailedDiff")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_SOME","diffs":["a","a"]}""", "diffs has a name twice")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_SOME","diffs":["a"],"replaces":["b"]}""", "diffs does not have")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_SOME","diffs":["a"],"detailedDiff":{"b[0]":{}},"hasDetailedDiff":true}""", "top-level names of detailedDiff")]
    [InlineData(
        "Diff",
        "{}",
        """{"changes":"DIFF_SOME","diffs":["a"],"detailedDiff":{"a[0]":{"kind":"UPDATE_REPLACE"}},"hasDetailedDiff":true}""",
        "is not in replaces")]
    [InlineData("DiffConfig", "{}", """{"changes":"DIFF_SOME","diffs":["a"],"replaces":["a"]}""", "replaces all of its resources")]
    [InlineData("Create", "{}", """{"properties":{}}""", "the resource is lost")]
    [InlineData("Create", "{}", """{"id":"1","properties":{"a":UNKNOWN}}""", "unknown outside a preview")]
    [InlineData("Create", """{"properties":{"phone":SECRET}}""", """{"id":"1","properties":{"phone":"1"}}""", "no longer")]
    [InlineData("Create", "{}", """{"id":"1","properties":{"id":"1"}}""", "reserved")]
    [InlineData("Update", """{"news":{"phone":SECRET}}""", """{"properties":{"phone":"1"}}""", "no longer")]
    [InlineData("Read", """{"inputs":{}}""", """{"properties":{}}""", "empty answer means")]
    [InlineData("Read", """{"inputs":{}}""", """{"id":"1"}""", "without properties")]
    [InlineData("Read", "{}", """{"id":"1","properties":{"a":1}}""", "cannot be imported")]
    [InlineData("Read", """{"inputs":{"phone":SECRET}}""", """{"id":"1","properties":{},"inputs":{"phone":"1"}}""", "no longer")]
    [InlineData("Invoke", "{}", """{"return":{"a":UNKNOWN}}""", "unknown in the result")]
    public void Answer_that_breaks_a_rule_is_found(string method, string request, string response, string rule) =>
        Assert.Contains(AnswerRules.Check(method, Parse(request), Parse(response)), broken => broken.Contains(rule, StringComparison.Ordinal));

    [Theory]
    [InlineData("Check", """{"news":{"phone":SECRET,"a":UNKNOWN}}""", """{"inputs":{"phone":SECRET,"a":UNKNOWN}}""")]
    [InlineData("Diff", "{}", """{"changes":"DIFF_NONE","hasDetailedDiff":true}""")]
    [InlineData(
        "Diff",
        "{}",
        """{"changes":"DIFF_SOME","diffs":["a"],"replaces":["a"],"detailedDiff":{"a[1]":{"kind":"ADD_REPLACE"}},"hasDetailedDiff":true}""")]
    [InlineData("Create", """{"preview":true}""", """{"properties":{"a":UNKNOWN}}""")]
    [InlineData("Read", "{}", "{}")]
    [InlineData("Read", "{}", """{"id":"1","properties":{"a":1},"inputs":{}}""")]
    public void Valid_answer_breaks_no_rule(string method, string request, string response) =>
        Assert.Empty(AnswerRules.Check(method, Parse(request), Parse(response)));

    private static JsonObject Parse(string json) => JsonNode.Parse(json
        .Replace("SECRET", Secret, StringComparison.Ordinal)
        .Replace("UNKNOWN", Unknown, StringComparison.Ordinal))!.AsObject();
}
