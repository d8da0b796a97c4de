#!/usr/bin/env bash
# Runs every operation with every fault, prints the outcomes, and ends with the sum of the results.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
FILTER=FullyQualifiedName~Faults scripts/test.sh tests/Provider.Tests >"$log"
status=$?

((status == 0)) || cat "$log"
cat artifacts/bin/ScmPulumi.Provider.Tests/release/fault-matrix.md
tail -n 1 "$log"
exit "$status"
