"""Sending for businesses that are not open: an advisor's other clients, whose drafts were made without a line."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from core.business import Business
from core.errors import DevantureError
from core.house import House
from core.overview.glance import Health, glance
from core.sync.ledger import Entry, State
from core.sync.lock import AlreadyBusyError, sender

log = logging.getLogger(__name__)

Left = Callable[[str, Entry], None]
"""Told the name of the business and the delivery that has just arrived."""


def go_round(folders: Iterable[Path], house: House, stop: Event, left: Left) -> int:
    """Send in each business what is due there, one after the other; gives how many were looked into.

    Only those that a glance shows to have something waiting are opened; one that another window sends for, that is
    away, damaged or of another version is left alone: it is told when somebody opens it.
    """
    looked = 0
    for folder in folders:
        if stop.is_set():
            break
        seen = glance(folder, house.clock.now())
        if seen.health is Health.WELL and seen.waits:
            looked += _send(folder, house, stop, seen.name, left)
    return looked


def _send(folder: Path, house: House, stop: Event, name: str, left: Left) -> int:
    def heard(entry: Entry) -> None:
        if entry.state is State.SENT:
            left(name, entry)

    try:
        with sender(folder):
            business = Business.open(folder, house)
            try:
                engine = business.engine(heard)
                try:
                    engine.recover()
                    engine.run(stop)
                finally:
                    engine.close()
            finally:
                business.close()
    except AlreadyBusyError:
        return 0
    except DevantureError as trouble:
        log.warning("a business was passed over: %s", type(trouble).__name__)
        return 0
    return 1
