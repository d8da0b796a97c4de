using ScmPulumi.Generator;

// Writes schema.json into the folder that is named, by default the current one.
var folder = args.Length > 0 ? args[0] : ".";
File.WriteAllText(Path.Combine(folder, "schema.json"), SchemaWriter.Write());
