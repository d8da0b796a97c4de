#!/usr/bin/env bash
# Calls the published provider with the stubs of Pulumi's Node.js SDK.
set -euo pipefail

provider=$1
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "make test-interop needs Node.js 20 or newer with npm; it is not installed, so nothing was tested." >&2
    exit 1
fi

npm ci --prefix tests/Interop --ignore-scripts --no-audit --no-fund --silent
dotnet publish tests/Emulator -c Release --nologo -v quiet
node tests/Interop/interop.js "$provider" artifacts/publish/ScmPulumi.Emulator/release/scm-emulator
