"""The button beside a drafted text that says it in other words, going round through what was seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from core.i18n import _
from gui.desk import Desk
from gui.notice import Notice
from gui.widgets.plain import icon_button

Find = Callable[[list[str]], str]


class AnotherButton:
    """`now` gives the text that stands there, `find` one that is none of those given, `put` writes it."""

    def __init__(self, desk: Desk, what: str, now: Callable[[], str], find: Find, put: Callable[[str], object]) -> None:
        self._desk, self._now, self._find, self._put = desk, now, find, put
        self._seen: list[str] = []
        self.button: QToolButton = icon_button("again", _("Another suggestion: {what}").format(what=what), self._turn)

    def _turn(self) -> None:
        self._desk.keeper.flush()
        now = self._now()
        if now not in self._seen:
            self._seen.append(now)
        text = self._desk.do(lambda: self._find(self._seen))
        if text is None:
            return
        if not text:  # all were seen: the first one again
            text = next((one for one in self._seen if one != now), "")
            self._seen = [now]
        if not text:
            self._desk.say(Notice(text=_("There are no other words for this text: write your own."), key="another"))
            return
        self._desk.do(lambda: self._put(text))
