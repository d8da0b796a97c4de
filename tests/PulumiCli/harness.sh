# shellcheck shell=bash
# What the steps in run.sh are made of: the emulator, the CLI with a home and a backend of its own, and looks at what they say.

bundle=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
access_key=E2EACCESSKEY00000000
secret_key=e2e-secret-key-of-no-value-whatever
passed=0
failed=0

need() { # TOOL WHAT-IT-IS
    command -v "$1" >/dev/null || { echo "There is no $1 on the PATH. This test needs $2. Nothing was tested." >&2; exit 1; }
}

need pulumi "the Pulumi CLI: https://www.pulumi.com/docs/iac/download-install/"
need jq "jq: https://jqlang.org"
need timeout "timeout of the GNU coreutils"
[[ -x $bundle/bin/scm-emulator ]] || { echo "This script needs the binaries of the bundle. Run make e2e-bundle, then artifacts/e2e/run.sh." >&2; exit 1; }

# Nothing of the user's own Pulumi and Huawei Cloud: https://www.pulumi.com/docs/iac/cli/environment-variables/
work=$(mktemp -d)
mkdir "$work/home" "$work/backend" "$work/programs"
ln -s "$bundle/bin" "$work/bin" # the programs name ../../bin
for name in "${!PULUMI_@}" "${!HW_@}" "${!HUAWEICLOUD_@}"; do
    unset "$name"
done
export PULUMI_HOME=$work/home PULUMI_BACKEND_URL=file://$work/backend PULUMI_CONFIG_PASSPHRASE=e2e
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true
export NO_PROXY=127.0.0.1 no_proxy=127.0.0.1

emulator=
clean_up() {
    [[ -z $emulator ]] || { kill "$emulator" && wait "$emulator"; } 2>/dev/null
    rm -rf "$work"
}
trap clean_up EXIT

start_emulator() {
    local line
    mkfifo "$work/emulator"
    "$bundle/bin/scm-emulator" --access-key "$access_key" --secret-key "$secret_key" >"$work/emulator" &
    emulator=$!
    read -r line <"$work/emulator" || { echo "The emulator did not start." >&2; exit 1; }
    endpoint=$(jq -r .endpoint <<<"$line")
    management=$(jq -r '.management | split(":") | last' <<<"$line")
}

# The emulator's management API: prints the answer. HTTP/1.0, so that the answer is plain and ends with the connection.
scm() { # METHOD PATH [BODY]
    local answer body=${3:-}
    exec 3<>"/dev/tcp/127.0.0.1/$management"
    printf '%s %s HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "${#body}" "$body" >&3
    answer=$(cat <&3)$'\n' # an empty body ends in the line end that $() cuts off
    exec 3>&-
    [[ $answer == "HTTP/1."?" 2"* ]] || { echo "$1 $2: $answer" >&2; return 1; }
    printf '%s' "${answer#*$'\r\n\r\n'}"
}

forget() { scm DELETE /history; }
sent() { scm GET /history | jq -c '[.[] | select(.operation == "apply" or .operation == "cancel-cert") | "\(.operation) \(.certificateId)"]'; }

cli() {
    echo "\$ pulumi $*" >&2
    timeout --foreground --kill-after 30 300 pulumi "$@" --non-interactive </dev/null
}

# What the CLI prints is kept for says and hides.
run() { cli "$@" 2>&1 | tee "$work/said"; }
preview() { cli preview --json | tee "$work/said"; }
state() { cli stack export | jq '.deployment.resources // []'; }
resource() { state | jq --arg type "$1" '.[] | select(.type == $type)'; } # TYPE
application() { resource huaweicloud-scm:index:CertificateApplication; }

holds() { # JQ-FILTER, of the one JSON value that comes in
    local json
    json=$(cat)
    jq -es "length == 1 and (.[0] | $1)" <<<"$json" >/dev/null || { printf 'expected: %s\nfound: %s\n' "$1" "$json"; return 1; }
}

says() { # TEXT
    [[ $(<"$work/said") == *"$1"* ]] || { echo "expected in the output: $1"; return 1; }
}

hides() { # TEXT...
    local said text
    said=$(<"$work/said")
    for text in "$@"; do
        [[ $said != *"$text"* ]] || { echo "not expected in the output: $text"; return 1; }
    done
}

fails() { # COMMAND...
    if "$@"; then echo "expected to fail: $*"; return 1; fi
}

enter() { cd "$work/programs/$1" || return; } # NAME

# A copy of an example with a stack of its own; both have the name that is given.
new_stack() { # EXAMPLE NAME
    cp -r "$bundle/examples/$1" "$work/programs/$2"
    enter "$2"
    cli stack init "$2"
    cli config set huaweicloud-scm:endpoint "$endpoint"
    cli config set --secret huaweicloud-scm:accessKey "$access_key"
    cli config set --secret huaweicloud-scm:secretKey "$secret_key"
}

change() { # TEXT REPLACEMENT, everywhere in the program
    local program changed
    program=$(<Pulumi.yaml)
    changed=${program//"$1"/"$2"}
    [[ $changed != "$program" ]] || { echo "not in the program: $1"; return 1; }
    printf '%s\n' "$changed" >Pulumi.yaml
}

step() { # TITLE FUNCTION
    local status
    (set -e; "$2") >"$work/log" 2>&1
    status=$?
    if ((status == 0)); then
        echo "ok $1"
        passed=$((passed + 1))
    else
        echo "FAILED $1"
        while IFS= read -r line; do printf '    %s\n' "$line"; done <"$work/log"
        failed=$((failed + 1))
    fi
}
