#!/usr/bin/env bash
# Kills the native binary at eleven points of its work, with 25 seeds each, and prints how many of the next runs converged.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
CRASH_SEEDS=25 FILTER=FullyQualifiedName~Crashes scripts/test.sh tests/EndToEnd.Tests | tee "$log"
status=$?

read -r passed _ failed _ < <(tail -n 1 "$log")
echo "converged $passed/$((passed + failed))"
exit "$status"
