"""From a command line to an end code: the one place where faults become messages."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from core import i18n
from core.business import Business
from core.cli import argparse_words
from core.cli.arguments import parser
from core.cli.screen import Screen, system_screen
from core.errors import BadInputError, DevantureError
from core.house import House, default_home
from core.i18n import _
from core.ports import Clock, Secrets

DONE, NOT_DONE, WRONG_USE, WAITS, INTERRUPTED = 0, 1, 2, 3, 130

log = logging.getLogger(__name__)


class Window(Protocol):
    """The upper floor, as far as the door knows it; handed in, so that commands work where there is no screen."""

    def trouble(self) -> str:
        """Why no window can be shown on this computer, in words; "" where one can."""
        ...

    def open(self, house: House, wanted: str = "") -> int:
        """Show the window, with the folder or hand-over file `wanted`, until it is closed; gives the end code."""
        ...

    def measure(self, call: "Call") -> int:
        """Open every screen without showing it and tell what each costs."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """What a command is given."""

    args: argparse.Namespace
    house: House
    screen: Screen
    window: Window | None = None

    def business(self) -> Business:
        """The one that the command names, opened."""
        return Business.open(self.args.folder, self.house)


def main(
    argv: Sequence[str],
    clock: Clock,
    vault: Callable[[Callable[[str], str]], Secrets],
    window: Window | None = None,
) -> int:
    """Run one command; without one, show the window. Gives the end code (see `parser().epilog`)."""
    i18n.speak(_language(argv))
    argparse_words.speak(i18n.language())
    args = parser().parse_args(with_command(argv))
    logging.basicConfig(level=logging.INFO if args.verbose else logging.ERROR, format="%(name)s: %(message)s")
    screen = system_screen(as_json=args.as_json)
    call = Call(args, House(args.home or default_home(), clock, vault), screen, window)
    module, name = args.run.split(":")
    try:
        ended: int = getattr(import_module(module), name)(call)
    except BadInputError as wrong:
        screen.fault(wrong)
        return WRONG_USE
    except DevantureError as fault:
        screen.fault(fault)
        return NOT_DONE
    except KeyboardInterrupt:
        screen.warn(_("Interrupted. What was done is kept; what still waits goes out next time."))
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone: nothing left to say
        return NOT_DONE
    return ended


def with_command(argv: Sequence[str]) -> list[str]:
    """What a double click gives, a folder or a file alone, opens it; nothing at all opens the window."""
    words, place = list(argv), 0
    while place < len(words) and words[place].startswith("-"):
        if words[place] in ("-h", "--help", "--version"):
            return words
        place += 2 if words[place] in ("--language", "--home") else 1
    named = words[place] if place < len(words) else ""
    if not named or named.endswith(".devanture") or (Path(named) / "business.db").is_file():
        words.insert(place, "open")
    return words


def _language(argv: Sequence[str]) -> str:
    """Known before the help is written: the option, else what the system speaks."""
    for place, word in enumerate(argv):
        if word == "--language" and place + 1 < len(argv):
            return argv[place + 1]
        if word.startswith("--language="):
            return word.partition("=")[2]
    return i18n.system_language()


def last_resort(kind: type[BaseException], fault: BaseException, trace: object) -> None:
    """For what nobody foresaw: calm sentences, and the trace for support where it was asked for (--verbose)."""
    log.info("unexpected fault", exc_info=(kind, fault, trace))  # type: ignore[arg-type]
    print(_("Something unexpected happened, a mistake of this program. What was kept before is safe."), file=sys.stderr)
    print(_("Do it again with --verbose before the command, and show what it says to support."), file=sys.stderr)
