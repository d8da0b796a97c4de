using ScmPulumi.Generator;
using ScmPulumi.Generator.CSharp;
using ScmPulumi.Generator.Pages;
using ScmPulumi.Generator.Schema;
using ScmPulumi.Generator.Tables;

// Tables → schema.json → sdk/dotnet and docs/reference.md, and the tables of other pages, in the repository that is named, by default the current folder.
var repository = args.Length > 0 ? args[0] : ".";
var schema = PackageSchema.Create();
File.WriteAllText(Path.Combine(repository, "schema.json"), PackageSchema.Text(schema));

var sdk = Path.Combine(repository, "sdk", "dotnet");
var files = SdkWriter.Write(schema);
foreach (var left in Directory.Exists(sdk) ? Directory.GetFiles(sdk, "*.cs", SearchOption.AllDirectories) : [])
{
    var path = Path.GetRelativePath(sdk, left).Replace('\\', '/');
    var isBuilt = path.StartsWith("obj/", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal);
    if (!isBuilt && files.All(file => file.Path != path)) File.Delete(left); // of a resource or function that is no more
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
