#!/usr/bin/env bash
# Runs the test projects, or the tests that FILTER selects, and ends with the sum of the results.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failures=
for project in "$@"; do
    # Calls have their own limits of less than a minute. A test that hangs anyway is stopped and named here.
    dotnet test "$project" -c Release --nologo -v quiet ${FILTER:+--filter "$FILTER"} --logger "console;verbosity=minimal" \
        --blame-hang-timeout 2m --blame-hang-dump-type none --results-directory artifacts/test-results | tee -a "$log" || failures+=" $project"
done

passed=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
failed=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
# Repeated here, because nobody sees them among the passed tests.
skipped=$(sed -nE 's/^ +Skipped (.+) \[[^][]+\]$/skipped: \1/p' "$log")
[[ -z $skipped ]] || echo "$skipped"
# An aborted run may not have reported a failure.
[[ -z $failures ]] || echo "failed or aborted:$failures"
echo "$passed passed, $failed failed"
[[ -z $failures ]]
