"""The check of the trade files themselves: each fault with its file, its line and what is expected there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import BadInputError, Problem
from core.i18n import _
from core.trades import check
from core.trades.lines import line_of
from core.trades.rulebook import Rulebook
from core.trades.trade_file import tables, trade_from
from core.trades.trades import FOLDER, SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`line` is counted from 1, `place` is written as in the file: "questions[3].body.fr"."""

    file: str
    line: int
    place: str
    message: str
    expected: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.place}: {self.message} {self.expected}".rstrip()


def check_files(keys: Iterable[str], folder: Path = FOLDER) -> Iterator[Fault]:
    """Every fault of the named trades, and of what they share."""
    common = folder / f"{SHARED}.toml"
    shared, faults = _read(common)
    yield from faults
    if shared is None:
        return
    trade, problems = trade_from({}, shared)
    rules = Rulebook(trade)
    yield from _faults(common, [*problems, *rules.sentences(), *rules.points(), *rules.ideas()])
    for key in keys:
        yield from _check_one(folder / f"{key}.toml", shared)


def _check_one(file: Path, shared: dict[str, object]) -> Iterator[Fault]:
    own, faults = _read(file)
    yield from faults
    if own is None:
        return
    whole, problems = trade_from(own, shared)
    if not problems and whole.key != file.stem:
        problems = [Problem("key", _("The key is the name of the file: {name}.").format(name=file.stem))]
    if not problems:
        alone, _same = trade_from(own, {"units": shared.get("units", {})})
        rules = Rulebook(alone)
        problems = [*check.whole(whole), *rules.sentences(), *rules.points(), *rules.ideas()]
    yield from _faults(file, problems)


def _read(file: Path) -> tuple[dict[str, object] | None, list[Fault]]:
    try:
        return tables(file.read_text(encoding="utf-8"), file.name), []
    except BadInputError as wrong:
        said = wrong.problems[0]
        digits = (word.strip(",)") for word in said.message.split())
        line = next((int(word) for word in digits if word.isdigit()), 1)
        return None, [Fault(file=file.name, line=line, place="", message=said.message, expected=said.remedy)]
    except (OSError, UnicodeDecodeError) as broken:
        return None, [Fault(file=file.name, line=1, place="", message=str(broken))]


def _faults(file: Path, problems: Iterable[Problem]) -> Iterator[Fault]:
    text = file.read_text(encoding="utf-8")
    for one in problems:
        place = one.field.removeprefix("common.")
        yield Fault(file=file.name, line=line_of(place, text), place=place, message=one.message, expected=one.remedy)
