# The main job and the tests on a fresh clone: only Python 3.11+, make and the package index are needed.
#
#   make demo                   set up, add the founding articles, search them
#   make test                   set up, run the tests          (WHOOSH=whoosh3: on the living fork)
#   make test-whoosh            Whoosh's own tests over our codec      (WHOOSH=whoosh3: those of the fork)
#   make check                  lint, types, tests: what CI runs
#   make quality                the scores of reading beside their pins; fails when one fell
#   make bench                  speed and memory of the whole product   (DOCS=some.jsonl.gz)
#   make bench-peers            the engine beside other engines         (DOCS=some.jsonl.gz)

PYTHON ?= python3
WHOOSH ?= whoosh
VENV ?= .venv$(if $(filter-out whoosh,$(WHOOSH)),-$(WHOOSH))
BIN = $(VENV)/bin
PYTEST_ARGS ?=
BENCH_ARGS ?=
QUALITY_ARGS ?=
DOCS ?= ../shared/corpora/senate.jsonl.gz

.PHONY: demo test test-whoosh lint types check quality bench bench-peers clean
.DELETE_ON_ERROR:

demo: $(VENV)/run.stamp
	rm -rf .demo
	$(BIN)/archive --archive .demo add seeds
	$(BIN)/archive --archive .demo search tomahawk

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

test-whoosh: $(VENV)/dev.stamp
	$(call sections,$(WHOOSH),$(VENV)/source.txt)
	$(BIN)/python -m tests.whoosh_suite $(VENV)/source.txt $(if $(PYTEST_ARGS),-- $(PYTEST_ARGS))

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

check: lint types test

quality: $(VENV)/dev.stamp
	$(BIN)/python -m tests.quality $(QUALITY_ARGS)

bench: $(VENV)/dev.stamp
	$(BIN)/python -m tests.benchmarks.product $(DOCS)

bench-peers: $(VENV)/bench.stamp
	$(BIN)/python -m tests.benchmarks.peers $(BENCH_ARGS) $(DOCS)

clean:
	rm -rf .venv .venv-* .demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# constraints.txt has one section for each of these; pip takes the wanted ones as its requirements.
sections = awk -v want=" $(1) " '/^\# \[/ { on = index(want, " " substr($$2, 2, length($$2) - 2) " ") } on' \
	constraints.txt > $(2)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: Python 3.11 or later is needed; name one: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: constraints.txt pyproject.toml | $(VENV)/bin/python
	$(call sections,run $(WHOOSH) build,$(VENV)/run.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--config-settings editable_mode=compat -e .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(call sections,dev,$(VENV)/dev.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/dev.txt
	touch $@

$(VENV)/bench.stamp: $(VENV)/run.stamp
	$(call sections,bench,$(VENV)/bench.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/bench.txt
	touch $@
