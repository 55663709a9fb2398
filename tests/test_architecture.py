"""The house keeps its walls: who may know whom, what is loaded when, how large a file may grow."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = [path for folder in ("core", "gui") for path in (ROOT / folder).rglob("*.py")] + [ROOT / "main.py"]
HEAVY = (
    "PIL", "paramiko", "requests", "jinja2", "jsonschema", "phonenumbers", "holidays", "keyring", "babel", "PySide6",
)  # fmt: skip


def loaded_by(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(' '.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return set(said.stdout.split())


def test_the_rooms_know_only_whom_they_may():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stdout


def test_the_core_never_loads_qt():
    inside = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "core").rglob("*.py")]
    modules = {".".join(path.parts).removesuffix(".__init__") for path in inside}
    assert not {"PySide6", "shiboken6", "qtpy", "gui"} & loaded_by(f"import {', '.join(sorted(modules))}")


def test_a_quick_command_loads_nothing_heavy():
    assert not set(HEAVY) & loaded_by("import core.cli.keeping, core.services.vault")


def test_no_file_grows_past_400_lines_and_no_function_past_40():
    long = []
    for path in SOURCES:
        text = path.read_text("utf-8")
        if len(text.splitlines()) > 400:
            long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40:
                long.append(f"{path.name}: {node.name}")
    assert long == []
