# Two commands: `make demo` and `make test`. Both need Python 3.11 or newer with venv and pip, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check wheel docs bench lock clean

help:
	@echo "make demo    install, read the example reports, show the records, write their pages"
	@echo "make test    install what tests need and run them"
	@echo "make docs    build the documentation into build/site, to be opened from the file system"
	@echo "make bench   print every figure (needs the development data), --write them into bench/RESULTS.md"
	@echo "make lock    pin the newest versions of everything, with their hashes (needs uv)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "accordingto needs Python 3.11 or newer: set PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "no virtual environment could be made: on Debian, apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "installing into $(VENV) (about 1.1 GB, once) ..."
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.run
	@echo "installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements/test.lock
	@touch $@

demo: $(VENV)/.run
	@$(BIN)/accordingto read examples --brief --html demo

test: $(VENV)/.test check
	@$(BIN)/python -m pytest
	@$(MAKE) --no-print-directory wheel

check: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# The wheel in an environment that holds only what it declares.
wheel: $(VENV)/.test
	@rm -rf dist $(VENV)/wheel
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . >/dev/null
	@$(PYTHON) -m venv $(VENV)/wheel
	@$(VENV)/wheel/bin/python -m pip --disable-pip-version-check --quiet install -c requirements/constraints.txt dist/*.whl
	@$(VENV)/wheel/bin/python -m pip --disable-pip-version-check --quiet check
	@cd / && "$(CURDIR)/$(VENV)/wheel/bin/accordingto" read "$(CURDIR)/examples" --json | "$(CURDIR)/$(VENV)/wheel/bin/python" -c 'import json, sys; print("wheel: 1 install,", len(json.load(sys.stdin)), "example records")'

$(VENV)/.docs: $(VENV)/.run
	@echo "installing what the documentation needs ..."
	@$(PIP) install --no-build-isolation -c requirements/constraints.txt --editable '.[docs]'
	@touch $@

# Pages that are made from shapes and YAML, then the site; it may load nothing from elsewhere.
docs: $(VENV)/.docs
	@$(BIN)/python docs/make.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict # not --quiet: warnings that are not printed are not counted either
	@! grep -rlEi '<(script|link|img|iframe)[^>]+(src|href)="?(https?:)?//' build/site --include='*.html' || { echo "these pages load something from elsewhere"; exit 1; }
	@echo "docs: build/site/index.html"

bench: $(VENV)/.test
	@for name in attribution events figures times places pages statements speakers crosswalk mirror pdfs bundles speed; do $(BIN)/python -m bench.$$name --write || exit 1; done

lock:
	uv pip compile -q pyproject.toml --extra build --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --no-annotate -o requirements/run.lock
	uv pip compile -q pyproject.toml --extra build --extra test --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --no-annotate -c requirements/run.lock -o requirements/test.lock
	sed -E '/--hash|^#/d; s/ *\\$$//' requirements/run.lock > requirements/constraints.txt

clean:
	rm -rf $(VENV) dist build demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
