#!/usr/bin/env bash
# Puts the published binary where the Pulumi CLI looks for plugins (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go).
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1
plugin=${PULUMI_HOME:-$HOME/.pulumi}/plugins/resource-huaweicloud-scm-v$version
mkdir -p "$plugin"
install -m 755 bin/pulumi-resource-huaweicloud-scm "$plugin/"
rm -f "$plugin.partial" # of a download that was broken off; the CLI passes the folder over while it is there

cat <<END
Installed $plugin.
A C# program with the package ScmPulumi.HuaweiCloudScm $version runs it. A YAML program runs the newest release that is installed, or this one where it says
so on the resource:
    options: { version: $version }
END
