# One command for each thing a contributor does. Everything runs in the virtual environment .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types bench docs catalogs schema clean

demo: $(VENV)/installed
	$(BIN)/budgetgoals read examples/forms.txt
	$(BIN)/python examples/read_forms.py examples/forms.txt

test: lint types $(VENV)/developing
	$(BIN)/python -m pytest

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tools/catalogs.py --check
	$(BIN)/python tools/schema.py --check

types: $(VENV)/developing
	$(BIN)/mypy

bench: $(VENV)/developing
	$(BIN)/python -m benchmarks

docs: $(VENV)/developing
	$(BIN)/python -m pytest docs README.md README.zh-CN.md

catalogs: $(VENV)/developing
	$(BIN)/python tools/catalogs.py

schema: $(VENV)/developing
	$(BIN)/python tools/schema.py

$(VENV)/created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/installed: $(VENV)/created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[cli,fast]'
	touch $@

$(VENV)/developing: $(VENV)/created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
