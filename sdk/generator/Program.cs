using ScmPulumi.Generator;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Pages;
using ScmPulumi.Generator.Schema;
using ScmPulumi.Generator.Tables;

// Writes schema.json from the tables, and then sdk/dotnet, docs/reference.md, and the generated tables of other pages. The argument is the repository's folder.
var repository = args.Length > 0 ? args[0] : ".";
var schema = PackageSchema.Create();
File.WriteAllText(Path.Combine(repository, "schema.json"), PackageSchema.Text(schema));

var sdk = Path.Combine(repository, "sdk", "dotnet");
var files = SdkWriter.Write(schema);
foreach (var left in Directory.Exists(sdk) ? Directory.GetFiles(sdk, "*.cs", SearchOption.AllDirectories) : [])
{
    var path = Path.GetRelativePath(sdk, left).Replace('\\', '/');
    var isBuilt = path.StartsWith("obj/", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal);
    if (!isBuilt && files.All(file => file.Path != path)) File.Delete(left); // of a resource or function that no longer exists
}

foreach (var file in files)
{
    var path = Path.Combine(sdk, file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, file.Content);
}

var docs = Path.Combine(repository, "docs");
Directory.CreateDirectory(docs);
File.WriteAllText(Path.Combine(docs, "reference.md"), Reference.Write(SchemaReader.Read(schema)));
foreach (var part in PagePart.All)
{
    var page = Path.Combine(docs, part.Page);
    File.WriteAllText(page, part.Within(File.ReadAllText(page)));
}
