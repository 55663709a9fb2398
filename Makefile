# Each target does its own set-up. `make demo` shows the main job, `make test` runs the tests.
PYTHON_IN = .venv/bin/python

.PHONY: demo test lint bench stress screenshots setup setup-dev lock words help

help:
	@echo "make demo    the main job on a demo business: a site and posts, no account anywhere (Ctrl+C ends it)"
	@echo "make test    all tests; those that talk to real servers say what they miss"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make bench   the figures of speed and memory"
	@echo "make stress  thousands of edits undone and redone, hundreds of kill -9 while sending"
	@echo "make screenshots  every screen in both languages, schemes and sizes (build/screens), and the README's pictures"
	@echo "make words   take new sentences into the French catalogue, and compile it"
	@echo "make lock    write the lock files anew from pyproject.toml (needs uv)"

setup:
	@sh build_spec/setup.sh

setup-dev:
	@sh build_spec/setup.sh dev

demo: setup
	@$(PYTHON_IN) main.py demo

test: setup-dev
	@$(PYTHON_IN) -m pytest

stress: setup-dev
	@$(PYTHON_IN) -m pytest -m stress -s

lint: setup-dev
	@$(PYTHON_IN) -m ruff check .
	@$(PYTHON_IN) -m ruff format --check .
	@$(PYTHON_IN) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON_IN) main.py trades check

bench: setup-dev
	@$(PYTHON_IN) -m tests.bench

screenshots: setup-dev
	@$(PYTHON_IN) -m tests.screens

words: setup-dev
	@$(PYTHON_IN) build_spec/words.py

lock:
	@uv lock --quiet
	@uv export --quiet --format requirements-txt --no-emit-project --no-dev --output-file requirements.lock >/dev/null
	@uv export --quiet --format requirements-txt --no-emit-project --extra preview --output-file requirements-dev.lock >/dev/null
