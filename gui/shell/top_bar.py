"""The upper edge of the window: whose business it is, find anything, what waits, whether there is a line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.i18n import _, ngettext
from gui.keeper import Kept
from gui.look.icons import wear
from gui.look.look import SPACE, WIDE
from gui.widgets.plain import button, icon_button, set_tone, tip, words


class TopBar(QWidget):
    def __init__(self, find: Callable[[], object], outbox: Callable[[], object], fold: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fold = icon_button("menu", _("Show or hide the names of the rooms"), fold)
        self.name = words("", "strong", wrap=False)
        self.kept = words("", "small", wrap=False)
        self.finder = button(_("Find or do…"), find, "plain", icon="search")
        self.finder.setToolTip(_("Find anything, or say what you want to do ({keys})").format(keys="Ctrl+K"))
        self.waits = button("", outbox, "plain", icon="outbox")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, WIDE, SPACE)
        layout.setSpacing(SPACE)
        for part in (self.fold, self.name, self.kept):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.finder)
        layout.addWidget(self.waits)
        self._business = ""
        self.show_counts(0, 0)

    def show_name(self, name: str) -> None:
        self._business = name or _("A business without a name yet")
        self._elide()

    def show_kept(self, state: Kept) -> None:
        """In words, quietly."""
        said = {
            Kept.ALL: _("Saved"), Kept.SOON: _("Saving…"), Kept.STUCK: _("Not saved yet"), Kept.WRONG: _("To correct"),
        }[state]  # fmt: skip
        self.kept.setText(said)
        self.kept.setToolTip(_("What is marked in red is not saved.") if state is Kept.WRONG else "")
        set_tone(self.kept, "tone", "bad" if state in (Kept.STUCK, Kept.WRONG) else "")

    def show_counts(self, waiting: int, asking: int) -> None:
        """What waits, and what needs somebody, always in sight."""
        said = ngettext("{n} waits", "{n} wait", waiting).format(n=waiting) if waiting else _("Nothing waits")
        if asking:
            said = ngettext("{n} needs you", "{n} need you", asking).format(n=asking)
        self.waits.setText(said)
        self.waits.setAccessibleName(_("Outbox: {said}").format(said=said))
        self.waits.setToolTip(_("What is to go out, and what became of it"))
        wear(self.waits, "outbox", "bad" if asking else "ink")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.kept.setVisible(event.size().width() > 640)
        self._elide()

    def _elide(self) -> None:
        """A name of three hundred letters must not push the rest off the window."""
        room = max(120, self.width() // 3)
        self.name.setText(self.name.fontMetrics().elidedText(self._business, Qt.TextElideMode.ElideRight, room))
        self.name.setToolTip(tip(self._business))


class OfflineBar(QLabel):
    """There as long as there is no line, and says what that changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("pill", "warn")
        self.setMargin(SPACE)
        self.hide()

    def show_state(self, *, online: bool, waiting: int) -> None:
        self.setVisible(not online)
        if waiting:
            tail = ngettext(
                "{n} delivery will leave as soon as it is back.",
                "{n} deliveries will leave as soon as it is back.",
                waiting,
            )
            self.setText(_("No connection.") + " " + tail.format(n=waiting))
        else:
            self.setText(_("No connection. You can go on working; what you send will wait here."))
