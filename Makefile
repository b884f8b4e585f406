# One command for each thing a contributor does. Everything runs in the virtual environment .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := $(VENV)/bench
MUTANTS := $(VENV)/mutants

.PHONY: demo test system lint types bench fuzz mutants docs docs-en docs-zh_CN docs-pages catalogs schema clean

demo: $(VENV)/installed
	$(BIN)/budgetgoals read examples/forms.txt
	$(BIN)/budgetgoals check examples/forms.txt
	$(BIN)/python examples/read_forms.py examples/forms.txt

test: system lint types docs $(VENV)/developing
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n auto
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

system:
	sh tools/system.sh

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tools/catalogs.py --check
	$(BIN)/python tools/schema.py --check
	$(BIN)/python tools/rule_pages.py --check

types: $(VENV)/developing
	$(BIN)/mypy

bench: $(BENCH)/installed
	$(BENCH)/bin/python -m benchmarks

fuzz: $(VENV)/developing
	$(BIN)/python tools/fuzz.py

mutants: $(MUTANTS)/installed
	$(MUTANTS)/bin/python tools/mutants.py

docs: docs-en docs-zh_CN

docs-en docs-zh_CN: docs-%: $(VENV)/developing
	$(BIN)/python -m sphinx -q -W --keep-going -D language=$* docs docs/_build/$*

docs-pages: $(VENV)/developing
	$(BIN)/python tools/rule_pages.py
	$(BIN)/python tools/command_pages.py
	$(BIN)/python tools/docs_catalogs.py

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

# An environment of its own keeps the libraries that we are measured beside out of the one for development.
# One that cannot be installed is tried again the next time; the benchmarks do without it.
$(BENCH)/installed: $(VENV)/created pyproject.toml constraints.txt benchmarks/constraints.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[all]'
	-$(BENCH)/bin/python tools/peers.py && touch $@

$(MUTANTS)/installed: $(VENV)/created pyproject.toml constraints.txt
	$(PYTHON) -m venv $(MUTANTS)
	$(MUTANTS)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,mutants]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
