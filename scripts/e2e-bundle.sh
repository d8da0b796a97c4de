#!/usr/bin/env bash
# Writes into artifacts/e2e all that tests/PulumiCli needs where there is no .NET SDK: both binaries, the programs and the steps.
set -euo pipefail

provider=$1
bundle=$PWD/artifacts/e2e
rm -rf "$bundle"
mkdir -p "$bundle/bin" "$bundle/examples"
cp "$provider" "$bundle/bin/"
cp -r examples/yaml-apply examples/yaml-dns-validation "$bundle/examples/"
cp tests/PulumiCli/* "$bundle/"

# With the runtime inside. Such a build restores other packages than the committed lock file names, so it works in a folder of its own.
dotnet publish tests/Emulator -c Release --nologo -v quiet --use-current-runtime --self-contained -p:PublishSingleFile=true -p:DebugType=none \
    --artifacts-path "$bundle-build" -p:NuGetLockFilePath="$bundle-build/packages.lock.json" -o "$bundle/bin"
echo "$bundle: run.sh there needs the pulumi CLI and jq"
