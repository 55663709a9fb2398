"""Photos on their way in: read in the background, counted, stopped if wished, the refused ones named."""

from collections.abc import Sequence
from functools import partial
from threading import Event

from core.business import Business
from core.errors import Problem
from core.i18n import _, ngettext
from core.media.library import Added
from core.ports import Progress
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.widgets.busy import Busy
from gui.widgets.photo_drop import Source

MOST = 6  # refused ones named one by one


def take_in(desk: Desk, busy: Busy, sources: Sequence[Source]) -> None:
    """Goes on while other rooms are looked at; its end is told in the bar."""

    def work(business: Business, progress: Progress, stop: Event) -> Added:
        return business.library.add(list(sources), progress=progress, stop=stop)

    def fail(fault: Exception) -> None:
        busy.end()
        desk.fault(fault)

    busy.begin(_("Adding the photos…"))
    stop = desk.background(work, partial(_done, desk, busy), fail, partial(_tell, busy))
    busy.can_stop(stop)


def _tell(busy: Busy, done: int, total: int, what: str) -> None:
    busy.tell(done, total, _("Adding photos: {name}").format(name=what) if what else _("Adding photos"))


def _done(desk: Desk, busy: Busy, added: Added) -> None:
    busy.end()
    count = len(added.photos)
    said = ngettext("{n} photo was taken in.", "{n} photos were taken in.", count).format(n=count)
    if not added.refused:
        desk.say(Notice(text=said, tone=Tone.GOOD, seconds=6, key="photos"))
        return
    wrong = ngettext("{n} file is no photo that can be used.", "{n} files are no photos that can be used.",
                     len(added.refused)).format(n=len(added.refused))  # fmt: skip
    lines = [_line(one) for one in added.refused[:MOST]]
    if len(added.refused) > MOST:
        lines.append(_("And {n} more.").format(n=len(added.refused) - MOST))
    text = f"{said} {wrong}" if count else wrong
    desk.say(Notice(text=text, more="\n".join(lines), tone=Tone.WARN, seconds=None, key="photos"))


def _line(one: Problem) -> str:
    return f"{one.field}: {one.message} {one.remedy}".strip()
