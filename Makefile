# Dragoman: `make demo` and `make test` set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test lint types imports unit unit-service unit-text lock clean

help:            ## show this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(STAMP): requirements/development.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 14)))' || \
	  { echo "Dragoman needs Python 3.11 to 3.13; set PYTHON=python3.11, say" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/development.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

setup: $(STAMP)  ## create .venv with everything pinned

demo: setup      ## start the service, post every article of examples/, show the English documents
	$(BIN)/python examples/demo.py

serve: setup     ## leave the service running
	$(BIN)/dragoman serve

test: setup lint types imports unit  ## everything that must hold

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

# Two processes beside each other: tests of the running service wait a lot, those of the text take one core.
SERVICE_TESTS := tests/api tests/jobs tests/packages tests/page tests/test_distribution.py

unit: setup
	@$(BIN)/python -m compileall -q service tests  # the tests start some 150 processes: none compiles anew where Python may not
	@$(MAKE) --no-print-directory --output-sync=target -j2 unit-service unit-text

unit-service: setup
	$(BIN)/python -m pytest $(SERVICE_TESTS)

unit-text: setup
	nice -n 5 $(BIN)/python -m pytest $(addprefix --ignore=,$(SERVICE_TESTS))

lock:            ## renew the locks from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" pyproject.toml -o requirements/service.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" -c requirements/service.lock \
	  --extra entities pyproject.toml requirements/development.in -o requirements/development.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" -c requirements/development.lock \
	  --extra entities pyproject.toml -o requirements/entities.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" -c requirements/development.lock \
	  requirements/build.in -o requirements/build.lock

clean:           ## remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
