#!/usr/bin/env bash
# Packs the published binary in the form that the Pulumi CLI downloads, and writes its bill of materials and checksums. Runs on all systems of a release (on
# Windows, in Git's bash).
set -euo pipefail
cd "$(dirname "$0")/.."

version=$1
largest=15000000 # on any system. A binary with symbols is far larger. make bench checks the growth, but on one system only

fail() { echo "$1" >&2 && exit 1; }

[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "'$version' is not a version: write it as 1.2.3 or 1.2.3-rc.1, without a v."
command -v jq >/dev/null || fail "jq is missing: it writes the bill of materials."

# The restored assets of the binary name its system and the packages in it.
restored=artifacts/obj/ScmPulumi.Provider/project.assets.json
runtime=$(jq -r '.targets | keys[] | select(contains("/")) | split("/")[1]' "$restored")
system=$(sed 's/^osx-/darwin-/; s/^win-/windows-/; s/-x64$/-amd64/' <<<"$runtime")
binary=pulumi-resource-huaweicloud-scm
[[ $system != windows-* ]] || binary+=.exe
size=$(wc -c <"bin/$binary")
((size <= largest)) || fail "bin/$binary has $size bytes, more than $largest: are its symbols stripped?"

# https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go: the name of the archive, and the binary in its root.
name=pulumi-resource-huaweicloud-scm-v$version-$system
rm -rf dist && mkdir dist
tar=$(command -v gtar || command -v tar) # GNU tar, which is gtar on macOS
"$tar" --create --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@$(git log -1 --format=%ct)" \
    --directory=bin "$binary" --directory="$PWD" LICENSE README.md | gzip -n9 >"dist/$name.tar.gz"

# CycloneDX (https://cyclonedx.org/docs/1.6/json/): the packages with code in the binary, and the runtime that is linked into it.
jq --arg version "$version" --arg runtime "$runtime" '
    def component(name; version): {type: "library", name: name, version: version, purl: "pkg:nuget/\(name)@\(version)"};
    {
        bomFormat: "CycloneDX", specVersion: "1.6", version: 1,
        metadata: {component: {type: "application", name: "pulumi-resource-huaweicloud-scm", version: $version, licenses: [{license: {id: "Apache-2.0"}}]}},
        components: (
            [.targets["net10.0/\($runtime)"] | to_entries[] | select(.value.runtime) | .key | split("/") | component(.[0]; .[1])]
            + [.project.frameworks[].downloadDependencies[] | select(.name | contains(".Runtime.")) | component(.name; .version | split("[\\[, ]"; "")[1])]
        )
    }' "$restored" >"dist/$name.cdx.json"

(cd dist && $(command -v sha256sum || echo shasum -a 256) pulumi-* >SHA256SUMS && cat SHA256SUMS)
