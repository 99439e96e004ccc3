# Two commands for everybody: `make demo` and `make test`. The others are for those who work on Observance.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
EXAMPLE := out/demo
# What observance serve is given at the end of the demo: --check to end by itself, --port 8001 ...
SERVE ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check real bench .venv clean

help:
	@echo "make demo            build the fictional case of examples/, show what was found, serve it in the browser"
	@echo "make test            everything that is checked: style, types, tests"
	@echo "make real CASE=DIR   build DIR/documents and score it against DIR/gold; re-enact its records"
	@echo "make bench           speed and memory"

# Made anew where pyproject.toml or constraints.txt changed.
.venv: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Observance needs Python 3.11 or later; name one with: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python cannot make a virtual environment here; install what it lacks with: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,web]'
	@touch $@

demo: .venv
	$(BIN)/observance build examples/documents --out $(EXAMPLE)
	@echo
	$(BIN)/observance show $(EXAMPLE)
	@echo
	$(BIN)/observance sheet $(EXAMPLE) | head -n 40
	@echo
	@echo "The case lies in $(EXAMPLE). All that is asked of the Government:"
	@echo "    $(BIN)/observance sheet $(EXAMPLE)"
	@echo "A speech of its record, with page and language:"
	@echo "    $(BIN)/observance show $(EXAMPLE) can-pv-9~s3"
	@echo "Everything as tables:"
	@echo "    $(BIN)/observance export $(EXAMPLE) --to out/demo-tables"
	@echo "The same in the browser (this goes on until Ctrl-C; make demo SERVE=--check only tries it):"
	@echo
	@$(BIN)/observance serve $(EXAMPLE) $(SERVE)

# The last lines name each test that was skipped, with the tool that it wants and how to get it.
test: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/pytest --numprocesses auto -rs
	$(BIN)/python tools/with_postgres.py $(BIN)/pytest --numprocesses auto -rs tests/web

check: test

# The only place where the project meets real documents; they and their gold stay where they are.
real: .venv
	@test -n "$(CASE)" || { echo "name a case: make real CASE=DIR, where DIR holds documents/ and gold/" >&2; exit 2; }
	@for part in "$(CASE)/documents" "$(CASE)/gold" "$(CASE)/../../score/score.py"; do \
		test -e "$$part" || { echo "$$part is not there; CASE needs documents/, gold/ and the score two folders above" >&2; exit 2; }; \
	done
	@mkdir -p out
	@out=$$(mktemp -d out/real-XXXXXX) && trap 'rm -rf "$$out"' EXIT \
		&& $(BIN)/observance build "$(CASE)/documents" --out "$$out/case" \
		&& $(BIN)/observance check "$$out/case" \
		&& $(BIN)/observance export "$$out/case" --format jsonl --to "$$out/export" >/dev/null \
		&& $(PYTHON) "$(CASE)/../../score/score.py" "$(CASE)/gold" "$$out/export" --documents "$(CASE)/documents" \
		&& $(BIN)/python tools/reenact.py "$(CASE)/documents"

# The benches that need no data of others (bench/README.md has all).
BENCHES := floor language languages ocr read_pdf rules search text hostile_text

bench: .venv
	@for name in $(BENCHES); do echo "== $$name"; $(BIN)/python "bench/$$name.py" || exit 1; done

clean:
	rm -rf .venv out build .mypy_cache .ruff_cache .hypothesis
