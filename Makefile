# Everything that a person or the continuous integration does here has a name; `make help` lists them.

HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV ?= uv
PEERS := .peers
PEERS_HTTP := .peers-http
WIDGETS := .widgets
NPM ?= npm
EXAMPLE := /timeline?process=ukraine-2026&known_on=2026-01-28

# The first Python on the path that the lock is made for and that can make virtual environments.
USABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c '$(USABLE)' 2>/dev/null && { echo "$$python"; break; }; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo serve test test-browser browser check lint format examples fuzz-api bench bench-own bench-articles bench-stances bench-meetings bench-drafting bench-extraction bench-time bench-export bench-http lock

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

setup: $(VENV)/.runtime ## only set up: the environment in .venv, the command .venv/bin/tracker

demo: $(VENV)/.runtime ## from nothing to a served timeline: set up, migrate, load seeds/, serve (PORT=8000)
	@$(BIN)/tracker migrate
	@$(BIN)/tracker seed seeds
	@$(BIN)/tracker serve --host $(HOST) --port $(PORT) --example '$(EXAMPLE)'

serve: $(VENV)/.runtime ## serve what the database holds (PORT=8000)
	@$(BIN)/tracker serve --host $(HOST) --port $(PORT)

test: $(VENV)/.dev ## run all tests, on all cores
	@$(BIN)/python -m pytest -n auto

test-browser: $(VENV)/.dev browser ## run the tests in Chromium, which has to be there; they are never left out
	@TRACKER_TEST_BROWSER=required $(BIN)/python -m pytest tests/browser

browser: $(WIDGETS)/.ready ## install what the tests in Chromium load: TimelineJS3, vis-timeline, FullCalendar (npm)

check: lint test ## format, lint, strict types, floors, tests, docs

lint: $(VENV)/.dev ## only what needs no run: format, lint, strict types, floors
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

examples: $(VENV)/.dev ## record what the service answers to every example of the OpenAPI document, for it and for docs/api.md
	@$(BIN)/python -m tests.api.recording

fuzz-api: $(VENV)/.dev ## hold the running service to its OpenAPI document, with schemathesis (CASES=10 an operation, SEED=1)
	@$(BIN)/python -m tests.api.fuzz --cases $(or $(CASES),10) --seed $(or $(SEED),1)

bench: $(VENV)/.dev ## measure how fast one date is resolved
	@$(BIN)/python -m benchmarks

bench-own: $(VENV)/.dev $(PEERS)/.ready ## measure how right dates are read in our own annotated texts (WRITE=docs/accuracy.md)
	@$(BIN)/python -m benchmarks.own --peers $(PEERS) $(if $(WRITE),--write "$(WRITE)")

bench-articles: $(VENV)/.dev ## measure drafts from annotated articles (SET=held_out, or SET=wire DATA=folder of TimeML; EXPLAIN=1, WRITE=docs/PAGE.md)
	@$(BIN)/python -m benchmarks.articles \
		$(if $(filter wire,$(SET)),benchmarks/corpus/wire,tests/golden/articles/$(or $(SET),development)) \
		$(if $(DATA),--texts "$(DATA)") $(if $(EXPLAIN),--explain) $(if $(WRITE),--write "$(WRITE)")

bench-stances: $(VENV)/.dev ## count the words of labelled sentences by stance (WRITE=1 for the table of the drafts)
	@$(BIN)/python -m benchmarks.stances $(if $(WRITE),--write)

bench-meetings: $(VENV)/.dev ## count the words of clauses that tell of a meeting (WRITE=1 for the table of the drafts)
	@$(BIN)/python -m benchmarks.meetings $(if $(WRITE),--write)

bench-drafting: $(VENV)/.dev ## measure how fast whole articles are drafted (DATA=folder of texts)
	@if [ -z "$(DATA)" ]; then echo "make bench-drafting: name a folder of texts with DATA=" >&2; exit 1; fi
	@$(BIN)/python -m benchmarks.articles.speed "$(DATA)"

bench-time: $(VENV)/.dev $(PEERS)/.ready ## measure accuracy and speed beside other taggers (DATA=folder of TimeML, LIST=names)
	@if [ -z "$(DATA)" ]; then echo "make bench-time: name a folder of TimeML documents with DATA=" >&2; exit 1; fi
	@$(BIN)/python -m benchmarks "$(DATA)" --peers $(PEERS) $(if $(LIST),--list "$(LIST)") $(if $(WRITE),--write "$(WRITE)")

bench-extraction: $(VENV)/.dev ## measure how right statements are found (DATA=folder of text/ and attributions/, WRITE=file)
	@if [ -z "$(DATA)" ]; then echo "make bench-extraction: name a folder of annotated news with DATA=" >&2; exit 1; fi
	@$(BIN)/python -m benchmarks.extraction "$(DATA)" $(if $(WRITE),--write "$(WRITE)")

bench-export: $(VENV)/.dev ## measure the memory of whole exports (ENTRIES=1000000)
	@$(BIN)/python -m benchmarks.export_memory $(if $(ENTRIES),--entries $(ENTRIES))

bench-http: $(VENV)/.dev $(PEERS_HTTP)/.ready ## measure the service beside a fixed body and Datasette (SIZES="10000 100000", WRITE=docs/speed.md)
	@$(BIN)/python -m benchmarks.http --peers $(PEERS_HTTP) $(if $(SIZES),--sizes $(SIZES)) $(if $(WRITE),--write "$(WRITE)")

lock: ## make requirements/ anew from pyproject.toml, with uv (UPGRADE=--upgrade for newer versions)
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--all-extras --group build $(UPGRADE) --quiet pyproject.toml --output-file requirements/runtime.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--all-extras --group dev $(UPGRADE) --quiet pyproject.toml --output-file requirements/dev.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--overrides benchmarks/peers/overrides.txt \
		$(UPGRADE) --quiet benchmarks/peers/requirements.in --output-file benchmarks/requirements-peers.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		$(UPGRADE) --quiet benchmarks/http/requirements.in --output-file benchmarks/requirements-http.txt

# An environment is remade when its interpreter has gone, or when it was interrupted before it had pip.
$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "make: tracker needs Python 3.11, 3.12 or 3.13 with its venv module" >&2; \
		echo "make: none was found on the PATH; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
		exit 1; fi
	@if ! "$(PYTHON)" -c '$(USABLE)'; then \
		echo "make: $(PYTHON) is not Python 3.11, 3.12 or 3.13 with its venv module" >&2; exit 1; fi
	@echo "making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv --clear $(VENV)

# The stamps say for which lock the environment was filled: while they are newer, there is nothing to do.
$(VENV)/.runtime: $(BIN)/python requirements/runtime.txt pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "installing requirements/runtime.txt"
	@$(PIP) install --require-hashes --requirement requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements/dev.txt pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "installing requirements/dev.txt"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime

# The taggers that `make bench-time` compares with, in an environment of their own; without npm, those from PyPI only.
$(PEERS)/.ready: benchmarks/requirements-peers.txt benchmarks/peers/package-lock.json | $(BIN)/python
	@"$(PYTHON)" -m venv --clear $(PEERS)
	@echo "installing benchmarks/requirements-peers.txt"
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install \
		--no-deps --require-hashes --requirement benchmarks/requirements-peers.txt
	@cp benchmarks/peers/package.json benchmarks/peers/package-lock.json $(PEERS)
	@if command -v $(NPM) >/dev/null; then $(NPM) ci --prefix $(PEERS) --silent --no-audit --no-fund; \
	else echo "make bench-time: no npm, so without the peers that need it" >&2; fi
	@touch $@

# The programs of examples/ as the tests in a browser load them, in the versions of the lock.
$(WIDGETS)/.ready: tests/browser/package.json tests/browser/package-lock.json tests/browser/.npmrc
	@echo "installing tests/browser/package-lock.json"
	@mkdir -p $(WIDGETS)
	@cp tests/browser/package.json tests/browser/package-lock.json tests/browser/.npmrc $(WIDGETS)
	@cd $(WIDGETS) && $(NPM) ci --silent
	@touch $@

# Datasette, which `make bench-http` compares with, in an environment of its own.
$(PEERS_HTTP)/.ready: benchmarks/requirements-http.txt | $(BIN)/python
	@"$(PYTHON)" -m venv --clear $(PEERS_HTTP)
	@echo "installing benchmarks/requirements-http.txt"
	@$(PEERS_HTTP)/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --requirement benchmarks/requirements-http.txt
	@touch $@
