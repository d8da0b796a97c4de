#!/usr/bin/env bash
# Runs the test projects and ends with the sum of their results.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
for project in "$@"; do
    dotnet test "$project" -c Release --nologo --logger "console;verbosity=minimal" | tee -a "$log" || status=1
done

passed=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' "$log" | paste -sd+ - | bc)
failed=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' "$log" | paste -sd+ - | bc)
echo "${passed:-0} passed, ${failed:-0} failed"
exit "$status"
