# Two commands: `make serve` and `make test`; both install what they need and are quick the second time.
PYTHON ?= python3
BIN := .venv/bin
ONLY ?=
SEED ?=
APP_SOURCES := $(shell find pwa/src pwa/public pwa/bin locale -type f -not -path '*/generated/*' -not -path '*/testing/*' -not -name '*.test.*' 2>/dev/null) \
	$(wildcard pwa/*.html pwa/vite.config.ts pwa/tools.vite.ts pwa/tsconfig*.json)

.PHONY: setup serve test check check-python check-phone faults mutants conformance bench lock clean

setup: .make/python .make/app

serve: setup
	$(BIN)/wegwijs serve

# By file, in the order of `tests/conftest.py`: the tests of one file share a browser and a server. The house's rules are `check`'s.
# One worker more than a small machine has processors, since a browser's tests wait for a part of their time.
# Where the machine stood still the test runs again, twice at most, and is told as RERUN; `only_rerun` in pyproject.toml says what that means.
test: .make/python-dev .make/app .make/browser .make/postgres .make/xliff
	cd pwa && npm test --silent
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder --ignore tests/quality --reruns 2

# Both halves at once, then the rules that need no more than reading.
check: .make/python-dev .make/app
	$(MAKE) --no-print-directory -j2 --output-sync=target check-python check-phone
	$(BIN)/pytest -q -n 2 tests/quality

check-python:
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

check-phone:
	cd pwa && npm run --silent check && npm run --silent check:budget

faults: .make/python-dev .make/app .make/browser .make/postgres
	$(BIN)/python -m tests.faults "$(ONLY)" $(SEED)

mutants: .make/python-dev .make/node
	$(BIN)/python -m tests.mutation $(ONLY)

# SUITE is a checkout of the TUF conformance suite (theupdateframework/tuf-conformance), SUITE_PYTHON one that has what it needs.
SUITE_PYTHON ?= python3
conformance: .make/app
	cd $(SUITE) && $(SUITE_PYTHON) -m pytest -c pyproject.toml --rootdir . tuf_conformance --entrypoint $(CURDIR)/pwa/bin/tuf-client

bench: .make/python-dev .make/app .make/browser .make/postgres .make/rivals
	$(BIN)/python -m tests.bench $(ONLY)

# New versions, with their hashes and without the name of any package index.
lock: .make/python
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv .make pwa/node_modules pwa/dist pwa/dist-tools pwa/src/i18n/generated

.make/python: requirements.lock pyproject.toml
	$(PYTHON) .ci/require.py
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps -e .
	@mkdir -p .make && touch $@

.make/python-dev: .make/python requirements-dev.lock
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

.make/node: pwa/package-lock.json
	cd pwa && npm ci --loglevel=error
	@mkdir -p .make && touch $@

.make/app: .make/python .make/node $(APP_SOURCES)
	$(BIN)/wegwijs locale compile
	cd pwa && npm run --silent build
	@touch $@

.make/browser:
	sh .ci/browser
	@mkdir -p .make && touch $@

.make/postgres:
	sh .ci/postgres
	@mkdir -p .make && touch $@

.make/xliff:
	sh .ci/xliff $@

.make/rivals:
	PYTHON=$(PYTHON) sh .ci/rivals
	@mkdir -p .make && touch $@
