"""`open` and what else shows the window: the command line only knocks; the upper floor is handed in by the door."""

from pathlib import Path

from core.cli.run import Call, Window
from core.errors import DevantureError
from core.i18n import _


def open_window(call: Call) -> int:
    place: Path | None = call.args.place
    return shown(call).open(call.house, str(place.absolute()) if place else "")


def measured(call: Call) -> int:
    if call.window is None:
        raise _none("")
    return call.window.measure(call)


def shown(call: Call) -> Window:
    """The window, where one can be shown."""
    if call.window is None:
        raise _none("")
    if trouble := call.window.trouble():
        raise _none(trouble)
    return call.window


def _none(why: str) -> DevantureError:
    return DevantureError(
        " ".join(part for part in (_("No window can be shown here."), why) if part),
        remedy=_("Everything can be done from the command line too: main.py --help"),
    )
