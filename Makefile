# Porch: every verb works from a fresh clone on a machine with some python3 and a network.
SHELL := /bin/sh
PY := .venv/bin/python
HOST ?= 127.0.0.1
PORT ?= 8000
UV := .tools/bin/uv
export UV_PYTHON_PREFERENCE ?= system
export UV_LINK_MODE ?= copy
export UV_COMPILE_BYTECODE ?= 1

.PHONY: run test install install-dev install-bench lint types docs bench bench-phones e2e check pictures clean fuzz sbom

run: install .venv/.warmed
	@DEMO=1 .venv/bin/porch demo
	DEMO=1 .venv/bin/porch serve --host $(HOST) --port $(PORT)

test: install-dev .venv/.warmed
	.venv/bin/pytest -n 2

check: lint types docs

lint: install-dev
	.venv/bin/ruff check src tests benchmarks
	.venv/bin/ruff format --check src tests benchmarks
	.venv/bin/lint-imports
	.venv/bin/bandit -q -r src -lll

types: install-dev
	.venv/bin/mypy

docs: install-dev
	.venv/bin/sphinx-build -q -W -b html docs build/docs

e2e: install-dev .venv/.warmed
	.venv/bin/pytest tests/e2e --override-ini="addopts=-q" -n 2 --dist loadgroup

fuzz: install-dev .venv/.warmed
	FUZZ=$${FUZZ:-20000} .venv/bin/pytest tests/fuzz -n 0 -s

sbom: install-bench
	$(PY) deploy/sbom.py build/sbom.json

bench: install-bench .venv-journal/.installed .venv-room/.installed .venv/.warmed
	$(PY) benchmarks/matching.py
	$(PY) benchmarks/live.py
	$(PY) benchmarks/journal.py
	$(PY) benchmarks/rooms.py
	$(PY) benchmarks/meetings.py
	$(PY) benchmarks/evidence.py
	$(PY) benchmarks/forty_phones.py

bench-phones: install .venv/.warmed
	$(PY) benchmarks/forty_phones.py

pictures: install-dev
	$(PY) -m tests.e2e.pictures

install: .venv/.installed
install-dev: .venv/.installed-dev
install-bench: .venv/.installed-bench

$(UV): requirements-tools.txt
	@python3 -c "import venv, ensurepip" 2>/dev/null || { echo "This python3 has no venv: install the package python3-venv (Debian, Ubuntu) and run make again."; exit 1; }
	@rm -rf .tools && python3 -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.txt

.venv/.installed: $(UV) requirements.txt .python-version
	@test -x $(PY) || $(UV) venv --quiet --python "$$(cat .python-version)" .venv
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.txt
	@$(UV) pip install --quiet --python $(PY) --no-deps -e .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.installed-bench: .venv/.installed-dev requirements-bench.txt
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-bench.txt
	@touch $@

# another journal, to measure ours beside: its packages are its own
.venv-journal/.installed: $(UV) requirements-bench-journal.txt .python-version
	@test -x .venv-journal/bin/python || $(UV) venv --quiet --python "$$(cat .python-version)" .venv-journal
	@$(UV) pip install --quiet --python .venv-journal/bin/python --require-hashes -r requirements-bench-journal.txt
	@touch $@

# another live room, likewise
.venv-room/.installed: $(UV) requirements-bench-room.txt .python-version
	@test -x .venv-room/bin/python || $(UV) venv --quiet --python "$$(cat .python-version)" .venv-room
	@$(UV) pip install --quiet --python .venv-room/bin/python --require-hashes -r requirements-bench-room.txt
	@touch $@

.venv/.warmed: .venv/.installed $(wildcard src/porch/matching/*.py)
	@echo "Preparing the pairing engine: about a minute, this once."
	@.venv/bin/porch prepare >/dev/null
	@touch $@

clean:
	rm -rf .venv .venv-journal .venv-room .tools build .mypy_cache .ruff_cache .pytest_cache
