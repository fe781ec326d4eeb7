# Two commands do everything: `make demo` and `make test`. Neither installs again once .venv is up to date.
PYTHON ?= python3.11
ifeq (, $(shell command -v $(PYTHON)))
PYTHON := python3
endif
BIN := .venv/bin

.PHONY: demo test check bench lexicon browser clean

demo: .venv/installed
	@mkdir -p build
	@$(BIN)/factgauge verify claims/demo-trade.md --reference reference --html build/demo.html --fail-on none

test: .venv/installed-dev lexicon
	@$(BIN)/python -m pytest -n 2

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-dev
	$(BIN)/python -m bench.extraction

# The lexicon's TOML tables and pint's factors, compiled to JSON that loads in a millisecond.
lexicon: .venv/installed-dev src/factgauge/lexicon/compiled.json src/factgauge/lexicon/entities/countries.json src/factgauge/units/compiled.json

src/factgauge/lexicon/compiled.json: $(wildcard src/factgauge/lexicon/*.toml src/factgauge/lexicon/en/*.toml src/factgauge/lexicon/entities/*.toml)
	$(BIN)/python -m factgauge.lexicon.compile

# The names of countries, subdivisions and cities, gathered from the packages that keep them.
src/factgauge/lexicon/entities/countries.json: src/factgauge/lexicon/en/places.toml src/factgauge/lexicon/entities/country_names.toml src/factgauge/lexicon/entities/subdivision_names.toml
	$(BIN)/python -m factgauge.lexicon.gather

src/factgauge/units/compiled.json: src/factgauge/lexicon/units.toml src/factgauge/lexicon/currencies.toml src/factgauge/units/compile.py
	$(BIN)/python -m factgauge.units.compile

.venv/bin/python:
	$(PYTHON) -m venv .venv

# Bytecode is written here, so that the first run starts as fast as every other.
.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@ .venv/installed

# The browser for tests/browser: Debian's Chromium, where it is not there yet.
browser:
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache
