"""From a command line to an end code: the one place where faults become messages."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

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


@dataclass(frozen=True, slots=True)
class Call:
    """What a command is given."""

    args: argparse.Namespace
    house: House
    screen: Screen

    def business(self) -> Business:
        """The one that the command names, opened."""
        return Business.open(self.args.folder, self.house)


def main(argv: Sequence[str], clock: Clock, vault: Callable[[Callable[[str], str]], Secrets]) -> int:
    """Run one command; gives the end code (see `parser().epilog`)."""
    i18n.speak(_language(argv))
    argparse_words.speak(i18n.language())
    args = parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO if args.verbose else logging.ERROR, format="%(name)s: %(message)s")
    if args.command is None:
        parser().print_help()
        return WRONG_USE
    screen = system_screen(as_json=args.as_json)
    call = Call(args, House(args.home or default_home(), clock, vault), screen)
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
