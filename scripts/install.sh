#!/usr/bin/env bash
# Installs the published binary where the Pulumi CLI looks for plugins (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go).
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1
plugin=${PULUMI_HOME:-$HOME/.pulumi}/plugins/resource-huaweicloud-scm-v$version
mkdir -p "$plugin"
install -m 755 bin/pulumi-resource-huaweicloud-scm "$plugin/"
rm -f "$plugin.partial" # left by an interrupted download; the CLI ignores the folder while this file exists

cat <<END
Installed $plugin.
A C# program uses this version if its package ScmPulumi.HuaweiCloudScm has the version $version.
A YAML program uses the newest version that is installed. To select this one, set a resource option:
    options: { version: $version }
END
