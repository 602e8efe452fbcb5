# `make help` lists what can be done. Each target sets up what it needs and says what it does.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PEERS  ?= .venv-peers
PORT   ?= 8501
WORKERS ?= auto
ADDRESS ?= 127.0.0.1

.DEFAULT_GOAL := help
.PHONY: help run test oracle fuzz check imports bench bench-forecasts bench-peers bench-rules lock words documents screenshots browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/run.done: requirements.txt
	@echo "Setting up $(VENV) for running (two minutes on a first, slow connection)…"
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -r requirements.txt
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements-dev.txt
	@echo "Adding what tests and checks need…"
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -r requirements-dev.txt
	@touch $@

run: $(VENV)/run.done ## open the application on the demonstration company
	@echo "Opening on http://$(ADDRESS):$(PORT) (stop with Ctrl-C)…"
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS)

# Threads of several processes that wait for each other on few processors take many times as long: each test process computes with one.
test: $(VENV)/dev.done ## run the tests, on up to four processors at once (WORKERS=0: in one process)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

check: $(VENV)/dev.done ## run the checks: style, types, import directions, stale documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m docs.printed --check

imports: $(VENV)/dev.done ## measure how well the real exports come in
	$(BIN)/python -m tests.imports_report

oracle: $(VENV)/dev.done ## compare every KPI, and what findings touch, with plain pandas on the real exports, the large ones too, and its laws on many random companies
	LAW_EXAMPLES=60 $(BIN)/python -m pytest -m "slow or not slow" tests/kpi/test_oracle_exports.py tests/kpi/test_check_effects.py tests/kpi/test_laws.py

fuzz: $(VENV)/dev.done ## try readers and styles on many more random and damaged files than the tests do
	FUZZ_EXAMPLES=2000 $(BIN)/python -m pytest tests/data/test_fuzz_tables.py tests/data/test_fuzz_styles.py

bench: $(VENV)/dev.done ## measure speed against SQL by hand, pandas and, where installed, two semantic layers
	$(BIN)/python -m benchmarks --peers $(PEERS)
	$(BIN)/python -m benchmarks.importing

bench-forecasts: $(VENV)/dev.done ## score the forecasts on data whose future is known, beside simple rules and, where installed, other libraries
	$(BIN)/python -m benchmarks.sales_cycle --peers $(PEERS)
	$(BIN)/python -m benchmarks.customer_value --peers $(PEERS)
	$(BIN)/python -m benchmarks.revenue --peers $(PEERS)

bench-peers: ## install what `make bench` and `make bench-forecasts` compare with, each in an environment of its own
	for name in boring metricflow forecasts lifetimes; do \
	  test -x $(PEERS)/$$name/bin/python || $(PYTHON) -m venv $(PEERS)/$$name; \
	  $(PEERS)/$$name/bin/python -m pip install --disable-pip-version-check setuptools wheel && \
	  $(PEERS)/$$name/bin/python -m pip install --disable-pip-version-check --only-binary :all: --no-binary halo --no-build-isolation \
	    -r benchmarks/peers/requirements-$$name.txt || exit 1; done

bench-rules: ## ask the semantic layers of `make bench-peers` the questions by which the rules of KPIs are told
	$(PEERS)/boring/bin/python benchmarks/peers/rules.py
	$(PEERS)/metricflow/bin/python benchmarks/peers/rules_metricflow.py

lock: $(VENV)/dev.done ## pin every dependency anew from requirements.in and requirements-dev.in
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	    --no-annotate --custom-compile-command "make lock" $$name.in -o $$name.txt; done

words: $(VENV)/dev.done ## collect the words to translate into locales/
	$(BIN)/python -m locales

documents: $(VENV)/dev.done ## print the documents made from declarations
	$(BIN)/python -m docs.printed

screenshots: $(VENV)/dev.done ## take the pictures of README and docs anew, then every page in every guise into screenshots/ (needs Chromium)
	$(BIN)/python -m docs.screenshots
	$(BIN)/python -m docs.screenshots --every

browser: ## install Debian's Chromium for the browser tests (needs root)
	sh tests/browser/install.sh

clean: ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
