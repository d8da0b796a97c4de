# The two commands that a newcomer needs: make demo, make test.

SHELL         := /bin/bash
.SHELLFLAGS   := -euo pipefail -c
.DEFAULT_GOAL := help

# The version of the binary, the schema, the SDK, and the archive.
VERSION  ?= $(shell sed -nE 's|.*<Version>(.+)</Version>.*|\1|p' Directory.Build.props)
STAMP    := artifacts/version
PROVIDER := bin/pulumi-resource-huaweicloud-scm
SOURCES  := $(shell find provider -type f) schema.json Directory.Build.props Directory.Packages.props
TESTS    := tests/Provider.Tests tests/Sdk.Tests tests/EndToEnd.Tests
SCRIPTS  := .ci/run $(wildcard scripts/*.sh tests/PulumiCli/*.sh)
DOTNET   := DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 dotnet
BENCH    := $(DOTNET) run --project tests/Benchmarks -c Release --
BASELINE := tests/Benchmarks/baseline.json

.PHONY: help build test coverage mutants test-interop test-faults test-crash fuzz e2e e2e-bundle demo package install pictures record codegen lint bench bench-baseline bench-micro clean prerequisites FORCE

help: ## show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prerequisites:
	@command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
	@dotnet --version >/dev/null 2>&1 || { echo "The .NET SDK that global.json asks for is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
	@command -v clang >/dev/null || command -v gcc >/dev/null || { echo "A C toolchain is missing (clang or gcc, and zlib's headers): the native binary is linked with it. See https://aka.ms/nativeaot-prerequisites" >&2; exit 1; }

# Written only if the version has changed, so that the binary is rebuilt.
$(STAMP): FORCE
	@mkdir -p $(@D) && { echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' >$@; }

$(PROVIDER): $(SOURCES) $(STAMP) | prerequisites
	$(DOTNET) publish provider -c Release --use-current-runtime -p:Version=$(VERSION) -o bin
	@touch $@

build: $(PROVIDER) ## build everything, including the native binary (in bin/)
	$(DOTNET) build ScmPulumi.sln -c Release

# The package is tested only if jq is installed, because jq writes its bill of materials.
test: $(PROVIDER) $(if $(shell command -v jq),package) ## run the tests that need neither Node.js nor the Pulumi CLI
	@scripts/test.sh $(TESTS)

coverage: | prerequisites ## measure which lines and branches of provider/ the in-process tests cover
	@$(DOTNET) test tests/Provider.Tests -c Release --nologo -p:CollectCoverage=true -p:CoverletOutput=$(abspath artifacts/coverage.json) \
		-p:Include='[pulumi*]*' -p:ExcludeByFile='**/obj/**' -p:ExcludeByAttribute=GeneratedCodeAttribute

mutants: | prerequisites ## make many small changes to the files that stryker-config.json lists, and print the changes that no test noticed
	@cd tests/Provider.Tests && $(DOTNET) tool restore && $(DOTNET) stryker --skip-version-check --output $(abspath artifacts/mutants)

test-interop: $(PROVIDER) ## call the binary with a third-party gRPC client (needs Node.js)
	@scripts/interop.sh $(PROVIDER)

test-faults: | prerequisites ## run every operation with every fault and print the outcomes (part of test)
	@scripts/faults.sh

test-crash: $(PROVIDER) ## kill the binary at eleven points, 275 times, and check that the next run converges (test runs a part)
	@scripts/crash.sh

fuzz: $(PROVIDER) ## give random input to every parser, for FUZZ_SECONDS (300); FUZZ_SEED repeats a run (test runs a part)
	$(DOTNET) run --project tests/Fuzz -c Release -- $(abspath $(PROVIDER)) $(or $(FUZZ_SECONDS),300) $(or $(FUZZ_SEED),$$RANDOM)

e2e: ## run example programs with the pulumi CLI on the PATH, against the emulator (needs the CLI and jq)
	@command -v pulumi >/dev/null && command -v jq >/dev/null || tests/PulumiCli/run.sh # reports what is missing before anything is built
	@$(MAKE) --no-print-directory e2e-bundle
	@artifacts/e2e/run.sh

e2e-bundle: $(PROVIDER) ## write everything that e2e needs to artifacts/e2e, to run it without a .NET SDK
	@scripts/e2e-bundle.sh $(PROVIDER)

demo: $(PROVIDER) ## run the example programs against an emulator, from preview through an issued certificate to destroy
	@$(DOTNET) run --project tests/Engine -c Release -- demo --provider $(abspath $(PROVIDER)) --examples $(abspath examples)

package: $(PROVIDER) ## pack the plugin for a release, in dist/; VERSION=1.2.3 sets its version
	@scripts/package.sh '$(VERSION)'

install: $(PROVIDER) ## install the plugin where the Pulumi CLI looks for it
	@scripts/install.sh '$(VERSION)'

codegen: | prerequisites ## generate schema.json from the provider's tables, then the C# SDK, docs/reference.md, and the tables of other pages
	$(DOTNET) run --project sdk/generator -c Release --property:Version=$(VERSION) -- $(CURDIR)

lint: | prerequisites ## run the analyzers, code style, and formatting checks; also on the scripts if shellcheck is installed
	$(DOTNET) build ScmPulumi.sln -c Release --no-incremental
	$(DOTNET) format ScmPulumi.sln --verify-no-changes --no-restore --exclude sdk/dotnet
	@if command -v shellcheck >/dev/null; then shellcheck --external-sources $(SCRIPTS); else echo "shellcheck is not installed: the scripts were not checked"; fi

pictures: $(PROVIDER) ## draw the preview for the README (docs/pictures/preview.svg)
	@$(DOTNET) run --project tests/Engine -c Release -- picture $(abspath docs/pictures/preview.svg) --provider $(abspath $(PROVIDER)) --examples $(abspath examples)

record: $(PROVIDER) ## record the states of this version, for tests of later versions (tests/recorded); VERSION=1.2.3 sets it
	@$(DOTNET) run --project tests/Engine -c Release -- record $(abspath tests/recorded) --provider $(abspath $(PROVIDER)) --examples $(abspath examples)

bench: $(PROVIDER) ## measure start, memory, size, throughput, and growth; fails if size or memory exceeds the baseline by 25 %
	@$(BENCH) compare $(abspath $(PROVIDER)) $(BASELINE)

bench-baseline: $(PROVIDER) ## write the current measurements as the new baseline; run it on an idle machine
	@$(BENCH) baseline $(abspath $(PROVIDER)) $(BASELINE)

bench-micro: | prerequisites ## measure the codec, Check, Diff, and signing separately, with allocations
	@$(BENCH) micro

clean: ## remove everything that was built
	rm -rf artifacts bin dist
