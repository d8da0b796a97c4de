#!/usr/bin/env bash
# Takes two examples through the pulumi CLI that is on the PATH, with the published provider and the emulator of SCM. The steps build on each other.
# What a step expects of the CLI was recorded from two versions of it; the comment names the scenario in tests/Engine/Traces.
set -uo pipefail
# shellcheck source-path=SCRIPTDIR source=harness.sh
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

first=scs1554192131150 # what both programs name by themselves
second=scs1554192131151
third=scs1554192131152
personal=()             # the phone numbers and email addresses in yaml-apply
while read -r key value; do
    case $key in *Phone: | *Email:) personal+=("${value//\"/}") ;; esac
done <"$bundle/examples/yaml-apply/Pulumi.yaml"
secret='(.["4dabf18193072939515e22adb298388d"] == "1b47061264138c4ac30d75fd1eb44270" and has("ciphertext"))'

# check-display 01: the engine prints the value of a property that a failure names.
preview_tells_all_mistakes() {
    new_stack yaml-apply mistakes
    change www.example.com https://www.example.com
    change "${personal[0]}" no-digit-in-it
    forget
    fails run preview
    says "property domain value {https://www.example.com} has a problem: is a URL"
    says "has a problem: applicantPhone: has no digit"
    hides no-digit-in-it
    scm GET /history | holds '. == []'
}

# lifecycle 01, 13
preview_creates_nothing() {
    new_stack yaml-apply dev
    forget
    preview | holds '.changeSummary == {"create": 2}'
    hides "${personal[@]}" "$secret_key"
    scm GET /history | holds 'map(.method) | unique == ["GET"]'
}

# lifecycle 02
up_applies_once() {
    enter dev
    forget
    run up --yes
    hides "${personal[@]}" "$secret_key"
    sent | holds ". == [\"apply $first\"]"
    application | holds ".id == \"$first\" and .outputs.status == \"CHECKING_DOMAIN\""
    application | holds ".outputs.validationRecords == $(scm GET "/certificates/$first" | jq -c .records)"
}

export_is_encrypted() {
    enter dev
    run stack export
    hides "${personal[@]}" "$access_key" "$secret_key"
    echo "${#personal[@]}" | holds '. == 2'
    application | holds "[.inputs, .outputs | .applicantPhone, .applicantEmail] | length == 4 and all(.[]; $secret)"
    resource pulumi:providers:huaweicloud-scm | holds ".inputs.secretKey | $secret"
}

# lifecycle 03
second_up_sends_nothing() {
    enter dev
    forget
    run up --yes
    says "2 unchanged"
    scm GET /history | holds '. == []'
}

# messages 04, 05
refresh_stores_a_status_that_moved_on() {
    enter dev
    scm POST "/certificates/$first/status" '{"status":"CHECKING_ORG"}'
    run refresh --yes
    application | holds '.outputs.status == "CHECKING_ORG"'
    preview | holds '.changeSummary == {"same": 2}'
}

# import 02, 03
import_needs_no_change() {
    new_stack yaml-apply imported
    forget
    run import huaweicloud-scm:index:CertificateApplication www "$first" --yes --protect=false --out imported.yaml
    application | holds ".id == \"$first\""
    preview | holds '.changeSummary == {"same": 2}'
    sent | holds '. == []'
}

# lifecycle 07, 08
another_domain_withdraws_first() {
    enter dev
    change www.example.com shop.example.com
    forget
    preview | holds '.changeSummary.replace == 1 and any(.steps[]; .op == "replace" and (.detailedDiff | has("domain")))'
    run up --yes
    sent | holds ". == [\"cancel-cert $first\", \"apply $first\"]"
    application | holds '.inputs.domain == "shop.example.com" and .outputs.status == "CHECKING_DOMAIN"'
}

# lifecycle 09, 10
another_certificate_applies_first() {
    enter dev
    cli config set certificateId "$second"
    forget
    preview | holds '.changeSummary.replace == 1 and any(.steps[]; .op == "replace" and (.detailedDiff | has("certificateId")))'
    run up --yes
    sent | holds ". == [\"apply $second\", \"cancel-cert $first\"]"
    application | holds ".id == \"$second\""
    scm GET "/certificates/$first" | holds '.status == "PAID"'
}

# rename 02, 03
rename_keeps_the_application() {
    enter dev
    change "  www:" "  website:"
    change "\${www." "\${website."
    forget
    run up --yes
    sent | holds '. == []'
    application | holds ".id == \"$second\" and (.urn | endswith(\"::website\"))"
    scm GET "/certificates/$second" | holds '.status == "CHECKING_DOMAIN"'
    preview | holds '.changeSummary == {"same": 2}'
}

# lifecycle 15, 16
refresh_finds_a_withdrawal() {
    enter dev
    scm POST "/certificates/$second/withdraw"
    run refresh --yes
    state | holds 'all(.[]; .type != "huaweicloud-scm:index:CertificateApplication")'
    forget
    run up --yes
    sent | holds ". == [\"apply $second\"]"
}

# lifecycle 18
destroy_withdraws() {
    enter dev
    forget
    run destroy --yes
    sent | holds ". == [\"cancel-cert $second\"]"
    scm GET "/certificates/$second" | holds '.status == "PAID"'
    state | holds '. == []'
}

# dependency 01
preview_exports_nothing_yet() {
    new_stack yaml-dns-validation issued
    cli config set certificateId "$third"
    forget
    preview | holds '.changeSummary == {"create": 3}'
    scm GET /history | holds 'map(.method) | unique == ["GET"]'
}

# dependency 02: a status line is printed while the provider waits.
up_waits_and_exports() {
    local told=
    enter issued
    forget
    run up --yes | while IFS= read -r line; do
        printf '%s\n' "$line"
        if [[ -z $told && $line == *"not found yet: TXT _dnsauth.www.example.com"* ]]; then
            scm POST "/certificates/$third/publish-records" # what a person does who reads this
            told=yes
        fi
    done
    hides "PRIVATE KEY"
    sent | holds ". == [\"apply $third\"]"
    resource pulumi:pulumi:Stack | holds ".outputs.status == \"ISSUED\" and (.outputs.privateKey | $secret)"
    run stack export
    hides "PRIVATE KEY"
    run stack output privateKey --show-secrets
    says "PRIVATE KEY"
}

# dependency 07
destroy_leaves_the_issued_certificate() {
    enter issued
    forget
    run destroy --yes
    says "Certificate $third is issued (status ISSUED) and is not revoked"
    sent | holds '. == []'
    scm GET "/certificates/$third" | holds '.status == "ISSUED"'
    state | holds '. == []'
}

start_emulator
for id in "$first" "$second" "$third"; do
    scm POST /certificates "{\"id\":\"$id\"}" >/dev/null || exit 1
done
echo "pulumi $(pulumi version)"

step "preview tells several mistakes at once, and no personal value" preview_tells_all_mistakes
step "preview reads, and sends nothing else" preview_creates_nothing
step "up applies once" up_applies_once
step "stack export shows no secret" export_is_encrypted
step "a second up sends nothing" second_up_sends_nothing
step "refresh stores a status that moved on" refresh_stores_a_status_that_moved_on
step "import into another stack, and then there is nothing to change" import_needs_no_change
step "another domain: withdraws, then applies" another_domain_withdraws_first
step "another certificate: applies, then withdraws" another_certificate_applies_first
step "a rename without alias keeps the application" rename_keeps_the_application
step "refresh finds a withdrawal, and up applies again" refresh_finds_a_withdrawal
step "destroy withdraws" destroy_withdraws
step "preview of a program that waits exports nothing yet" preview_exports_nothing_yet
step "up waits until the certificate is issued and exports it, the key as a secret" up_waits_and_exports
step "destroy leaves an issued certificate" destroy_leaves_the_issued_certificate

echo "$passed passed, $failed failed"
((failed == 0))
