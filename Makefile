# Every target sets up what it needs, once, and is quick the second time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
# The demo tells of a life as it was on this day, so that it does not grow stale with the calendar.
DAY := 2026-11-01
WORKERS := auto
LOCK := $(PY) -m uv pip compile pyproject.toml --extra interchange --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --upgrade

.PHONY: help site test check cover torture bench docs words shots pictures html lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.core ## Build the demo archive into site/
	@$(PY) -m kinmap build --today $(DAY)

test: $(VENV)/.dev ## Run every test
	@scripts/chromium
	$(PY) -m pytest -q -n $(WORKERS)

check: $(VENV)/.dev ## Lint, formatting and types
	@failed=0; \
	for words in "ruff check" "ruff format --check" "mypy"; do \
		echo "$$words"; $(PY) -m $$words || failed=1; \
	done; \
	exit $$failed

cover: $(VENV)/.dev ## How much of the reading of an archive the tests reach
	$(PY) -m pytest -q -n $(WORKERS) --cov=kinmap.archive --cov-report=term --cov-fail-under=97

torture: $(VENV)/.dev ## The tests that take minutes
	@scripts/chromium
	$(PY) -m pytest -q -n $(WORKERS) -m torture

bench: $(VENV)/.dev ## Compare with Hugo, and measure how kinmap starts and works out
	@$(PY) -m bench.compare
	@$(PY) -m bench.sizes
	@$(PY) -m bench.newday
	@$(PY) -m bench.model
	@$(PY) -m bench.start
	@$(PY) -m bench.capture
	@$(PY) -m bench.imports
	@$(PY) -m bench.address_books
	@$(PY) -m bench.calendars
	@scripts/chromium
	@$(PY) -m bench.browse
	@$(PY) -m bench.served

docs: $(VENV)/.dev ## Write the tables of the documentation anew, from the code
	@$(PY) -m bench.tables

words: $(VENV)/.dev ## Gather the site's words into the catalogues of its languages, and compile them
	@$(PY) -m bench.catalogues

pictures: site $(VENV)/.dev ## Take the pictures of the README anew
	@scripts/chromium
	@$(PY) -m bench.pictures site docs/pictures

shots: site $(VENV)/.dev ## Pictures of every page of the demo, into shots/
	@scripts/chromium
	@$(PY) -m bench.shots site shots

html: site ## Hold every page of the demo against the rules of HTML; needs Node.js
	npx --yes html-validate@10 --config .htmlvalidate.json "site/**/*.html"

lock: $(VENV)/.dev ## Write the lock files anew, with the newest versions
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --output-file requirements-dev.txt

clean: ## Take away all that was made here
	rm -rf $(VENV) site shots dist .kinmap .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
	find kinmap tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.core: requirements.txt scripts/setup
	@scripts/setup $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml scripts/setup
	@scripts/setup $(VENV) requirements-dev.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.core $@
