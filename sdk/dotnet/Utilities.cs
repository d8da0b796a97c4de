// Generated from schema.json by `make codegen`: changes made here are lost.

namespace ScmPulumi.HuaweiCloudScm
{
    static class Utilities
    {
        public static string? GetEnv(params string[] names)
        {
            foreach (var name in names)
            {
                if (global::System.Environment.GetEnvironmentVariable(name) is { } value) return value;
            }

            return null;
        }

        public static bool? GetEnvBoolean(params string[] names)
        {
            return GetEnv(names) switch
            {
                "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                _ => null,
            };
        }

        public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out var value) ? value : null;

        public static double? GetEnvDouble(params string[] names) => double.TryParse(GetEnv(names), out var value) ? value : null;

        public static global::Pulumi.InvokeOptions WithDefaults(this global::Pulumi.InvokeOptions? src)
        {
            var options = src ?? new global::Pulumi.InvokeOptions();
            options.Version ??= Version;
            options.PluginDownloadURL ??= "github://api.github.com/scmpulumi/pulumi-huaweicloud-scm";
            return options;
        }

        public static global::Pulumi.InvokeOutputOptions WithDefaults(this global::Pulumi.InvokeOutputOptions? src)
        {
            var options = src ?? new global::Pulumi.InvokeOutputOptions();
            options.Version ??= Version;
            options.PluginDownloadURL ??= "github://api.github.com/scmpulumi/pulumi-huaweicloud-scm";
            return options;
        }

        private static readonly string _version;

        public static string Version => _version;

        static Utilities()
        {
            using var stream = typeof(Utilities).Assembly.GetManifestResourceStream("ScmPulumi.HuaweiCloudScm.version.txt")
                ?? throw new global::System.NotSupportedException("The assembly was built without its version.txt.");
            using var reader = new global::System.IO.StreamReader(stream);
            _version = reader.ReadToEnd().Trim();
        }
    }

    internal sealed class HuaweiCloudScmResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
    {
        public HuaweiCloudScmResourceTypeAttribute(string type)
            : base(type, Utilities.Version)
        {
        }
    }
}
