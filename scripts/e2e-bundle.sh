#!/usr/bin/env bash
# Writes everything that tests/PulumiCli needs without a .NET SDK to artifacts/e2e: both binaries, the programs, and the steps.
set -euo pipefail

provider=$1
bundle=$PWD/artifacts/e2e
rm -rf "$bundle"
mkdir -p "$bundle/bin" "$bundle/examples"
cp "$provider" "$bundle/bin/"
cp -r examples/yaml-apply examples/yaml-dns-validation "$bundle/examples/"
cp tests/PulumiCli/* "$bundle/"

# Includes the runtime. Such a build restores packages that the committed lock file does not list, so it uses a separate folder.
dotnet publish tests/Emulator -c Release --nologo -v quiet --use-current-runtime --self-contained -p:PublishSingleFile=true -p:DebugType=none \
    --artifacts-path "$bundle-build" -p:NuGetLockFilePath="$bundle-build/packages.lock.json" -o "$bundle/bin"
echo "$bundle: run.sh there needs the pulumi CLI and jq"
