# Two commands do everything on a machine that has Python 3.11 or newer, make and git:
#   make demo    sets up and opens the app on a sample year
#   make test    sets up and runs all checks and tests

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCALES := src/eventplanner/i18n/locales
MO := $(patsubst %.po,%.mo,$(wildcard $(LOCALES)/*/LC_MESSAGES/eventplanner.po))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Containers often forbid Python to keep what it compiled: pytest would rewrite every test in every process, each time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check unit bench snapshots screenshots catalogues currencies constraints clean

demo: $(READY) $(MO)
	@$(BIN)/eventplanner demo

test: check unit

check: $(READY) $(MO)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/vulture
	$(BIN)/deptry src

unit: $(READY) $(MO)
	$(BIN)/pytest -q -n auto --dist worksteal

bench: $(READY) $(MO)
	$(BIN)/python -m benchmarks

snapshots: $(READY) $(MO)
	$(BIN)/pytest -q --snapshot-update tests/screens/test_snapshots.py

screenshots: $(READY) $(MO)
	$(BIN)/python tools/screenshots.py
	$(BIN)/python tools/keys.py
	$(BIN)/python tools/fields.py

catalogues: $(READY)
	$(BIN)/python tools/catalogues.py update

currencies: $(READY)
	$(BIN)/python tools/currencies.py

constraints: $(READY)
	$(BIN)/pip freeze --exclude-editable | grep -v '^-e\|@ file' > constraints.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache dist build

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "eventplanner needs Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --constraint constraints.txt --group dev --editable .
	@touch $@

%.mo: %.po | $(READY)
	@$(BIN)/python tools/catalogues.py compile
