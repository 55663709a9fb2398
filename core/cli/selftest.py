"""`self-test`: every part tried on a throw-away business on this very computer, without any account."""

import platform
import sqlite3
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core import __version__
from core.bundle import pack, unpack
from core.business import Business
from core.cli.demo import EXAMPLES, demo
from core.cli.run import DONE, NOT_DONE, Call
from core.cli.screen import Screen
from core.cli.window import measured
from core.errors import DevantureError
from core.house import House
from core.i18n import _
from core.profile.file import read_profile
from core.services.registry import SERVICES
from core.trades.trades import keys


def self_test(call: Call) -> int:
    """Says of each part whether it works and how long it took; ends with 1 where one does not."""
    if call.args.screens:
        return measured(call)
    call.screen.say(f"Devanture {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
                    f"{platform.platform()}")  # fmt: skip
    parts: dict[str, Callable[[Call, Path], None]] = {
        _("Services"): _services,
        _("Trades"): _trades,
        _("Profile, undo and redo"): _undo,
        _("Hand-over file"): _bundle,
        _("Draft, site, posts, practice network"): _demo,
    }
    with tempfile.TemporaryDirectory(prefix="devanture-test-") as place:
        fine = [_tried(call, name, part, Path(place) / str(n)) for n, (name, part) in enumerate(parts.items())]
    return DONE if all(fine) else NOT_DONE


def _tried(call: Call, name: str, part: Callable[[Call, Path], None], place: Path) -> bool:
    started = time.perf_counter()
    place.mkdir()
    try:
        part(call, place)
    except DevantureError as fault:
        call.screen.say(f"!! {name}")
        call.screen.fault(fault)
        return False
    call.screen.say(f"ok {name} ({time.perf_counter() - started:.1f} s)")
    return True


def _services(_call: Call, _place: Path) -> None:
    for service in SERVICES.values():
        if not service.about.can:
            raise DevantureError(_("The service {name} can do nothing.").format(name=service.about.key))


def _trades(_call: Call, _place: Path) -> None:
    from core.trades.check_files import check_files

    if fault := next(check_files(keys()), None):
        raise DevantureError(_("A trade is not sound: {problem}").format(problem=fault))


def _undo(call: Call, place: Path) -> None:
    business = _example(call, place / "b")
    try:
        before = business.profiles.read()
        business.profiles.change(name="Au Bon Test")
        business.history.undo()
        if business.profiles.read() != before:
            raise DevantureError(_("Undo does not bring back what was."))
        business.history.redo()
        if business.profiles.read().name != "Au Bon Test":
            raise DevantureError(_("Redo does not do again what was undone."))
    finally:
        business.close()


def _bundle(call: Call, place: Path) -> None:
    business = _example(call, place / "b")
    try:
        pack(business.folder, business.store, place / "b.devanture")
        before = business.profiles.read()
    finally:
        business.close()
    unpack(place / "b.devanture", place / "copy")
    copy = Business.open(place / "copy", _house(call, place))
    try:
        if copy.profiles.read() != before:
            raise DevantureError(_("The hand-over file does not hold the whole business."))
    finally:
        copy.close()


def _demo(call: Call, place: Path) -> None:
    with (place / "said").open("w", encoding="utf-8") as said:
        args = Namespace(demo_home=place, trade="bakery", check=True)
        quiet = Call(args, call.house, Screen(said, said, quiet=True))
        if demo(quiet) != DONE:
            said.flush()
            raise DevantureError((place / "said").read_text(encoding="utf-8"))


def _example(call: Call, folder: Path) -> Business:
    source = EXAMPLES / "hairdresser.json"
    business = Business.new(folder, _house(call, folder.parent))
    business.take_profile(read_profile(source), source.parent)
    return business


def _house(call: Call, place: Path) -> House:
    return replace(call.house, home=place / "home")
