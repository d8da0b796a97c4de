#!/usr/bin/env bash
# Runs the test projects, or those of their tests that FILTER selects, and ends with the sum of their results.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failures=
for project in "$@"; do
    # Calls have their own limits, below a minute. A test that hangs anyway is ended here and named.
    dotnet test "$project" -c Release --nologo -v quiet ${FILTER:+--filter "$FILTER"} --logger "console;verbosity=minimal" \
        --blame-hang-timeout 2m --blame-hang-dump-type none --results-directory artifacts/test-results | tee -a "$log" || failures+=" $project"
done

passed=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
failed=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
# Named once more: among all that passed nobody sees them.
skipped=$(sed -nE 's/^ +Skipped (.+) \[[^][]+\]$/skipped: \1/p' "$log")
[[ -z $skipped ]] || echo "$skipped"
# A run that was aborted may have reported no failure.
[[ -z $failures ]] || echo "failed or aborted:$failures"
echo "$passed passed, $failed failed"
[[ -z $failures ]]
