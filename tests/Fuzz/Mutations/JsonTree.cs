using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScmPulumi.Fuzz.Mutations;

/// <summary>Random JSON, and JSON of a known shape with random changes.</summary>
internal static class JsonTree
{
    /// <summary>Deep enough for the limits of protobuf and JSON, but not too deep for the stack of this process.</summary>
    private static readonly int[] Depths = [10, 63, 64, 65, 400, 600];

    public static readonly JsonSerializerOptions Deep = new() { MaxDepth = 2000 };

    public static JsonNode? New(Random random, int depth = 4) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => Odd.Number(random),
        3 => Odd.Text(random),
        4 => Odd.Anything(random),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => New(random, depth - 1))]),
        6 => Nested(New(random, 0), random, Odd.Pick(random, Depths)),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(number => KeyValuePair.Create($"{Odd.Text(random)}{number}", New(random, depth - 1)))),
    };

    /// <summary>Changes some values and some names in a tree.</summary>
    /// <param name="wrap">Puts a value into an envelope.</param>
    public static void Change(JsonNode tree, Random random, Func<JsonNode?, JsonNode?> wrap)
    {
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var containers = Containers(tree).FindAll(container => Count(container) > 0);
            if (containers.Count == 0) return;
            var container = Odd.Pick(random, containers);
            if (container is JsonObject members) ChangeMember(members, random, wrap);
            else ChangeItem(container.AsArray(), random, wrap);
        }
    }

    public static JsonNode Nested(JsonNode? value, Random random, int depth)
    {
        for (var level = 0; level < depth; level++) value = random.Next(2) == 0 ? new JsonArray(value) : new JsonObject { ["a"] = value };
        return value!;
    }

    private static void ChangeMember(JsonObject members, Random random, Func<JsonNode?, JsonNode?> wrap)
    {
        var name = Odd.Pick(random, members.Select(member => member.Key).ToList());
        var value = members[name]?.DeepClone();
        members.Remove(name);
        switch (random.Next(6))
        {
            case 0:
                break;
            case 1:
                members[Renamed(name, random)] = value;
                break;
            case 2:
                members[name] = value;
                members[random.Next(2) == 0 ? Odd.Text(random) : Odd.Repeated(name, random)] = New(random);
                break;
            default:
                members[name] = Changed(value, random, wrap);
                break;
        }
    }

    private static void ChangeItem(JsonArray items, Random random, Func<JsonNode?, JsonNode?> wrap)
    {
        var at = random.Next(items.Count);
        var value = items[at]?.DeepClone();
        if (random.Next(20) == 0)
        {
            for (var copies = random.Next(value is JsonValue ? 5000 : 20); copies > 0; copies--) items.Add(value?.DeepClone());
        }
        else
        {
            items[at] = Changed(value, random, wrap);
        }
    }

    private static JsonNode? Changed(JsonNode? value, Random random, Func<JsonNode?, JsonNode?> wrap) => (value, random.Next(5)) switch
    {
        (_, 0) => wrap(value),
        (_, 1) => New(random),
        (_, 2) => new JsonArray(value),
        (JsonValue text, _) when text.GetValueKind() == JsonValueKind.String => Odd.Changed((string)text!, random),
        (JsonValue number, _) when number.GetValueKind() == JsonValueKind.Number => Odd.Number(random),
        _ => New(random),
    };

    private static string Renamed(string name, Random random) => random.Next(3) switch
    {
        0 => name.ToUpperInvariant(),
        1 => string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString())),
        _ => $"{name}x",
    };

    private static int Count(JsonNode container) => container is JsonObject members ? members.Count : container.AsArray().Count;

    private static List<JsonNode> Containers(JsonNode root)
    {
        var containers = new List<JsonNode> { root };
        for (var next = 0; next < containers.Count; next++)
        {
            var values = containers[next] is JsonObject members ? members.Select(member => member.Value) : containers[next].AsArray();
            containers.AddRange(values.Where(value => value is JsonObject or JsonArray)!);
        }

        return containers;
    }
}
