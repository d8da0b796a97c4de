#!/usr/bin/env bash
# Kills the native binary at eight points of its work, 25 seeds each, and says how many of the runs after that converged.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
CRASH_SEEDS=25 dotnet test tests/EndToEnd.Tests -c Release --nologo --filter FullyQualifiedName~Crashes --logger "console;verbosity=minimal" | tee "$log"
status=$?

counts=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), .*/\1 \2/p' "$log")
read -r failed passed <<<"${counts:-1 0}"
echo "converged $passed/$((passed + failed))"
echo "$passed passed, $failed failed"
exit "$status"
