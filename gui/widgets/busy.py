"""Long work in sight: what is being done, how far it is, and a way to stop it that leaves nothing half done."""

from threading import Event

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.i18n import _
from gui.look.look import GAP
from gui.widgets.announce import announce
from gui.widgets.plain import button, row, words


class Busy(QWidget):
    """Hidden until `begin`; `tell` fits `Tasks.run(told=...)`. The `resting` controls cannot be used from `begin` to
    `end`: what is under way is not begun twice."""

    def __init__(self, *resting: QWidget) -> None:
        super().__init__()
        self._stop: Event | None = None
        self._resting = resting
        self.said, self.bar = words(""), QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setTextVisible(False)
        self.cancel = button(_("Stop"), self._ask_to_stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(row(self.said, self.cancel))
        layout.addWidget(self.bar)
        self.hide()

    def begin(self, said: str, stop: Event | None = None) -> None:
        self._stop = stop
        self._rest(True)
        self.said.setText(said)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(stop is not None)
        self.cancel.setEnabled(True)
        self.show()
        announce(self, said)

    def can_stop(self, stop: Event) -> None:
        """From now on it can be stopped."""
        self._stop = stop
        self.cancel.show()

    def tell(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if total > 1:
            self.said.setText(_("{what} ({done} of {total})").format(what=what, done=done, total=total))
        elif what:
            self.said.setText(what)

    def end(self) -> None:
        self._stop = None
        self._rest(False)
        self.hide()

    def _rest(self, resting: bool) -> None:  # noqa: FBT001, a value, not an option
        for control in self._resting:
            control.setEnabled(not resting)

    def _ask_to_stop(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self.said.setText(_("Stopping…"))
            self.cancel.setEnabled(False)
