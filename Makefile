# The developers' front door. `make` alone lists what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.ONESHELL:

PYTHON := .venv/bin/python
# A private X screen with a window manager: windows there get focus and keys as they do for a person.
SCREEN := $(PYTHON) -m tests.services.display
# Arguments for the program or for pytest: make demo ARGS='--clients 62000', make unit ARGS='-k numbers'
ARGS ?=

export PYTHONUNBUFFERED := 1

.PHONY: help
help: ## list the targets
	@echo "make TARGET, and ARGS='…' for what a target passes on:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: set-up-demo ## open the window with calls coming in (sets up a bare Debian 12 first)
	@if [[ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]]; then
		echo "There is no screen here to open the window on. To see it, run \`make demo\` in a desktop session, or log"
		echo "in by \`ssh -X\`; \`make shots\` takes pictures of it. Meanwhile the same without a screen, five calls:"
		exec $(PYTHON) -m operator_desk demo --headless --calls 5 --report .cache/demo.json $(ARGS)
	fi
	exec $(PYTHON) -m operator_desk demo $(ARGS)

.PHONY: test
test: set-up-test ## everything CI checks: style, types, contracts, translations, all tests with real services
	@$(MAKE) check
	$(SCREEN) $(PYTHON) -m pytest $(ARGS)

.PHONY: bench
bench: set-up-test ## measure speed beside its baselines, print the table, write JSON
	@$(SCREEN) $(PYTHON) -m tests.benchmarks $(ARGS)

.PHONY: shots
shots: set-up-test ## take the README's pictures from a real window
	@$(SCREEN) $(PYTHON) -m tests.shots $(ARGS)

.PHONY: installers
installers: set-up-demo ## build the wheel into dist/ and prove that it installs and starts by itself
	@installers/wheel.sh dist

# ---- smaller steps ----

.PHONY: check
check: format-check lint types contracts security translations shell ## all checks that run no program

.PHONY: format
format: set-up-demo ## rewrite the code in the one format
	@$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix-only .

.PHONY: format-check
format-check: set-up-demo
	@$(PYTHON) -m ruff format --check .

.PHONY: lint
lint: set-up-demo ## ruff
	@$(PYTHON) -m ruff check .

.PHONY: types
types: set-up-demo ## mypy, strict
	@$(PYTHON) -m mypy

.PHONY: contracts
contracts: set-up-demo ## who may import whom
	@.venv/bin/lint-imports

.PHONY: security
security: set-up-demo ## bandit over what is shipped
	@# Statements put together from texts (B608) and XML (B314) are judged line by line by ruff, as S608 and S314.
	$(PYTHON) -m bandit --quiet --recursive --severity-level medium --skip B608,B314 \
		operator_desk sync telephony resources

.PHONY: translations
translations: set-up-demo ## every text is extracted, and translated into every language
	@$(PYTHON) -m resources.translations check

.PHONY: shell
shell: set-up-test ## shellcheck
	@shellcheck .ci/run installers/*.sh tests/asterisk/*.sh

.PHONY: unit
unit: set-up-demo ## the tests that need no service and no screen
	@$(PYTHON) -m pytest tests/telephony tests/desk tests/ui $(ARGS)

.PHONY: journeys
journeys: set-up-test ## a user's day, from dialling to the filed request, in a real window
	@$(SCREEN) $(PYTHON) -m pytest tests/journeys $(ARGS)

.PHONY: asterisk
asterisk: set-up-test ## the tests against a real Asterisk
	@$(PYTHON) -m pytest tests/asterisk $(ARGS)

.PHONY: set-up-demo
set-up-demo:
	@installers/setup.sh demo

.PHONY: set-up-test
set-up-test:
	@installers/setup.sh test
