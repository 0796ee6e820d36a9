# Every target sets up what it needs by itself; `make help` lists them.
SHELL := /bin/bash
PY := .venv/bin/python
# Empty is off: where a machine keeps Python from writing bytecode, each of the many processes that tests start would compile all anew.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help setup demo test slow faults books hostile trail stock bench mutants check audit sbom package lock words screens manual clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */\1\t/' | expand -t 12

.venv/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$(python3 --version)."; exit 1; }
	@python3 -m venv .venv || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq python3-venv && python3 -m venv .venv; \
	  else echo "No virtual environment could be made: install python3-venv (sudo apt-get install python3-venv) and try again."; exit 1; fi; }

.venv/.run: requirements/run.txt pyproject.toml .venv/bin/python
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: .venv/.dev words ## Everything for running and testing, into .venv

words: .venv/.run ## Compile the catalogues
	@$(PY) -m words.compile

demo: .venv/.run words ## The local Telegram with three phones and the real bot
	.venv/bin/flexbot demo

SEED ?= $(shell echo $$RANDOM)
# One more than there are cores: a test that talks to a bot waits a quarter of its time.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# Of the long tests: all, or one part, e.g. 3/8.
SHARE ?= 1/1
TESTS = $(PY) -m pytest -q -n $(WORKERS) --dist worksteal --randomly-seed=$(SEED)

test: setup ## All tests, the long ones in small; in another order each time: SEED=N repeats one
	@echo "SEED=$(SEED)"
	@$(TESTS) -m "not slow and not stock"

slow: setup ## The long tests in full: every story on PostgreSQL too, every deed killed and resumed, every step of a conversation; SHARE=3/8 runs a part
	@echo "SEED=$(SEED) SHARE=$(SHARE)"
	@$(TESTS) -m slow --share=$(SHARE)

faults: setup ## The full table of faults, row by row, resumable: make faults [ROW=...]
	$(PY) -m tests.faults --full $(ROW)

books: setup ## The back office in full: 200 kills on each database, the books of 1,000 random municipalities
	$(PY) -m tests.office kills books

hostile: setup ## 20,000 hostile updates at the real bot: nothing breaks, and nothing passes for the bot
	$(PY) -m tests.hostile

trail: setup ## 1,000 tamperings with the trail after 200 erasures: each is found
	$(PY) -m tests.trail

stock: setup ## The same kills on stock bots: they lose or double
	$(PY) -m pytest -q -m stock tests/faults/stock

bench: setup ## How fast, beside what people would otherwise use: all of it, in rounds in turn
	$(PY) -m tests.bench
	$(PY) -m tests.bench.calculate
	$(PY) -m tests.bench.office
	$(PY) -m tests.bench.matching
	$(PY) -m tests.bench.books

mutants: setup ## One small change at a time in the rules of money and terms: the tests notice
	nice -n 19 $(PY) -m tests.rules.mutants

screens: setup ## The same five screens in every language, into docs/screens/ (needs chromium and fonts-noto-core)
	$(PY) -m tests.screens $(LANGUAGES)

manual: setup ## The pictures of the Dutch manual, from the demo's phones (needs chromium)
	$(PY) -m tests.screens.manual

check: setup ## Types, lint, import contracts, catalogues, what pages name, every message at its longest
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) -m words.check
	$(PY) -m pytest -q -n $(WORKERS) -m "not slow and not stock" tests/docs tests/contracts/test_screens.py tests/contracts/test_beneath.py

audit: setup ## Known weaknesses in the pinned dependencies
	@$(PY) -m tests.supply audit

sbom: setup ## The bill of materials (CycloneDX) into build/, and docs/licences.md
	@$(PY) -m tests.supply sbom build/sbom.cdx.json

package: setup ## `pip install .` into an empty environment, and every kind of command there
	@$(PY) -m tests.supply package

lock: setup ## Pin the dependencies anew
	$(PY) -m pip install -q uv
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 pyproject.toml --extra build -o requirements/run.txt
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 pyproject.toml --extra build --group dev -o requirements/dev.txt

clean: ## Remove what was built
	rm -rf .venv build dist *.egg-info
