"""The one place where the program says something without being asked: a bar below the screen, never a pop-up."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.i18n import _
from gui.look.icons import picture
from gui.look.look import SPACE, WIDE
from gui.notice import Act, Notice, Tone
from gui.widgets.announce import announce
from gui.widgets.flow import Flow
from gui.widgets.plain import button, icon_button, words

ICONS = {Tone.INFO: ("info", "ink"), Tone.GOOD: ("good", "good"), Tone.WARN: ("warn", "warn"), Tone.BAD: ("bad", "bad")}
MOST = 3  # shown at a time; the oldest passing one goes first


class NoticeBar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Messages"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(WIDE, 0, WIDE, SPACE)
        self._rows.setSpacing(SPACE)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        if notice.key:
            self.take_back(notice.key)
        while self._rows.count() >= MOST:
            self._close(self._passing())
        row = _Row(notice, self._close)
        self._rows.addWidget(row)
        self.show()
        announce(self, f"{notice.text} {notice.more}".strip())

    def take_back(self, key: str) -> None:
        for row in self._all():
            if row.notice.key == key:
                self._close(row)

    def close_newest(self) -> bool:
        """What Esc does here."""
        rows = self._all()
        if rows:
            self._close(rows[-1])
        return bool(rows)

    def texts(self) -> list[str]:
        return [f"{row.notice.text} {row.notice.more}".strip() for row in self._all()]

    def _all(self) -> list["_Row"]:
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, _Row)]

    def _passing(self) -> "_Row":
        rows = self._all()
        return next((row for row in rows if row.notice.seconds is not None), rows[0])

    def _close(self, row: "_Row") -> None:
        self._rows.removeWidget(row)
        row.setParent(None)
        row.deleteLater()
        self.setVisible(bool(self._all()))


class _Row(QFrame):
    def __init__(self, notice: Notice, closed: Callable[["_Row"], None]) -> None:
        super().__init__()
        self.notice = notice
        self.setProperty("notice", str(notice.tone))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        sign = QLabel()
        picture(sign, *ICONS[notice.tone])
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter if not notice.more else Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(words(notice.text, "strong" if notice.more else ""))
        if notice.more:
            said.addWidget(words(notice.more))
        layout.addLayout(said, 1)
        self._closed = closed
        buttons = [button(act.label, self._doing(act)) for act in notice.acts]
        if (buttons and notice.more) or len(buttons) > 1:
            below = Flow()  # beside them, much to read would be left a narrow column
            for made in buttons:
                below.add(made)
            said.addWidget(below)
        else:
            for made in buttons:
                layout.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        shut = icon_button("close", _("Close this message"), self._close)
        layout.addWidget(shut, 0, Qt.AlignmentFlag.AlignVCenter)
        if notice.seconds is not None:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self._close)
            timer.start(int(notice.seconds * 1000))

    def _doing(self, act: Act) -> Callable[[], None]:
        def close_and_do() -> None:
            self._close()
            act.does()

        return close_and_do

    def _close(self) -> None:
        self._closed(self)
