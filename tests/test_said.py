"""Whatever a person reads goes through the catalogue: no sentence stands bare in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LETTERS = re.compile(r"[^\W\d_]{2}")
RAISED = {
    "DevantureError", "BadInputError", "NotFoundError", "FolderError", "DiskFullError", "DamagedError",
    "NewerError", "NotNowError", "RefusedError", "SignInError", "DoubtfulError", "CannotTellError",
    "AlreadyBusyError", "StoppedError",
}  # fmt: skip
SHOWN = {
    "words", "pill", "button", "icon_button", "action", "Notice", "Act", "Empty", "LineField", "TextField",
    "TickField", "ChoiceField", "SearchLine", "PhotoDrop", "Column", "Confirm", "QLabel", "QPushButton", "QAction",
    "QCheckBox", "QRadioButton", "QGroupBox", "setText", "setToolTip", "setWindowTitle", "setAccessibleName",
    "setTitle", "setAccessibleDescription", "setPlaceholderText", "addTab", "addMenu", "addAction", "confirm",
    "folder", "file", "save", "setStatusTip", "setWhatsThis", "begin", "announce", "do_undoably", "setTabText",
    "setSpecialValueText", "setSuffix", "setPrefix", "addItem",
}  # fmt: skip
SIGNS = {"icon", "kind", "tone", "role", "key", "field", "name", "icon_button", "picture", "start"}
"""Arguments by these names are no words for people."""

PLACES = {"icon_button": 0, "Empty": 0, "pill": 1, "words": 1, "button": 2, "action": 3}
"""Which argument of these is the name of an icon or of a style: it is passed over."""


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def bare(node: ast.Call, name: str) -> Iterator[str]:
    given = [
        arg for place, arg in enumerate(node.args) if place != PLACES.get(name, -1) and place < 2 + (name == "Empty")
    ]
    given += [word.value for word in node.keywords if word.arg not in SIGNS]
    for arg in given:
        if isinstance(arg, ast.JoinedStr):
            text = "".join(part.value for part in arg.values if isinstance(part, ast.Constant))
        else:
            text = arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else ""
        if LETTERS.search(text) and not text.startswith(("%", "*.", "http", "<svg")):
            yield f"line {node.lineno}: {name}({text!r})"


def sentences(folder: str, names: set[str]) -> list[str]:
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))) if "measure" not in path.parts else ():
            if isinstance(node, ast.Call) and (name := called(node)) in names:
                found += [f"{path.relative_to(ROOT)}, {said}" for said in bare(node, name)]
    return found


def test_no_error_of_the_core_speaks_past_the_catalogue():
    assert sentences("core", RAISED) == []


def test_no_problem_of_the_core_speaks_past_the_catalogue():
    found = []
    for path in sorted((ROOT / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) == "Problem":
                for arg in [*node.args[1:], *(word.value for word in node.keywords if word.arg != "field")]:
                    if isinstance(arg, ast.Constant) and LETTERS.search(str(arg.value)):
                        found.append(f"{path.name}:{node.lineno} {arg.value}")
    assert found == []


def test_nothing_on_the_screen_speaks_past_the_catalogue():
    assert sentences("gui", SHOWN) == []


@pytest.mark.parametrize(
    ("code", "caught"),
    [('words("Hello there", "soft")', True), ('words(_("Hello there"), "soft")', False), ('button("Go", f)', True),
     ('label.setText(f"{n} files")', True), ('icon_button("close", _("Close"), f)', False), ('words("–")', False)],
)  # fmt: skip
def test_the_look_for_bare_words_finds_them(code, caught):
    (node,) = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and called(node) in SHOWN]
    assert bool(list(bare(node, called(node)))) is caught
