"""What the program says in its bar: what happened, what is safe, what to do now, with buttons that do it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.errors import BadInputError, DevantureError
from core.i18n import _

SHORT, LONG = 6.0, 12.0  # seconds


class Tone(StrEnum):
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a notice: `does` is called once, then the notice goes."""

    label: str
    does: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`seconds` None: stays until closed or replaced. `key`: a later one of the same key takes its place."""

    text: str
    more: str = ""
    tone: Tone = Tone.INFO
    acts: tuple[Act, ...] = ()
    seconds: float | None = LONG
    key: str = ""


def of_fault(fault: Exception, again: Act | None = None) -> Notice:
    """A fault in the form of a message: what happened, what is safe, what to do."""
    acts = (again,) if again else ()
    if isinstance(fault, BadInputError):
        said = [" ".join(part for part in (one.message, one.remedy) if part) for one in fault.problems]
        return Notice(text=fault.happened, more="\n".join([*said, fault.safe]).strip(), tone=Tone.BAD, acts=acts,
                      seconds=None)  # fmt: skip
    if isinstance(fault, DevantureError):
        more = " ".join(part for part in (fault.safe, fault.remedy) if part)
        return Notice(text=fault.happened, more=more, tone=Tone.BAD, acts=acts, seconds=None)
    return unexpected()


def unexpected() -> Notice:
    """For a mistake of ours: calm, and with a way to tell us."""
    return Notice(
        text=_("Something unexpected happened. It is a mistake of the program, not yours."),
        more=_("What you have entered is kept. You can go on; if it happens again, “Help” can write a report."),
        tone=Tone.BAD, seconds=None, key="unexpected",
    )  # fmt: skip
