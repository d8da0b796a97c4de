# The two commands that a newcomer needs: make demo, make test.

SHELL         := /bin/bash
.SHELLFLAGS   := -euo pipefail -c
.DEFAULT_GOAL := help

PROVIDER := bin/pulumi-resource-scm
SOURCES  := $(shell find provider -type f) schema.json Directory.Build.props Directory.Packages.props
TESTS    := tests/Provider.Tests tests/Sdk.Tests tests/EndToEnd.Tests
DOTNET   := DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 dotnet

.PHONY: help build test test-interop test-faults test-crash fuzz demo codegen lint bench clean prerequisites

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prerequisites:
	@command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
	@dotnet --version >/dev/null 2>&1 || { echo "The .NET SDK that global.json asks for is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
	@command -v clang >/dev/null || command -v gcc >/dev/null || { echo "A C toolchain is missing (clang or gcc, and zlib's headers): the native binary is linked with it. See https://aka.ms/nativeaot-prerequisites" >&2; exit 1; }

$(PROVIDER): $(SOURCES) | prerequisites
	$(DOTNET) publish provider -c Release --use-current-runtime -o bin
	@touch $@

build: $(PROVIDER) ## build everything, the native binary included (in bin/)
	$(DOTNET) build ScmPulumi.sln -c Release

test: $(PROVIDER) ## run all tests
	@scripts/test.sh $(TESTS)

test-interop: $(PROVIDER) ## call the binary with a gRPC client that somebody else generated (needs Node)
	@scripts/interop.sh $(PROVIDER)

test-faults: | prerequisites ## meet every operation with every fault and print what it led to (part of test)
	@scripts/faults.sh

test-crash: $(PROVIDER) ## kill the binary at eight points, 200 times, and see whether the next run converges (a tenth of it is in test)
	@scripts/crash.sh

fuzz: $(PROVIDER) ## give random input to all that reads input, for FUZZ_SECONDS (300); FUZZ_SEED repeats a run (a little of it is in test)
	$(DOTNET) run --project tests/Fuzz -c Release -- $(abspath $(PROVIDER)) $(or $(FUZZ_SECONDS),300) $(or $(FUZZ_SEED),$$RANDOM)

demo: $(PROVIDER) ## take the example programs from preview to destroy against an emulator, up to an issued certificate
	@$(DOTNET) run --project tests/Engine -c Release -- demo --provider $(abspath $(PROVIDER)) --examples $(abspath examples)

codegen: | prerequisites ## write schema.json from the provider's tables, then the C# SDK and docs/reference.md
	$(DOTNET) run --project sdk/generator -c Release -- $(CURDIR)

lint: | prerequisites ## analyzers, code style and formatting
	$(DOTNET) build ScmPulumi.sln -c Release --no-incremental
	$(DOTNET) format ScmPulumi.sln --verify-no-changes --no-restore --exclude sdk/dotnet

bench: $(PROVIDER) ## measure start, memory, size and throughput beside their bounds
	$(DOTNET) run --project tests/Benchmarks -c Release -- $(abspath $(PROVIDER))

clean: ## remove everything that was built
	rm -rf artifacts bin
